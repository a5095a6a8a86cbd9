"""The look and menu of /admin/ (django-unfold), and the way there from Oscar's dashboard."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse_lazy

from .shopfront import SHOP_NAME

# The storefront's palette (css/tokens.css), as the scales that the theme wants.
_GREENISH_GREY = {
    "50": "#f8f8f4",
    "100": "#eff0ea",
    "200": "#e0e3da",
    "300": "#c6ccc2",
    "400": "#8f9c93",
    "500": "#5f7068",
    "600": "#4d625b",
    "700": "#2e433b",
    "800": "#1f332b",
    "900": "#16251f",
    "950": "#0e1814",
}
_LEAF = {
    "50": "#eef6f1",
    "100": "#e3eee6",
    "200": "#cfeadd",
    "300": "#8fd0b5",
    "400": "#5fb394",
    "500": "#459d7e",
    "600": "#1f5c49",
    "700": "#1a4f3f",
    "800": "#143f33",
    "900": "#103229",
    "950": "#0a211b",
}

UNFOLD: dict[str, Any] = {
    "SITE_TITLE": SHOP_NAME,
    "SITE_HEADER": SHOP_NAME,
    "SITE_SUBHEADER": "Back office",
    "SITE_SYMBOL": "storefront",
    "SITE_URL": "/",
    "SITE_FAVICONS": [
        {
            "rel": "icon",
            "type": "image/svg+xml",
            "href": lambda request: static("shop/icons/favicon.svg"),
        }
    ],
    "SITE_DROPDOWN": [
        {"icon": "storefront", "title": "The shop", "link": "/"},
        {
            "icon": "sell",
            "title": "Offers, vouchers, reports",
            "link": reverse_lazy("dashboard:index"),
        },
    ],
    "ENVIRONMENT": "shop.backoffice.menu.environment",
    "DASHBOARD_CALLBACK": "shop.backoffice.start.start_page",
    "STYLES": [
        lambda request: static("backoffice/backoffice.css"),
        lambda request: static("backoffice/exchange.css"),
    ],
    "COLORS": {"base": _GREENISH_GREY, "primary": _LEAF},
    "BORDER_RADIUS": "8px",
    "COMMAND": {"search_callback": "shop.backoffice.finder.find"},
    "SIDEBAR": {
        "show_search": True,
        "command_search": True,
        "navigation": "shop.backoffice.menu.navigation",
    },
}

# What the admin does not do; products, orders and pages are edited at /admin/.
OSCAR_DASHBOARD_NAVIGATION = [
    {
        "label": "Back to the admin",
        "icon": "fas fa-arrow-left",
        "url_name": "admin:index",
        "access_fn": lambda user, *_: user.is_staff,
    },
    {"label": "Orders", "icon": "fas fa-shopping-cart", "url_name": "dashboard:order-list"},
    {
        "label": "Offers",
        "icon": "fas fa-bullhorn",
        "children": [
            {"label": "Offers", "url_name": "dashboard:offer-list"},
            {"label": "Vouchers", "url_name": "dashboard:voucher-list"},
            {"label": "Voucher sets", "url_name": "dashboard:voucher-set-list"},
            {"label": "Ranges of products", "url_name": "dashboard:range-list"},
        ],
    },
    {
        "label": "Reports",
        "icon": "fas fa-chart-bar",
        "children": [
            {"label": "Reports", "url_name": "dashboard:reports-index"},
            {"label": "Order statistics", "url_name": "dashboard:order-stats"},
            {"label": "Back-in-stock requests", "url_name": "dashboard:user-alert-list"},
        ],
    },
]
