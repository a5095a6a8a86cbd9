"""/admin/ has no sign-in form of its own."""

from allauth.account.decorators import secure_admin_login
from django.contrib.admin import AdminSite


def admin_site_with_one_door(site: AdminSite) -> None:
    site.login = secure_admin_login(site.login)  # type: ignore[method-assign]
