"""What an order has used of vouchers and offers: given back when it is given up unpaid, counted
again when its late payment is accepted after all."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F
from oscar.core.loading import get_model

from .models import Order, OrderDiscount


def lock_discounts(*, voucher_ids: Iterable[int], offer_ids: Iterable[int]) -> None:
    """What vouchers and offers have given is counted under these locks, so none is overdrawn."""
    for name, keys in (("voucher.Voucher", voucher_ids), ("offer.ConditionalOffer", offer_ids)):
        rows = get_model(*name.split(".")).objects.select_for_update()
        list(rows.filter(pk__in=set(keys)).order_by("pk"))


def give_back_discounts(order: Order) -> None:
    """The order never counted: what it used of vouchers and offers may be used again."""
    discounts = list(OrderDiscount.objects.filter(order=order))
    applications = list(order.voucherapplication_set.all())
    _lock(discounts, {application.voucher_id for application in applications})
    # Oscar counts these for limits by customer, whatever has become of the order.
    OrderDiscount.objects.filter(order=order).update(frequency=0)
    for discount in discounts:
        _count(discount, -1, -(discount.frequency or 0))
    for application in applications:
        _count_order(application.voucher_id, -1)
        application.delete()


def count_discounts_again(order: Order) -> None:
    """The opposite. What was never given back is left alone.

    Nothing is refused: the buyer has paid the price that the voucher made. How often an offer
    applied within the order is gone with the giving back, so each counts once.
    """
    discounts = list(OrderDiscount.objects.filter(order=order, frequency=0))
    voucher_ids = {discount.voucher_id for discount in discounts if discount.voucher_id}
    vouchers = _lock(discounts, voucher_ids)
    for discount in discounts:
        _count(discount, 1, 1)
        OrderDiscount.objects.filter(pk=discount.pk).update(frequency=1)
    for voucher_id in vouchers:
        _count_order(voucher_id, 1)
        order.voucherapplication_set.create(voucher_id=voucher_id, user=order.user)


def _lock(discounts: list[Any], voucher_ids: set[int]) -> list[int]:
    """The vouchers of `voucher_ids` that there still are."""
    voucher_ids |= {discount.voucher_id for discount in discounts if discount.voucher_id}
    lock_discounts(
        voucher_ids=voucher_ids,
        offer_ids=[discount.offer_id for discount in discounts if discount.offer_id],
    )
    return list(_vouchers().filter(pk__in=voucher_ids).order_by("pk").values_list("pk", flat=True))


def _count(discount: Any, orders: int, applications: int) -> None:
    """`orders` is 1 or -1, and the sign of the amount."""
    get_model("offer", "ConditionalOffer").objects.filter(pk=discount.offer_id).update(
        num_applications=F("num_applications") + applications,
        num_orders=F("num_orders") + orders,
        total_discount=F("total_discount") + orders * discount.amount,
    )
    _vouchers().filter(pk=discount.voucher_id).update(
        total_discount=F("total_discount") + orders * discount.amount
    )


def _count_order(voucher_id: int, orders: int) -> None:
    _vouchers().filter(pk=voucher_id).update(num_orders=F("num_orders") + orders)


def _vouchers() -> Any:
    return get_model("voucher", "Voucher").objects
