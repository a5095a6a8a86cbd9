from datetime import timedelta

from shop.tasks.registry import every

from .price_changes import apply_due

every(timedelta(minutes=1), "prices.apply")(apply_due)
