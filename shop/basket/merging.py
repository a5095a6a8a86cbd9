"""One cart into another, so that pieces add up and none is counted twice."""

from collections.abc import Iterator

from django.conf import settings
from django.db import transaction
from django.db.models import F, Sum
from django.utils import timezone

from .models import Basket, Line


def merge_carts(*, own: Basket, other: Basket, state: str = Basket.OPEN) -> int:
    """Move the lines and vouchers of a cart into an open one; returns the pieces moved.

    `state` is what `other` must be in: open, or frozen for the cart of an order that was given up.
    0 when somebody else has claimed `other` first, or when `own` is just being ordered. Pieces
    beyond the shop's limit for a cart stay behind.
    """
    with transaction.atomic():
        # Under the locks that each change of a cart takes, so that none is overwritten.
        both = Basket.objects.select_for_update().filter(pk__in=[own.pk, other.pk]).order_by("pk")
        if {cart.pk: cart.status for cart in both}.get(own.pk) != Basket.OPEN:
            return 0
        claimed = Basket.objects.filter(pk=other.pk, status=state).update(
            status=Basket.MERGED, date_merged=timezone.now()
        )
        if not claimed:
            return 0
        room = settings.OSCAR_MAX_BASKET_QUANTITY_THRESHOLD - _count(own)
        moved = sum(_move_lines(other, own, room))
        own.vouchers.add(*other.vouchers.all())
        other.vouchers.clear()
    return moved


def _move_lines(other: Basket, own: Basket, room: int) -> Iterator[int]:
    for line in other.lines.order_by("pk"):
        pieces = min(line.quantity, room)
        if pieces <= 0:
            return
        room -= pieces
        same = own.lines.filter(line_reference=line.line_reference)
        if not same.update(quantity=F("quantity") + pieces):
            Line.objects.filter(pk=line.pk).update(basket=own, quantity=pieces)
        yield pieces


def _count(cart: Basket) -> int:
    return cart.lines.aggregate(pieces=Sum("quantity"))["pieces"] or 0
