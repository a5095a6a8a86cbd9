"""allauth's forms for codes, passkeys and security keys, in the shop's words."""

import struct
from collections.abc import Callable
from typing import Any

from allauth.mfa.base import forms
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as key_forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .forms import PlainFields

MALFORMED = (
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    struct.error,
)


class AuthenticateForm(PlainFields, forms.AuthenticateForm):
    pass


class ReauthenticateForm(PlainFields, forms.ReauthenticateForm):
    pass


class ActivateTOTPForm(PlainFields, totp_forms.ActivateTOTPForm):
    pass


class EditKeyForm(PlainFields, key_forms.EditWebAuthnForm):
    pass


class AddKeyForm(PlainFields, key_forms.AddWebAuthnForm):
    def clean(self) -> Any:
        return _refuse_malformed(super().clean)


class LoginByKeyForm(key_forms.LoginWebAuthnForm):
    def clean_credential(self) -> Any:
        return _refuse_malformed(super().clean_credential)


class AuthenticateByKeyForm(key_forms.AuthenticateWebAuthnForm):
    def clean_credential(self) -> Any:
        return _refuse_malformed(super().clean_credential)


class ReauthenticateByKeyForm(key_forms.ReauthenticateWebAuthnForm):
    def clean_credential(self) -> Any:
        return _refuse_malformed(super().clean_credential)


def _refuse_malformed(clean: Callable[[], Any]) -> Any:
    """A forged answer of a key is a form error; the parser raises whatever it stumbles over."""
    try:
        return clean()
    except MALFORMED as error:
        raise ValidationError(_("This key could not be read. Try again.")) from error
