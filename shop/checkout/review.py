"""Step 2: everything once more, then the order, then Stripe's page."""

import logging
import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from shop.basket.intake import sum_cart
from shop.inventory.exceptions import OutOfStock
from shop.order.models import Order
from shop.visitor import describe_visitor

from .draft import Draft, drop_draft, load_draft
from .exceptions import (
    AccountClosed,
    AlreadyPlaced,
    NotForSale,
    PageUsed,
    QuoteChanged,
    VoucherRefused,
)
from .pay import send_to_payment
from .placing import find_placed, place_order
from .quote import make_quote, read_quote
from .waiting import remember_order

logger = logging.getLogger(__name__)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return _place(request)
    return _show(request)


def _show(request: HttpRequest, notice: str = "") -> HttpResponse:
    """Context: draft, quote, quote_token, submission, intake, notice, visitor, step."""
    basket = request.basket  # type: ignore[attr-defined]
    draft = load_draft(request)
    if basket.is_empty:
        return redirect("basket:summary")
    quote = make_quote(basket, draft.shipping_code) if draft.complete else None
    if quote is None:
        return redirect("checkout:index")
    context = {
        "draft": draft,
        "quote": quote,
        "basket": basket,
        "intake": sum_cart(basket),
        "quote_token": quote.sign(),
        "submission": uuid.uuid4(),
        "notice": notice,
        "visitor": describe_visitor(request),
        "step": "review",
    }
    return render(request, "oscar/checkout/review.html", context, status=409 if notice else 200)


def _place(request: HttpRequest) -> HttpResponse:
    quoted = read_quote(request.POST.get("quote", ""))
    submission = _read_uuid(request.POST.get("submission", ""))
    if quoted is None or submission is None:
        return _show(request, _("Please look over your order once more, then place it."))
    basket_id, fingerprint = quoted
    if not _owns(request, basket_id):
        return _go_on_with(request, find_placed(basket_id, submission), submission)
    draft = load_draft(request)
    if not draft.complete:
        return redirect("checkout:index")
    return _try_to_place(request, draft, basket_id, fingerprint, submission)


def _try_to_place(
    request: HttpRequest, draft: Draft, basket_id: int, fingerprint: str, submission: uuid.UUID
) -> HttpResponse:
    try:
        order = place_order(
            draft=draft,
            basket_id=basket_id,
            fingerprint=fingerprint,
            submission=submission,
            user=request.user,
            request=request,
        )
    except AlreadyPlaced as placed:
        order = placed.order
    except QuoteChanged:
        return _show_again(
            request,
            _("Something changed meanwhile; the new total is below. Nothing was taken."),
        )
    except PageUsed:
        return _show_again(
            request,
            _("The order that you placed here was cancelled. To order again, place it once more."),
        )
    except AccountClosed:
        logout(request)
        messages.error(request, _("This account is closed. Nothing was ordered or taken."))
        return redirect("home")
    except OutOfStock as shortage:
        messages.error(request, f"{shortage} " + _("Nothing was taken; please change your cart."))
        return redirect("basket:summary")
    except NotForSale as gone:
        messages.error(
            request, _("No longer for sale: %s. Please remove it; nothing was taken.") % gone
        )
        return redirect("basket:summary")
    except VoucherRefused as refusal:
        messages.error(request, f"{refusal}. " + _("Nothing was taken; please remove the voucher."))
        return redirect("basket:summary")
    remember_order(request, order)
    drop_draft(request)
    return send_to_payment(request, order)


def _show_again(request: HttpRequest, notice: str) -> HttpResponse:
    """With prices as they are now: this request's cart was read before they changed."""
    request.basket.reset_offer_applications()  # type: ignore[attr-defined]
    request.basket._lines = None  # type: ignore[attr-defined]
    request._basket_cache = None  # type: ignore[attr-defined]
    return _show(request, notice)


def _owns(request: HttpRequest, basket_id: int) -> bool:
    return request.basket.id == basket_id  # type: ignore[attr-defined]


def _go_on_with(request: HttpRequest, order: Order | None, submission: uuid.UUID) -> HttpResponse:
    """A cart that is not this visitor's open one: their own order from it, or start over.

    The submission id was shown to one browser only, so whoever sends it may see that order.
    """
    mine = order is not None and (
        order.submission == submission
        or (request.user.is_authenticated and order.user_id == request.user.pk)
        or request.session.get("waiting_order") == order.number
    )
    if mine and order is not None:
        return send_to_payment(request, order)
    messages.info(request, _("Your cart has changed. Please look it over and order again."))
    return HttpResponseRedirect("/cart/")


def _read_uuid(text: Any) -> uuid.UUID | None:
    try:
        return uuid.UUID(str(text))
    except ValueError:
        return None
