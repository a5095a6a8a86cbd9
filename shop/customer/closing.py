"""Closing an account: the person goes, the books stay.

Orders are kept because commercial and tax law ask for them; they lose the link to the account and
keep the address they were placed with. A voucher stays spent.
"""

from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from allauth.core.exceptions import ReauthenticationRequired
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from oscar.core.loading import get_model

from shop.alerts.forgetting import forget_account
from shop.basket.models import Basket
from shop.order.models import Order
from shop.users.models import User


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def close(request: HttpRequest) -> HttpResponse:
    """Asks for the password, or another factor, unless it was given minutes ago."""
    if request.method != "POST":
        return TemplateResponse(
            request, "oscar/customer/profile/profile_delete.html", {"active": "profile"}
        )
    if request.user.is_staff or request.user.is_superuser:
        raise PermissionDenied
    if not did_recently_reauthenticate(request):
        raise ReauthenticationRequired
    user = User.objects.get(pk=request.user.pk)
    logout(request)
    close_account(user)
    messages.success(request, _("Your account is closed, and what it held about you is deleted."))
    return redirect("home")


def close_account(user: User) -> None:
    """Delete the account and everything personal that hangs on it, except what must be kept."""
    with transaction.atomic():
        # Before all else, as placing an order does: none is placed for half an account.
        if User.objects.select_for_update().filter(pk=user.pk).first() is None:
            return
        Order.objects.filter(user=user, guest_email="").update(guest_email=user.email)
        Order.objects.filter(user=user).update(user=None)
        # These would be deleted with the account, and a used voucher would be new again.
        get_model("voucher", "VoucherApplication").objects.filter(user=user).update(user=None)
        get_model("order", "OrderNote").objects.filter(user=user).update(user=None)
        # A cart that has become an order belongs to the order's history.
        Basket.objects.filter(owner=user).exclude(status__in=Basket.editable_statuses).update(
            owner=None
        )
        forget_account(user)
        # A decision about one of them, made at this moment, waits or is deleted along.
        reviews = get_model("reviews", "ProductReview").objects.filter(user=user)
        list(reviews.select_for_update().order_by("pk"))
        user.delete()
