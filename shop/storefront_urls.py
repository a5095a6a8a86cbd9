"""Oscar's own account pages outside /account/, each led to the one door that allauth keeps.

They stay reversible because Oscar's templates and views name them.
"""

from typing import Any

from django.urls import path, reverse_lazy
from django.views.generic import RedirectView

from shop.users.dashboard_reset import reset_password
from shop.users.dashboard_start import dashboard


def go(name: str) -> Any:
    """A view that redirects, with its query string, to the named page."""
    return RedirectView.as_view(pattern_name=name, query_string=True)


redirected_doors = [
    path("dashboard/", dashboard),
    path("dashboard/login/", go("account_login")),
    path("dashboard/users/<int:pk>/password-reset/", reset_password),
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
