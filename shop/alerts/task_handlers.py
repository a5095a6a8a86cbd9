from datetime import timedelta
from typing import Any

from shop.tasks.registry import every, handles
from shop.users.encryption import decrypt

from .asking import CONFIRMATION
from .forgetting import forget_old
from .mails import send_confirmation
from .sending import BACK, queue_due, tell
from .supply import is_withdrawn, sold_products

every(timedelta(minutes=1), "stock_alerts.queue")(queue_due)
every(timedelta(days=1), "stock_alerts.forget")(forget_old)


@handles(CONFIRMATION)
def ask_whether_it_was_them(payload: dict[str, Any]) -> None:
    """Nothing if the product has been withdrawn meanwhile."""
    product = sold_products().filter(pk=payload["product"]).first()
    if product and not is_withdrawn(product):
        send_confirmation(decrypt(payload["email"]), product)


@handles(BACK)
def tell_that_it_is_back(payload: dict[str, Any]) -> None:
    tell(payload["alert"], payload["turn"])
