from datetime import timedelta

from shop.tasks.registry import every

from .reconciliation import reconcile

every(timedelta(minutes=1), "payments.reconcile")(reconcile)
