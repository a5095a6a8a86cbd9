"""What else a shop needs before it can sell: its address, a country, a welcome voucher."""

from datetime import datetime
from decimal import Decimal
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sites.models import Site
from oscar.core.loading import get_model

from shop.demo.reading import read_json

Country = get_model("address", "Country")
Voucher = get_model("voucher", "Voucher")
Range = get_model("offer", "Range")
Condition = get_model("offer", "Condition")
Benefit = get_model("offer", "Benefit")
ConditionalOffer = get_model("offer", "ConditionalOffer")
COUNTRY_NAMES = {"US": "United States"}


def load_site() -> bool:
    """The site row carries SITE_URL's host: redirects and allauth's mails hang on it."""
    host = urlsplit(settings.SITE_URL).netloc
    changed = (
        Site.objects.filter(pk=settings.SITE_ID)
        .exclude(domain=host, name=settings.SHOP_NAME)
        .update(domain=host, name=settings.SHOP_NAME)
    )
    Site.objects.clear_cache()
    return bool(changed)


def load_countries() -> int:
    """The countries of SHIPPING_COUNTRIES, the only ones a parcel can go to."""
    known = set(Country.objects.values_list("iso_3166_1_a2", flat=True))
    new = [code for code in settings.SHIPPING_COUNTRIES if code not in known]
    for code in new:
        name = COUNTRY_NAMES.get(code, code)
        Country.objects.create(
            iso_3166_1_a2=code, printable_name=name, name=name, is_shipping_country=True
        )
    return len(new)


def load_voucher() -> bool:
    entry = read_json("voucher.json")
    if Voucher.objects.filter(code=entry["code"]).exists():
        return False
    everything, _ = Range.objects.get_or_create(
        slug="all-products", defaults={"name": "All products", "includes_all_products": True}
    )
    condition = Condition.objects.create(range=everything, type=Condition.COUNT, value=1)
    benefit = Benefit.objects.create(
        range=everything, type=Benefit.PERCENTAGE, value=Decimal(entry["value"])
    )
    offer = ConditionalOffer.objects.create(
        name=entry["name"],
        description=entry["description"],
        offer_type=ConditionalOffer.VOUCHER,
        condition=condition,
        benefit=benefit,
    )
    voucher = Voucher.objects.create(
        name=entry["name"],
        code=entry["code"],
        usage=Voucher.ONCE_PER_CUSTOMER,
        start_datetime=datetime.fromisoformat(entry["start"]),
        end_datetime=datetime.fromisoformat(entry["end"]),
    )
    voucher.offers.add(offer)
    return True
