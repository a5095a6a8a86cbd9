"""/back-in-stock/: asking, confirming and stopping, by people without an account too."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from catalogue.models import Product
from shop.rates import is_too_often
from shop.users.models import User

from .asking import MOST_ALERTS, ask_as_guest, ask_for_account, confirm
from .exceptions import TooManyAlerts
from .forgetting import find_alerts, forget_owner
from .forms import AskForm
from .links import open_owner, open_request, seal_owner
from .supply import count_for_sale, is_withdrawn, sold_products, url_of

# Filled in by machines only: people do not see it, and are told to leave it empty.
TRAP = "website"
ASKED_AN_HOUR, HOUR = 20, 3600
methods = require_http_methods(["GET", "HEAD", "POST"])


@methods
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """alerts/ask.html. Context: `product`, `product_url`, and one of `form`, `sent`, `is_back`.

    The answer to a guest is the same for every address.
    """
    product = _find(pk)
    if count_for_sale(product):
        return _show(request, product, is_back=True)
    if request.method != "POST":
        return _show(request, product, **({"sent": True} if "sent" in request.GET else {}))
    if request.POST.get(TRAP):
        # A machine learns nothing from this answer.
        return _thank(product)
    form = AskForm(request.POST)
    if not form.is_valid():
        return _show(request, product, form=form, status=400)
    if is_too_often(request, "stock-alert", times=ASKED_AN_HOUR, seconds=HOUR):
        form.add_error(None, _("You have asked many times. Please try again in an hour."))
        return _show(request, product, form=form, status=429)
    return _receive(request, product, form)


# No cookie gives the right to the next two: the link in the mail does.
@csrf_exempt
@never_cache
@methods
def confirm_request(request: HttpRequest, token: str) -> HttpResponse:
    """alerts/confirm.html. Context: `product` (None for a link that has run out), `product_url`,
    `is_back`, `is_withdrawn`, and after the press `stop_url` or `is_full`."""
    asked = open_request(token)
    product = sold_products().filter(pk=asked.product_id).first() if asked else None
    if asked is None or product is None:
        return render(request, "alerts/confirm.html", {"product": None}, status=404)
    context: dict[str, object] = {
        "product": product,
        "product_url": url_of(product),
        "is_back": bool(count_for_sale(product)),
        "is_withdrawn": is_withdrawn(product),
    }
    if request.method == "POST" and not context["is_back"] and not context["is_withdrawn"]:
        try:
            owner = confirm(asked, product)
        except TooManyAlerts:
            context["is_full"] = True
        else:
            context["stop_url"] = reverse("stock-alert-stop", args=[seal_owner(owner)])
    return render(request, "alerts/confirm.html", context)


# Mail programs post here themselves.
@csrf_exempt
@never_cache
@methods
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """alerts/stop.html. Context: `owner` (None: the link is not ours), `alerts`, `stopped`."""
    owner = open_owner(token)
    if owner is None:
        return render(request, "alerts/stop.html", {"owner": None}, status=404)
    if request.method == "POST":
        forget_owner(owner)
        return render(request, "alerts/stop.html", {"owner": owner, "stopped": True})
    alerts = find_alerts(owner).unsent().select_related("product__parent")
    return render(request, "alerts/stop.html", {"owner": owner, "alerts": alerts})


def _find(pk: int) -> Product:
    # SQLite and PostgreSQL both refuse a number that no key can be.
    product = sold_products().filter(pk=pk).first() if pk < 2**63 else None
    if product is None or is_withdrawn(product):
        raise Http404("No such product.")
    return product


def _receive(request: HttpRequest, product: Product, form: AskForm) -> HttpResponse:
    email = form.cleaned_data["email"]
    user = request.user
    if isinstance(user, User) and email in ("", user.email):
        try:
            ask_for_account(user, product)
        except TooManyAlerts:
            words = _("You wait for %(count)d products already. Take one off your list first.")
            form.add_error(None, words % {"count": MOST_ALERTS})
            return _show(request, product, form=form, status=400)
        messages.success(
            request,
            _("We write to you once %(product)s is back.") % {"product": product.get_title()},
        )
        return redirect("customer:stock-alerts")
    if not email:
        form.add_error("email", _("Please enter your e-mail address, or sign in."))
        return _show(request, product, form=form, status=400)
    ask_as_guest(email, product)
    return _thank(product)


def _thank(product: Product) -> HttpResponseRedirect:
    response = HttpResponseRedirect(reverse("stock-alert", args=[product.pk]) + "?sent=yes")
    response.status_code = 303
    return response


def _show(
    request: HttpRequest, product: Product, *, status: int = 200, **context: object
) -> HttpResponse:
    context |= {"product": product, "product_url": url_of(product)}
    if not context.keys() & {"sent", "is_back"}:
        context.setdefault("form", AskForm())
    return render(request, "alerts/ask.html", context, status=status)
