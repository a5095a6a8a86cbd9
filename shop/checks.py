"""System checks of our own: what a public shop must not be started with."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register


@register(Tags.security)
def check_payments(**kwargs: Any) -> list[Error]:
    """A shop with DEBUG off needs Stripe's keys, or a word that test payments are meant."""
    if settings.STRIPE_USES_STANDIN and not settings.STRIPE_STANDIN_ALLOWED:
        return [
            Error(
                "STRIPE_SECRET_KEY is not set, and the local stand-in takes no real payments.",
                hint="Set STRIPE_SECRET_KEY, or STRIPE_STANDIN_ALLOWED=1 on a test server.",
                id="shop.E001",
            )
        ]
    if not settings.STRIPE_USES_STANDIN and not settings.STRIPE_WEBHOOK_SECRETS:
        return [
            Error(
                "STRIPE_WEBHOOK_SECRETS is not set, so no webhook could be trusted.",
                hint="Copy the signing secret of the endpoint from Stripe's dashboard.",
                id="shop.E002",
            )
        ]
    return []
