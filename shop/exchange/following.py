"""What follows from written products: filters, recorded labels, search.

After the commit and in batches, each in a short transaction of its own, because it takes longer
than the writing and each part can be done again.
"""

import time
from collections.abc import Callable
from typing import Any

from django.db import connection

from catalogue.facets import refresh_facets_of
from catalogue.labels import record_labels
from catalogue.models import Product
from shop.search.index import refresh
from shop.search.products import KIND

BATCH = 100
# Who waits for SQLite's one lock looks for it every tenth of a second; without a pause as long,
# batch after batch would be there first.
PAUSE_SECONDS = 0.12


def follow(keys: list[int], *, by: Any, reason: str, progress: Callable[[int, int], None]) -> None:
    """`keys` are those of products; may be called again."""
    for start in range(0, len(keys), BATCH):
        products = list(
            Product.objects.filter(pk__in=keys[start : start + BATCH]).only("pk", "parent_id")
        )
        refresh_facets_of(products)
        record_labels([product.pk for product in products], by=by, reason=reason)
        refresh(KIND, {product.parent_id or product.pk for product in products})
        progress(start + len(products), len(keys))
        if connection.vendor == "sqlite" and start + BATCH < len(keys):
            time.sleep(PAUSE_SECONDS)
