"""Whether a product can be bought, and the words that say so. No other place words stock."""

from django.conf import settings
from django.utils.translation import gettext as _
from oscar.apps.partner import availability
from oscar.apps.partner.availability import Available, Base

__all__ = ["Available", "Base", "NotForSale", "StockRequired", "Unavailable"]


class Unavailable(availability.Unavailable):
    """Nothing to sell: no stock record, or no variant that can be bought."""

    code = "sold-out"

    @property
    def message(self) -> str:
        return _("Sold out")

    def is_purchase_permitted(self, quantity: int) -> tuple[bool, str]:
        return False, _("This product is sold out.")


class NotForSale(Unavailable):
    """The product has been taken out of the shop, whatever is in stock."""

    code = "not-for-sale"

    @property
    def message(self) -> str:
        return _("No longer sold")

    def is_purchase_permitted(self, quantity: int) -> tuple[bool, str]:
        return False, _("This product is no longer sold.")


class StockRequired(availability.StockRequired):
    """As many as are in stock and not reserved for orders."""

    CODE_IN_STOCK = "in-stock"
    CODE_LOW_STOCK = "low-stock"
    CODE_OUT_OF_STOCK = "sold-out"

    @property
    def code(self) -> str:
        if self.num_available <= 0:
            return self.CODE_OUT_OF_STOCK
        if self.num_available <= settings.LOW_STOCK_THRESHOLD:
            return self.CODE_LOW_STOCK
        return self.CODE_IN_STOCK

    @property
    def message(self) -> str:
        if self.num_available <= 0:
            return _("Sold out")
        if self.num_available <= settings.LOW_STOCK_THRESHOLD:
            return _("Only %(count)d left") % {"count": self.num_available}
        return _("In stock")

    short_message = message

    def is_purchase_permitted(self, quantity: int) -> tuple[bool, str]:
        if self.num_available <= 0:
            return False, _("This product is sold out.")
        if quantity > self.num_available:
            return False, _("Only %(count)d left in stock.") % {"count": self.num_available}
        return True, ""
