"""The account's own list of what it waits for."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from .asking import alerts_of_account
from .models import StockAlert
from .supply import is_withdrawn, sold_products, url_of


@never_cache
@require_safe
@login_required
def alert_list(request: HttpRequest) -> HttpResponse:
    """Context: `alerts`, each with `product`, `url` (empty when it is no longer sold)."""
    alerts = list(alerts_of_account(request.user).unsent())  # type: ignore[arg-type]
    context = {"alerts": _with_products(alerts), "active": "alerts"}
    return TemplateResponse(request, "alerts/list.html", context)


@require_POST
@login_required
def remove_alert(request: HttpRequest, pk: int) -> HttpResponse:
    """Of the account's own only; one that is gone already is as good as removed."""
    alerts_of_account(request.user).filter(pk=pk).delete()  # type: ignore[arg-type]
    messages.success(request, _("Taken off your list."))
    return redirect("customer:stock-alerts")


def _with_products(alerts: list[StockAlert]) -> list[dict[str, object]]:
    keys = [alert.product_id for alert in alerts]
    products = {product.pk: product for product in sold_products().filter(pk__in=keys)}
    shown = [
        (alert, products[alert.product_id]) for alert in alerts if alert.product_id in products
    ]
    return [
        {"alert": alert, "product": each, "url": "" if is_withdrawn(each) else url_of(each)}
        for alert, each in shown
    ]
