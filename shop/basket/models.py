from typing import Any

from django.db import models, transaction
from django.db.models import Q
from oscar.apps.basket.abstract_models import AbstractBasket


class Basket(AbstractBasket):
    """A cart. An account has one open cart; a guest's is known by its cookie."""

    class Meta(AbstractBasket.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["owner"], condition=Q(status="Open"), name="one_open_cart_per_owner"
            )
        ]

    def all_lines(self) -> Any:
        """Oscar's, with all that prices, availability and the cart page read."""
        if self.id is not None and self._lines is None:
            self._lines = (
                self.lines.select_related(
                    "product__product_class",
                    "product__facts",
                    "product__parent__product_class",
                    "product__parent__facts",
                    "stockrecord",
                )
                .prefetch_related("attributes", "product__images", "product__parent__images")
                .order_by(self._meta.pk.name)
            )
        return super().all_lines()

    def add_product(self, product: Any, quantity: int = 1, options: Any = None) -> Any:
        """Oscar's, but adds at the same moment add up: the cart's row is locked meanwhile."""
        with transaction.atomic():
            if self.pk:
                Basket.objects.select_for_update().get(pk=self.pk)
            return super().add_product(product, quantity, options)

    add_product.alters_data = True  # type: ignore[attr-defined]
    add = add_product


from oscar.apps.basket.models import *  # noqa: E402, F403
