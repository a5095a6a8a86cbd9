"""Why something could not go into a cart; the text is for customers."""


class CartError(Exception):
    code = "cart"


class NotBuyable(CartError):
    """Sold out, no longer sold, a variant has to be chosen first, or not that many are left."""

    code = "not_buyable"


class CartFull(CartError):
    """More pieces than a cart may hold."""

    code = "cart_full"


class CartClosed(CartError):
    """The cart is being ordered in another tab."""

    code = "cart_closed"


class VoucherRefused(CartError):
    code = "voucher_refused"
