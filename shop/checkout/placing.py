"""From a reviewed cart to an order that waits for its payment, in one short transaction."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils import timezone
from oscar.core.loading import get_class, get_model

from shop.basket.models import Basket
from shop.inventory.reservations import Wanted, reserve
from shop.order.discounts import lock_discounts
from shop.order.models import Order, ShippingAddress
from shop.order.numbers import new_order_number
from shop.order.paying import mark_paid
from shop.order.statuses import OrderStatus
from shop.order.utils import OrderCreator
from shop.payment.attempts import create_attempt
from shop.tasks.outbox import enqueue

from .draft import Draft
from .exceptions import (
    AccountClosed,
    AlreadyPlaced,
    NotForSale,
    PageUsed,
    QuoteChanged,
    VoucherRefused,
)
from .quote import make_quote

Applicator = get_class("offer.applicator", "Applicator")
Selector = get_class("partner.strategy", "Selector")


def place_order(
    *, draft: Draft, basket_id: int, fingerprint: str, submission: UUID, user: Any, request: Any
) -> Order:
    """Place the order, reserve its stock and open its payment attempt, or do nothing at all.

    Raises AlreadyPlaced (go to that order), PageUsed, QuoteChanged, NotForSale, VoucherRefused,
    AccountClosed or inventory.OutOfStock; the rollback leaves cart and stock as they were.
    """
    with transaction.atomic(durable=True):
        _lock_account(user)
        basket = _claim_basket(basket_id, user, request)
        if Order.objects.filter(submission=submission).exists():
            raise PageUsed
        _refuse_what_is_not_sold(basket)
        quote = make_quote(basket, draft.shipping_code)
        if quote is None or quote.fingerprint != fingerprint:
            raise QuoteChanged
        reserve(
            Wanted(line.stockrecord_id, line.quantity, line.product.get_title())
            for line in basket.all_lines()
        )
        order = _write_order(draft, quote, submission, user, request)
        if order.total_incl_tax > 0:
            create_attempt(order)
            _plan_reminder(order)
        else:
            mark_paid(order)
    return order


def find_placed(basket_id: int, submission: UUID | None = None) -> Order | None:
    """The order that this cart, or this very review page, has become."""
    orders = Order.objects.filter(basket_id=basket_id)
    if submission:
        orders = orders | Order.objects.filter(submission=submission)
    return orders.order_by("-pk").first()


def _lock_account(user: Any) -> None:
    """Closing the account waits for the order, or has been done and there is no order."""
    if user is None or not user.is_authenticated:
        return
    accounts = get_user_model()._default_manager.select_for_update(no_key=True)
    if accounts.filter(pk=user.pk, is_active=True).first() is None:
        raise AccountClosed


def _claim_basket(basket_id: int, user: Any, request: Any) -> Basket:
    """Only one caller gets the cart: the UPDATE finds it open once."""
    claimed = Basket.objects.filter(pk=basket_id, status=Basket.OPEN).update(status=Basket.FROZEN)
    if not claimed:
        order = find_placed(basket_id)
        if order is None or order.status == OrderStatus.CANCELLED:
            raise QuoteChanged
        raise AlreadyPlaced(order)
    basket = Basket.objects.get(pk=basket_id)
    _lock_discounts(basket)
    basket.strategy = Selector().strategy(request=request, user=user)
    Applicator().apply(basket, user, request)
    return basket


def _lock_discounts(basket: Basket) -> None:
    """Those of the cart and those for everybody."""
    offers = get_model("offer", "ConditionalOffer").objects
    voucher_ids = list(basket.vouchers.values_list("pk", flat=True))
    offer_ids = set(offers.filter(vouchers__in=voucher_ids).values_list("pk", flat=True))
    offer_ids |= set(offers.filter(offer_type="Site", status="Open").values_list("pk", flat=True))
    lock_discounts(voucher_ids=voucher_ids, offer_ids=offer_ids)


def _refuse_what_is_not_sold(basket: Basket) -> None:
    """What is no longer offered at all. What is only short of stock is reserve()'s to say."""
    gone = [line.product.get_title() for line in basket.all_lines() if not _is_sold(line)]
    if gone:
        raise NotForSale(gone)


def _is_sold(line: Any) -> bool:
    product = line.product
    public = product.is_public and (product.parent is None or product.parent.is_public)
    # Put into the cart at the moment in which it came to be sold in variants, it is none of them.
    is_one = not product.is_parent
    return bool(public and is_one and line.stockrecord_id and line.purchase_info.price.exists)


def _write_order(draft: Draft, quote: Any, submission: UUID, user: Any, request: Any) -> Order:
    signed_in = user is not None and user.is_authenticated
    try:
        order = OrderCreator().place_order(
            basket=quote.basket,
            total=quote.total,
            shipping_method=quote.shipping_method,
            shipping_charge=quote.shipping_charge,
            user=user if signed_in else AnonymousUser(),
            shipping_address=_write_address(draft),
            order_number=_free_number(),
            status=OrderStatus.AWAITING_PAYMENT,
            request=request,
            guest_email="" if signed_in else draft.email,
            submission=submission,
        )
    except ValueError as refusal:
        # Oscar raises it for a voucher that somebody else has used up meanwhile.
        raise VoucherRefused(str(refusal)) from refusal
    return order


def _write_address(draft: Draft) -> ShippingAddress:
    first, _, last = draft.name.strip().rpartition(" ")
    get_model("address", "Country").objects.get_or_create(
        pk=draft.country,
        defaults={
            "printable_name": "United States" if draft.country == "US" else draft.country,
            "is_shipping_country": True,
        },
    )
    address = ShippingAddress(
        first_name=first,
        last_name=last,
        line1=draft.line1,
        line2=draft.line2,
        line4=draft.city,
        state=draft.state,
        postcode=draft.postcode,
        country_id=draft.country,
        phone_number=draft.phone or "",
    )
    address.save()
    return address


def _free_number() -> str:
    while Order.objects.filter(number=(number := new_order_number())).exists():
        continue
    return number


def _plan_reminder(order: Order) -> None:
    enqueue(
        "order.finish_paying",
        key=f"order.finish_paying:{order.number}",
        payload={"order": order.pk},
        due_at=timezone.now() + timedelta(minutes=settings.PAYMENT_REMINDER_MINUTES),
    )
