"""Oscar's own pages that have a better door: accounts at allauth's, products at the admin.

They stay reversible because Oscar's templates and views name them. Its product and partner forms
would write price and stock without the admin's guards and without the ledger.
"""

from typing import Any

from django.urls import path, re_path, reverse_lazy
from django.views.generic import RedirectView

from shop.users.dashboard_reset import reset_password
from shop.users.dashboard_start import dashboard


def go(name: str) -> Any:
    """A view that redirects, with its query string, to the named page."""
    return RedirectView.as_view(pattern_name=name, query_string=True)


_PRODUCTS = "dashboard/catalogue/products/"
_guarded_in_the_admin = [
    path("dashboard/catalogue/", go("admin:catalogue_product_changelist")),
    path(f"{_PRODUCTS}bulk-action/", go("admin:catalogue_product_changelist")),
    path(f"{_PRODUCTS}<int:object_id>/", go("admin:catalogue_product_change")),
    path(f"{_PRODUCTS}<int:object_id>/create-variant/", go("admin:catalogue_product_change")),
    path(f"{_PRODUCTS}<int:object_id>/delete/", go("admin:catalogue_product_delete")),
    re_path(rf"^{_PRODUCTS}create/(?:[\w-]+/)?$", go("admin:catalogue_product_add")),
    path("dashboard/partners/", go("admin:partner_partner_changelist")),
    path("dashboard/partners/create/", go("admin:partner_partner_add")),
    path("dashboard/partners/<int:object_id>/", go("admin:partner_partner_change")),
    # Its stock records would go with it; the admin does not let them.
    path("dashboard/partners/<int:object_id>/delete/", go("admin:partner_partner_delete")),
]

redirected_doors = [
    *_guarded_in_the_admin,
    path("dashboard/", dashboard),
    path("dashboard/login/", go("account_login")),
    path("dashboard/users/<int:pk>/password-reset/", reset_password),
    # Reviews are decided about in the admin only, with a reason and a record.
    re_path(r"^dashboard/reviews/", go("admin:reviews_productreview_changelist")),
    path("password-reset/", go("account_reset_password"), name="password-reset"),
    path("password-reset/done/", go("account_reset_password_done"), name="password-reset-done"),
    path(
        "password-reset/confirm/<str:uidb64>/<str:token>/",
        # Without the arguments, which allauth's page does not take.
        RedirectView.as_view(url=reverse_lazy("account_reset_password")),
        name="password-reset-confirm",
    ),
    path("password-reset/complete/", go("account_login"), name="password-reset-complete"),
]
