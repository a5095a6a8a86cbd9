"""/cart/: the page, and what can be done to a cart. Everything works without a script."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from catalogue.models import Product
from shop.rates import is_too_often
from shop.visitor import describe_visitor

from .cart_page import make_cart_page
from .changes import add_to_cart, set_quantities
from .exceptions import CartClosed, CartError, VoucherRefused
from .forms import AddForm, QuantityField, VoucherForm
from .intake import sum_cart
from .responses import SeeOther, back, wants_json
from .vouchers import add_voucher, remove_voucher

# Guessing a code is not worth while at this pace.
VOUCHER_TRIES, VOUCHER_WINDOW = 20, 600


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def cart(request: HttpRequest) -> HttpResponse:
    """oscar/basket/basket.html. A POST holds `quantity-<line>` fields, or `remove` with a line id.

    Context: `cart` (cart_page.CartPage), `intake` (catalogue.intake.Intake), `voucher_form`,
    `removed` (None, or the line just taken out: title, quantity, undo_url; post `quantity` there),
    `visitor`.
    """
    if request.method == "POST":
        return _change(request)
    return _show(request)


@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Adds `quantity` pieces (1 without) of the product.

    A page gets a 303 to `next`, or to the cart, with a message. A script that accepts JSON gets
    {"cart_count", "message"}, or 400 (a wrong number) or 409 (not to be had) with {"errors": […]}.
    """
    product = Product.objects.filter(pk=pk).select_related("product_class", "parent").first()
    if product is None:
        raise Http404("No such product.")
    form = AddForm(request.POST)
    if not form.is_valid():
        return _refuse(request, [str(error) for error in form.errors["quantity"]], status=400)
    quantity = form.cleaned_data["quantity"]
    try:
        add_to_cart(request.basket, product, quantity)  # type: ignore[attr-defined]
    except CartError as refusal:
        return _refuse(request, [str(refusal)], status=409)
    text = ngettext(
        "Added to your cart: %(title)s.", "Added to your cart: %(count)d × %(title)s.", quantity
    ) % {"count": quantity, "title": product.get_title()}
    if wants_json(request):
        count = describe_visitor(request)["cart_count"]
        return JsonResponse({"cart_count": count, "message": text})
    messages.success(request, text)
    return back(request)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def vouchers_add(request: HttpRequest) -> HttpResponse:
    """Posts `code`. A refused one shows the cart again with the reason next to the field."""
    if request.method != "POST":
        return SeeOther(reverse("basket:summary"))
    form = VoucherForm(request.POST)
    if is_too_often(request, "voucher", times=VOUCHER_TRIES, seconds=VOUCHER_WINDOW):
        form.add_error("code", _("That was too often. Please try again in ten minutes."))
        return _show(request, voucher_form=form, status=429)
    if form.is_valid():
        try:
            voucher = add_voucher(
                request.basket,  # type: ignore[attr-defined]
                form.cleaned_data["code"],
                user=request.user,
                request=request,
            )
        except (VoucherRefused, CartClosed) as refusal:
            form.add_error("code", str(refusal))
        else:
            messages.success(request, _("Voucher %(code)s applied.") % {"code": voucher.code})
            return SeeOther(reverse("basket:summary"))
    return _show(request, voucher_form=form, status=400)


@require_POST
def vouchers_remove(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        voucher = remove_voucher(request.basket, pk)  # type: ignore[attr-defined]
    except CartClosed as refusal:
        messages.error(request, str(refusal))
    else:
        if voucher:
            messages.info(request, _("Voucher %(code)s removed.") % {"code": voucher.code})
    return SeeOther(reverse("basket:summary"))


def _show(
    request: HttpRequest,
    *,
    typed: dict[int, str] | None = None,
    errors: dict[int, str] | None = None,
    voucher_form: VoucherForm | None = None,
    status: int = 200,
) -> HttpResponse:
    page = make_cart_page(
        request.basket,  # type: ignore[attr-defined]
        request.user,
        typed=typed,
        errors=errors,
    )
    context = {
        "cart": page,
        "intake": sum_cart(request.basket),  # type: ignore[attr-defined]
        "voucher_form": voucher_form or VoucherForm(),
        "removed": _just_removed(request),
        "visitor": describe_visitor(request),
    }
    return render(request, "oscar/basket/basket.html", context, status=status)


def _change(request: HttpRequest) -> HttpResponse:
    basket = request.basket  # type: ignore[attr-defined]
    if basket.pk is None:
        return SeeOther(reverse("basket:summary"))
    lines = {str(line.pk): line for line in basket.all_lines()}
    line = lines.get(request.POST.get("remove", ""))
    if line is not None:
        return _remove(request, line)
    wanted, typed, errors = _read_quantities(request, lines)
    if not errors:
        try:
            errors = set_quantities(basket, wanted)
        except CartError as refusal:
            messages.error(request, str(refusal))
            return SeeOther(reverse("basket:summary"))
    if errors:
        return _show(request, typed=typed, errors=errors, status=400)
    return SeeOther(reverse("basket:summary"))


def _remove(request: HttpRequest, line: Any) -> HttpResponse:
    """What was removed stands in the address, so that the page can offer to undo it."""
    try:
        set_quantities(request.basket, {line.pk: 0})  # type: ignore[attr-defined]
    except CartError as refusal:
        messages.error(request, str(refusal))
        return SeeOther(reverse("basket:summary"))
    removed = f"{line.product_id}-{line.quantity}"
    return SeeOther(f"{reverse('basket:summary')}?removed={removed}")


def _just_removed(request: HttpRequest) -> dict[str, Any] | None:
    pk, _dash, quantity = request.GET.get("removed", "").partition("-")
    if not (_is_number(pk) and _is_number(quantity)):
        return None
    product = Product.objects.public().filter(pk=int(pk)).select_related("parent").first()
    if product is None:
        return None
    return {
        "title": product.get_title(),
        "quantity": int(quantity),
        "undo_url": reverse("basket:add", kwargs={"pk": product.pk}),
    }


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def _read_quantities(
    request: HttpRequest, lines: dict[str, Any]
) -> tuple[dict[int, int], dict[int, str], dict[int, str]]:
    """Wanted quantities, what was typed, and what is wrong with it, by line id."""
    field = QuantityField(min_value=0)
    wanted, typed, errors = {}, {}, {}
    for pk, line in lines.items():
        text = request.POST.get(f"quantity-{pk}")
        if text is None:
            continue
        typed[line.pk] = text[:20]
        try:
            wanted[line.pk] = field.clean(text)
        except ValidationError as error:
            errors[line.pk] = error.messages[0]
    return wanted, typed, errors


def _refuse(request: HttpRequest, errors: list[str], *, status: int) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"errors": errors}, status=status)
    for error in errors:
        messages.error(request, error)
    return back(request)
