"""Why an order could not be placed. Nothing has been taken, and the cart is as it was."""

from typing import Any


class CheckoutError(Exception):
    code = "checkout"


class QuoteChanged(CheckoutError):
    """A price, a discount or the shipping is no longer what the buyer has seen."""

    code = "quote_changed"


class NotForSale(CheckoutError):
    """Something in the cart is no longer sold."""

    code = "not_for_sale"

    def __init__(self, titles: list[str]) -> None:
        self.titles = titles
        super().__init__(", ".join(titles))


class VoucherRefused(CheckoutError):
    """A voucher in the cart cannot be used by this buyer (any more)."""

    code = "voucher_refused"


class PageUsed(CheckoutError):
    """This very review page has made an order before, which was given up since."""

    code = "page_used"


class AccountClosed(CheckoutError):
    """The buyer's account has been closed, in another tab or by staff."""

    code = "account_closed"


class AlreadyPlaced(CheckoutError):
    """This cart has become an order already: another click, tab or visit was first."""

    code = "already_placed"

    def __init__(self, order: Any) -> None:
        self.order = order
        super().__init__(order.number)
