"""Oscar's own sign-in pages, each redirected to the one door that allauth keeps.

They stay reversible because Oscar's templates and views name them.
"""

from django.urls import path, reverse_lazy
from django.views.generic import RedirectView


def _go(name: str) -> object:
    return RedirectView.as_view(pattern_name=name, query_string=True)


redirected_doors = [
    path("dashboard/login/", _go("account_login")),
    path("account/register/", _go("account_signup")),
    path("account/change-password/", _go("account_change_password")),
    path("password-reset/", _go("account_reset_password"), name="password-reset"),
    path("password-reset/done/", _go("account_reset_password_done"), name="password-reset-done"),
    path(
        "password-reset/confirm/<str:uidb64>/<str:token>/",
        RedirectView.as_view(url=reverse_lazy("account_reset_password")),
        name="password-reset-confirm",
    ),
    path(
        "password-reset/complete/", _go("account_login"), name="password-reset-complete"
    ),
]
