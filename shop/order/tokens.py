"""The secret part of a guest's order address."""

from django.core.signing import BadSignature, Signer

_signer = Signer(salt="shop.order")


def sign_order_number(number: str) -> str:
    """The token that opens /orders/<number>/<token>/."""
    return _signer.signature(number)


def is_order_token(number: str, token: str) -> bool:
    try:
        _signer.unsign(f"{number}:{token}")
    except BadSignature:
        return False
    return True
