"""The address book. Each change is a POST, and each address is its owner's only."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from .forms import AddressForm

MOST_ADDRESSES = 50


@never_cache
@require_safe
@login_required
def address_list(request: HttpRequest) -> HttpResponse:
    """Context: addresses."""
    context = {"addresses": _addresses(request), "active": "addresses"}
    return TemplateResponse(request, "oscar/customer/address/address_list.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def add_address(request: HttpRequest) -> HttpResponse:
    addresses = _addresses(request)
    if addresses.count() >= MOST_ADDRESSES:
        messages.error(request, _("Your address book is full. Delete an address first."))
        return redirect("customer:address-list")
    # The first address is where parcels go unless something else is said.
    first = addresses.model(is_default_for_shipping=not addresses.exists())
    return _edit(request, first, _("Add an address"), _("Your new address is saved."))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit_address(request: HttpRequest, pk: int) -> HttpResponse:
    address = get_object_or_404(_addresses(request), pk=pk)
    return _edit(request, address, _("Edit address"), _("Your address is saved."))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def delete_address(request: HttpRequest, pk: int) -> HttpResponse:
    address = get_object_or_404(_addresses(request), pk=pk)
    if request.method == "POST":
        address.delete()
        messages.success(request, _("The address is deleted."))
        return redirect("customer:address-list")
    context = {"address": address, "active": "addresses"}
    return TemplateResponse(request, "oscar/customer/address/address_delete.html", context)


@require_POST
@login_required
def make_default(request: HttpRequest, pk: int) -> HttpResponse:
    with transaction.atomic():
        address = get_object_or_404(_addresses(request).select_for_update(of=("self",)), pk=pk)
        # Saving takes the mark from the address that had it.
        address.is_default_for_shipping = True
        address.save()
    messages.success(request, _("Checkout now starts with this address."))
    return redirect("customer:address-list")


def _addresses(request: HttpRequest) -> Any:
    addresses = request.user.addresses.select_related("country")  # type: ignore[union-attr]
    return addresses.order_by("-is_default_for_shipping", "-date_created")


def _edit(request: HttpRequest, address: Any, title: str, done: str) -> HttpResponse:
    """Context: form, title."""
    form = AddressForm(request.POST or None, instance=address, user=request.user)  # type: ignore[arg-type]
    if request.method == "POST" and form.is_valid() and form.save_once():
        messages.success(request, done)
        return redirect("customer:address-list")
    context = {"form": form, "title": title, "active": "addresses"}
    return TemplateResponse(request, "oscar/customer/address/address_form.html", context)
