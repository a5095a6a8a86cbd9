"""Two mails: did you ask for this, and it is back."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.models import Product
from shop.context import shop_facts

from .links import Owner, Request, seal_owner, seal_request
from .models import StockAlert
from .supply import url_of


def send_confirmation(email: str, product: Product) -> None:
    token = seal_request(Request(product.pk, email))
    context = {
        "subject": _("Shall we tell you when %(product)s is back?") % _name(product),
        "product": product,
        "confirm_url": settings.SITE_URL + reverse("stock-alert-confirm", args=[token]),
        "keep_days": settings.STOCK_ALERT_DAYS,
    }
    _send("stock_alert_confirm", email, context, {})


def send_back_in_stock(alert: StockAlert, product: Product) -> None:
    """`product` comes from supply.sold_products()."""
    owner = Owner(alert.user_id, alert.email)
    stop_url = settings.SITE_URL + reverse("stock-alert-stop", args=[seal_owner(owner)])
    context = {
        "subject": _("%(product)s is back") % _name(product),
        "product": product,
        "product_url": settings.SITE_URL + url_of(product),
        "stop_url": stop_url,
    }
    headers = {
        "Message-ID": f"<stock-alert.{alert.pk}@{settings.MAIL_DOMAIN}>",
        # RFC 8058: the mail program's own "unsubscribe" posts here.
        "List-Unsubscribe": f"<{stop_url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    _send("stock_alert_back", alert.user.email if alert.user else alert.email, context, headers)


def _name(product: Product) -> dict[str, str]:
    return {"product": product.get_title()}


def _send(template: str, to: str, context: dict[str, Any], headers: dict[str, str]) -> None:
    context = {**shop_facts(), **context}
    text = render_to_string(f"email/{template}.txt", context)
    mail = EmailMultiAlternatives(context["subject"], text, to=[to], headers=headers)
    mail.attach_alternative(render_to_string(f"email/{template}.html", context), "text/html")
    mail.send()
