"""What the shop is called, where it is, what it charges: the owner's own words."""

from decimal import Decimal

from .env import env

SHOP_NAME = env.str("SHOP_NAME", default="Evenfall")
SHOP_TAGLINE = env.str("SHOP_TAGLINE", default="Supplements, stated exactly")
SHOP_EMAIL = env.str("SHOP_EMAIL", default="hello@evenfall.example")
SHOP_PHONE = env.str("SHOP_PHONE", default="+1 555 0100")
SHOP_ADDRESS = env.str("SHOP_ADDRESS", default="12 Dusk Lane, Portland, OR 97205, USA")
# 21 U.S.C. 343(y): a label needs a domestic address or telephone number for adverse-event reports.
ADVERSE_EVENT_CONTACT = env.str("ADVERSE_EVENT_CONTACT", default=f"{SHOP_PHONE} or {SHOP_ADDRESS}")
# The address customers reach the shop at; links in mails are built from it.
SITE_URL = env.str("SITE_URL", default="http://localhost:8000").rstrip("/")
STAFF_EMAILS = env.list("STAFF_EMAILS", default=[SHOP_EMAIL])
# Reach the low-stock line and the shop shows "Only N left" and the admin lists the product.
LOW_STOCK_THRESHOLD = env.int("LOW_STOCK_THRESHOLD", default=10)
# Days after which a request to be told that a product is back is deleted, mailed or not.
STOCK_ALERT_DAYS = env.int("STOCK_ALERT_DAYS", default=180)
FREE_SHIPPING_THRESHOLD = Decimal(env.str("FREE_SHIPPING_THRESHOLD", default="45.00"))
STANDARD_SHIPPING_PRICE = Decimal(env.str("STANDARD_SHIPPING_PRICE", default="4.95"))
EXPRESS_SHIPPING_PRICE = Decimal(env.str("EXPRESS_SHIPPING_PRICE", default="12.95"))
# ISO 3166 codes of the countries the shop ships to.
SHIPPING_COUNTRIES = env.list("SHIPPING_COUNTRIES", default=["US"])
