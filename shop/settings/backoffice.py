"""The look and menu of /admin/ (django-unfold)."""

from .shopfront import SHOP_NAME

UNFOLD: dict[str, object] = {
    "SITE_TITLE": SHOP_NAME,
    "SITE_HEADER": SHOP_NAME,
    "SITE_URL": "/",
}
