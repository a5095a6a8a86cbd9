"""The links in the mails: encrypted, so that no address of a person stands in a log or a history.

Encryption also authenticates: a link that opens is one that we have sent.
"""

import json
import time
from dataclasses import dataclass
from typing import Any

from cryptography.fernet import InvalidToken

from shop.users.encryption import decrypt, encrypt

CONFIRM, STOP = "stock-alert.confirm", "stock-alert.stop"
CONFIRM_SECONDS = 3 * 24 * 3600


@dataclass(frozen=True)
class Owner:
    """Whose alerts: an account's by its key, or a guest's by address."""

    user_id: int | None
    email: str = ""


@dataclass(frozen=True)
class Request:
    """That `email` asked to be told about a product."""

    product_id: int
    email: str


def seal_request(request: Request) -> str:
    return _seal(CONFIRM, product=request.product_id, email=request.email, at=int(time.time()))


def open_request(token: str) -> Request | None:
    """None for a token that is not ours, or older than three days."""
    data = _open(CONFIRM, token)
    if data is None or time.time() - data["at"] > CONFIRM_SECONDS:
        return None
    return Request(data["product"], data["email"])


def seal_owner(owner: Owner) -> str:
    return _seal(STOP, user=owner.user_id, email=owner.email)


def open_owner(token: str) -> Owner | None:
    """None for a token that is not ours. It never runs out: stopping must work from an old mail."""
    data = _open(STOP, token)
    return None if data is None else Owner(data["user"], data["email"])


def _seal(purpose: str, **data: Any) -> str:
    return encrypt(json.dumps({"for": purpose, **data}))


def _open(purpose: str, token: str) -> dict[str, Any] | None:
    try:
        data: dict[str, Any] = json.loads(decrypt(token))
    except (InvalidToken, ValueError):
        return None
    return data if data.get("for") == purpose else None
