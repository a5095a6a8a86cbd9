"""The mails about an order, as text and as HTML. Sent by the worker, never inside a request."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from catalogue.warnings import Warning, list_warnings, required_warnings
from shop.context import shop_facts

from .models import Order
from .sold_labels import facts_as_sold, lines_with_labels


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


def _cautions(order: Order) -> list[tuple[str, list[Warning]]]:
    """(product, warnings that a rule demands), by the labels that the order was sold with.

    21 CFR 101.17(e) wants iron's on any labeling that carries warnings.
    """
    found: dict[str, list[Warning]] = {}
    for line in lines_with_labels(order):
        facts = facts_as_sold(line)
        demanded = required_warnings(facts)
        if shown := [each for each in list_warnings(facts) if each.key in demanded]:
            found[line.title] = shown
    return list(found.items())
