"""Refusals in Stripe's error envelope. Source: https://docs.stripe.com/api/errors"""

from typing import Any


class StripeError(Exception):
    """`status` is the HTTP status, `body` the `error` object of the envelope.

    `stored` says whether an idempotency key remembers this answer: Stripe remembers it once
    execution began, so refusals of the request itself (parameters, keys) are not remembered.
    """

    def __init__(self, status: int, kind: str, message: str, *, stored: bool = True, **fields: Any):
        super().__init__(message)
        self.status = status
        self.stored = stored
        self.body = {"message": message, "type": kind}
        self.body |= {name: value for name, value in fields.items() if value is not None}

    @property
    def envelope(self) -> dict[str, Any]:
        return {"error": self.body}


def refuse(
    message: str, *, param: str | None = None, code: str | None = None, status: int = 400
) -> StripeError:
    """An invalid request, found while executing it."""
    return StripeError(status, "invalid_request_error", message, code=code, param=param)


def refuse_parameter(message: str, param: str, code: str | None = None) -> StripeError:
    """An invalid request, found before executing anything."""
    return StripeError(400, "invalid_request_error", message, stored=False, code=code, param=param)


def missing_object(kind: str, identifier: str, param: str) -> StripeError:
    return refuse(
        f"No such {kind}: '{identifier}'", param=param, code="resource_missing", status=404
    )


def card_error(code: str, message: str, **fields: Any) -> StripeError:
    return StripeError(402, "card_error", message, code=code, **fields)
