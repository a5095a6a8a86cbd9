"""The mails about an order, as text and as HTML. Sent by the worker, never inside a request."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from catalogue.models import SupplementFacts
from catalogue.warnings import list_warnings, required_warnings
from shop.context import shop_facts

from .models import Order


def send_confirmation(order: Order) -> None:
    _send(order, "order_confirmation", _("Your order %s") % order.number)


def send_finish_paying(order: Order) -> None:
    _send(order, "finish_paying", _("Your order %s is waiting for its payment") % order.number)


def send_review_alert(order: Order, reason: str) -> None:
    """To staff: a payment that does not match its order; it must not be shipped as it is."""
    EmailMultiAlternatives(
        f"Payment of order {order.number} needs a look",
        f"{reason}\n\n{settings.SITE_URL}/admin/order/order/{order.pk}/change/\n",
        to=settings.STAFF_EMAILS,
    ).send()


def _send(order: Order, template: str, subject: str) -> None:
    context: dict[str, Any] = {
        **shop_facts(),
        "order": order,
        "lines": order.lines.all(),
        "cautions": _cautions(order),
        "order_url": settings.SITE_URL + order.get_absolute_url(),
        "pay_url": settings.SITE_URL + order.pay_url,
        "subject": subject,
    }
    mail = EmailMultiAlternatives(
        subject,
        render_to_string(f"email/{template}.txt", context),
        to=[order.email],
        # The same mail sent twice can be told by its id.
        headers={"Message-ID": f"<{template}.{order.number}@{settings.MAIL_DOMAIN}>"},
    )
    mail.attach_alternative(render_to_string(f"email/{template}.html", context), "text/html")
    mail.send()


def _cautions(order: Order) -> list[tuple[str, list[str]]]:
    """(product, texts) of the warnings that a rule demands, such as iron's in 21 CFR 101.17(e)."""
    facts = (
        SupplementFacts.objects.filter(product__line__order=order)
        .select_related("product")
        .prefetch_related("amounts__ingredient")
        .order_by("product__line__pk")
        .distinct()
    )
    found = []
    for each in facts:
        demanded = required_warnings(each)
        texts = [warning.text for warning in list_warnings(each) if warning.key in demanded]
        if texts:
            found.append((each.product.get_title(), texts))
    return found
