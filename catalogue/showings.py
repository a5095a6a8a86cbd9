"""Products appear and vanish at their planned times, by the same door as by hand.

`apply_due` may run in several workers at once and after any pause: each step is marked in the
transaction that takes it, under the product's lock.
"""

import logging
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from catalogue.models import Product, Showing
from catalogue.publishing import NotPublishable, publish

logger = logging.getLogger(__name__)


def apply_due() -> int:
    """Take every step that is due; returns how many products were looked at.

    One that fails holds up no other; the first error is raised at the end, for the job's page.
    """
    keys = list(
        Showing.objects.due(timezone.now())
        .order_by("product_id")
        .values_list("product_id", flat=True)
        .distinct()
    )
    errors: list[Exception] = []
    for key in keys:
        try:
            with transaction.atomic():
                _apply_to(key)
        except Exception as error:
            logger.exception("Planned availability of product %s failed", key)
            errors.append(error)
    if errors:
        raise errors[0]
    return len(keys)


def withdraw(showing: Showing) -> bool:
    """Take back what has not begun. False if it has, or was withdrawn before."""
    planned = Showing.objects.filter(
        pk=showing.pk, shown_at=None, hidden_at=None, withdrawn_at=None
    )
    return bool(planned.update(withdrawn_at=timezone.now()))


def _apply_to(product_id: int) -> None:
    product = Product.objects.select_for_update(of=("self",)).filter(pk=product_id).first()
    now = timezone.now()
    due = Showing.objects.due(now).filter(product_id=product_id).select_related("by")
    for showing in sorted(due, key=lambda each: (each.available_from or each.created_at, each.pk)):
        if product is not None:
            _take_step(showing, product, now)


def _take_step(showing: Showing, product: Product, now: datetime) -> None:
    if showing.available_until and showing.available_until <= now:
        _hide(product, showing)
        showing.hidden_at = now
    else:
        _try_to_show(showing, product, now)
    showing.save()


def _try_to_show(showing: Showing, product: Product, now: datetime) -> None:
    """What blocks it is written down for staff, and the next round tries again."""
    try:
        publish(product, showing.by)
    except NotPublishable as error:
        showing.problem = " ".join(each.message for each in error.problems)
        return
    showing.shown_at, showing.problem = now, ""


def _hide(product: Product, showing: Showing) -> None:
    """Saved, not updated: facets, search and history follow a saved row."""
    if not product.is_public:
        return
    product.is_public = False
    product._history_user = showing.by  # type: ignore[attr-defined]
    product._change_reason = "planned availability"  # type: ignore[attr-defined]
    product.save(update_fields=["is_public", "date_updated"])
