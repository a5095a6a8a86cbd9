"""The secret part of the address that Stripe sends a buyer back to."""

from uuid import UUID

from django.core.signing import BadSignature, Signer

from .models import PaymentAttempt

_signer = Signer(salt="shop.payment.attempt")


def sign_attempt(attempt: PaymentAttempt) -> str:
    return _signer.sign(attempt.uuid.hex)


def read_attempt(token: str) -> UUID | None:
    """The attempt's uuid, or None for a token that is not ours."""
    try:
        return UUID(hex=_signer.unsign(token))
    except (BadSignature, ValueError):
        return None
