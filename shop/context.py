"""What every page knows about the shop itself; constants only, nothing about the visitor."""

from django.conf import settings
from django.http import HttpRequest


def shopfront(request: HttpRequest) -> dict[str, object]:
    return shop_facts()


def shop_facts() -> dict[str, object]:
    """Name, addresses, thresholds; also for mails, which have no request."""
    return {
        "shop_name": settings.SHOP_NAME,
        "shop_tagline": settings.SHOP_TAGLINE,
        "shop_email": settings.SHOP_EMAIL,
        "shop_phone": settings.SHOP_PHONE,
        "shop_address": settings.SHOP_ADDRESS,
        "adverse_event_contact": settings.ADVERSE_EVENT_CONTACT,
        "free_shipping_threshold": settings.FREE_SHIPPING_THRESHOLD,
        "site_url": settings.SITE_URL,
        "test_payments": settings.STRIPE_USES_STANDIN,
    }
