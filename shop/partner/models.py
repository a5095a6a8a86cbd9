from django.db import models
from django.db.models import F, Q
from oscar.apps.partner.abstract_models import AbstractStockRecord
from simple_history.models import HistoricalRecords

from .price_change import PriceChange  # noqa: F401


class StockRecord(AbstractStockRecord):
    """Stock and price. Only shop.inventory writes `num_in_stock` and `num_allocated`."""

    # The price's past. Stock has a ledger (inventory.StockAdjustment), reservations have orders.
    history = HistoricalRecords(
        excluded_fields=["num_in_stock", "num_allocated", "date_created", "date_updated"]
    )

    class Meta(AbstractStockRecord.Meta):
        constraints = [
            # The last net under every flow: more cannot be reserved than there is.
            models.CheckConstraint(
                condition=Q(num_allocated__isnull=True)
                | Q(num_in_stock__isnull=True)
                | Q(num_allocated__lte=F("num_in_stock")),
                name="allocated_at_most_in_stock",
                violation_error_message=(
                    "More units are reserved for orders than this would leave in stock."
                ),
            ),
            models.CheckConstraint(
                condition=Q(num_allocated__isnull=True) | Q(num_allocated__gte=0),
                name="allocated_not_negative",
            ),
        ]


from oscar.apps.partner.models import *  # noqa: E402, F403
