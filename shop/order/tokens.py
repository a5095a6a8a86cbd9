"""The secret parts of an order's addresses: its page, and the page where it is paid."""

from django.core.signing import BadSignature, Signer

_signer = Signer(salt="shop.order")
_pay_signer = Signer(salt="shop.order.pay")


def sign_order_number(number: str) -> str:
    """The token that opens /orders/<number>/<token>/."""
    return _signer.signature(number)


def is_order_token(number: str, token: str) -> bool:
    try:
        _signer.unsign(f"{number}:{token}")
    except BadSignature:
        return False
    return True


def sign_pay_link(number: str) -> str:
    """The token that opens /checkout/pay/<token>/."""
    return _pay_signer.sign(number)


def read_pay_link(token: str) -> str | None:
    """The order number, or None for a token that is not ours."""
    try:
        return _pay_signer.unsign(token)
    except BadSignature:
        return None
