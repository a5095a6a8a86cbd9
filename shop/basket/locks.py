"""The lock on a cart. Which lock comes before which: docs/architecture.md."""

from django.utils.translation import gettext as _

from .exceptions import CartClosed
from .models import Basket


def lock_cart(cart: Basket) -> None:
    """Every change of a cart begins here. Raises CartClosed if it is being ordered, or gone."""
    if not Basket.open.select_for_update().filter(pk=cart.pk).exists():
        raise CartClosed(_("This cart is being ordered. Please finish or cancel that order first."))
