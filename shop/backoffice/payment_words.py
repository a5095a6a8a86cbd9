"""Payments as staff read them."""

from django.conf import settings
from oscar.templatetags.currency_filters import currency

from shop.payment.models import PaymentAttempt
from shop.payment.money import from_minor

_STATE = PaymentAttempt.State
STATE_COLOURS = {
    _STATE.SUCCEEDED.label: "success",
    _STATE.PROCESSING.label: "info",
    _STATE.OPEN.label: "info",
    _STATE.NEW.label: "info",
    _STATE.FAILED.label: "danger",
    _STATE.UNKNOWN.label: "warning",
}


def amount_words(attempt: PaymentAttempt) -> str:
    return str(currency(from_minor(attempt.amount_minor, attempt.currency), attempt.currency))


def stripe_page(attempt: PaymentAttempt) -> str:
    """The payment in Stripe's own dashboard; empty when the stand-in was paid, or nothing yet."""
    if settings.STRIPE_USES_STANDIN or not attempt.payment_intent_id:
        return ""
    mode = "test/" if settings.STRIPE_SECRET_KEY.startswith("sk_test_") else ""
    return f"https://dashboard.stripe.com/{mode}payments/{attempt.payment_intent_id}"
