"""django-oscar. Oscar's own defaults first, then what differs and why."""

from oscar.defaults import *  # noqa: F403

from .env import env
from .mail import DEFAULT_FROM_EMAIL
from .security import HTTPS
from .shopfront import SHOP_NAME, SHOP_TAGLINE
from .statuses import LINE_PIPELINE, ORDER_PIPELINE, OrderStatus

OSCAR_SHOP_NAME = SHOP_NAME
OSCAR_SHOP_TAGLINE = SHOP_TAGLINE
OSCAR_FROM_EMAIL = DEFAULT_FROM_EMAIL
OSCAR_HOMEPAGE = "/"
OSCAR_URL_SCHEMA = "https" if HTTPS else "http"
OSCAR_DEFAULT_CURRENCY = env.str("CURRENCY", default="USD")
OSCAR_ALLOW_ANON_CHECKOUT = True
# Asking a guest to sign in because the address is known would tell who is a customer.
OSCAR_ALLOW_GUEST_CHECKOUT_WITH_ACCOUNT = True
OSCAR_ALLOW_ANON_REVIEWS = False
OSCAR_MODERATE_REVIEWS = True
OSCAR_PRODUCTS_PER_PAGE = 24
OSCAR_MAX_BASKET_QUANTITY_THRESHOLD = 100
OSCAR_EAGER_ALERTS = False
OSCAR_SEND_REGISTRATION_EMAIL = False
# Stored mails hold password links that staff could read.
OSCAR_SAVE_SENT_EMAILS_TO_DB = False
OSCAR_HIDDEN_FEATURES = ["wishlists"]
OSCAR_BASKET_COOKIE_SECURE = HTTPS
OSCAR_RECENTLY_VIEWED_COOKIE_SECURE = HTTPS
OSCAR_COOKIES_DELETE_ON_LOGOUT = ["oscar_history"]
OSCAR_ACCOUNTS_REDIRECT_URL = "customer:summary"
OSCAR_REQUIRED_ADDRESS_FIELDS = (
    "first_name",
    "last_name",
    "line1",
    "line4",
    "state",
    "postcode",
    "country",
)
OSCAR_DELETE_IMAGE_FILES = False  # catalogue.pictures does it, renditions included

OSCAR_INITIAL_ORDER_STATUS = OrderStatus.AWAITING_PAYMENT
OSCAR_INITIAL_LINE_STATUS = OrderStatus.AWAITING_PAYMENT
OSCAR_ORDER_STATUS_PIPELINE = ORDER_PIPELINE
OSCAR_LINE_STATUS_PIPELINE = LINE_PIPELINE
OSCAR_ORDER_STATUS_CASCADE: dict[str, str] = {status: status for status in ORDER_PIPELINE}

# Oscar imports Haystack; no page asks it anything (shop/search/).
HAYSTACK_CONNECTIONS = {"default": {"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}}
HAYSTACK_SIGNAL_PROCESSOR = "haystack.signals.BaseSignalProcessor"
