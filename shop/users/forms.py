"""allauth's account forms in the shop's words: labels above, no placeholders, hints that help."""

from typing import Any

from allauth.account import forms
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

PASSWORD_HINT = _("At least 10 characters; a whole sentence is fine.")
LABELS = {
    "login": _("E-mail"),
    "email": _("E-mail"),
    "password": _("Password"),
    "remember": _("Keep me signed in on this device"),
    "oldpassword": _("Current password"),
    "password1": _("New password"),
    "password2": _("New password again"),
    "code": _("Code"),
    "name": _("Name of the key"),
    "passwordless": _("Sign in with this key alone, without the password (a passkey)"),
}
HINTS = {
    "password1": PASSWORD_HINT,
    "passwordless": _("The key then asks for your finger, your face or a PIN."),
}


class PlainFields:
    """Puts our labels and hints on whatever fields the form has."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.widget.attrs.pop("placeholder", None)
            field.label = LABELS.get(name, field.label)
            field.help_text = HINTS.get(name, "")


class LoginForm(PlainFields, forms.LoginForm):
    pass


class SignupForm(PlainFields, forms.SignupForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].label = LABELS["password"]

    def try_save(self, request: HttpRequest) -> Any:
        """Two sign-ups of one address at the same moment end like the second of two in a row."""
        if self.account_already_exists:
            # Takes as long as hashing a new account's password does.
            make_password(self.cleaned_data.get("password1", ""))
            return super().try_save(request)
        try:
            with transaction.atomic():
                return super().try_save(request)
        except IntegrityError:
            self.account_already_exists = True
            return super().try_save(request)


class ResetPasswordForm(PlainFields, forms.ResetPasswordForm):
    pass


class ResetPasswordKeyForm(PlainFields, forms.ResetPasswordKeyForm):
    pass


class ChangePasswordForm(PlainFields, forms.ChangePasswordForm):
    pass


class SetPasswordForm(PlainFields, forms.SetPasswordForm):
    pass


class AddEmailForm(PlainFields, forms.AddEmailForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("New e-mail address")


class ReauthenticateForm(PlainFields, forms.ReauthenticateForm):
    pass
