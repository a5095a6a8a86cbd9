"""The contact form, and what keeps machines out without a third party."""

import re
import time
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from .models import ContactMessage

SALT = "shop.pages.contact"
# Nobody fills in the form faster. A page out of a cache is older, which does no harm.
LEAST_SECONDS = 2
MOST_LINKS = 3
_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)


class ContactForm(forms.ModelForm):
    opened = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = ContactMessage
        fields = ["topic", "name", "email", "order_number", "message"]
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "order_number": forms.TextInput(attrs={"autocomplete": "off"}),
            "message": forms.Textarea(attrs={"rows": 8}),
        }
        error_messages = {
            "topic": {"required": _("Please choose what it is about.")},
            "name": {"required": _("Please enter your name.")},
            "email": {
                "required": _("Please enter your e-mail address, so that we can answer."),
                "invalid": _("Please enter an address like name@example.com."),
            },
            "message": {"required": _("Please write your message.")},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["opened"].initial = sign_now
        if self.is_bound and _age(str(self.data.get("opened", ""))) is None:
            # A new stamp for the next try; everything else stays as it was typed.
            data: Any = self.data
            self.data = data.copy()
            self.data["opened"] = sign_now()  # type: ignore[index]
            self._has_no_stamp = True

    _has_no_stamp = False

    def clean_name(self) -> str:
        """On one line: it goes into a mail's subject."""
        return " ".join(self.cleaned_data["name"].split())

    def clean_message(self) -> str:
        message = self.cleaned_data["message"]
        if len(_LINK.findall(message)) > MOST_LINKS:
            raise forms.ValidationError(
                _("Please use at most %(count)d links."), params={"count": MOST_LINKS}
            )
        return message

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        age = _age(cleaned.get("opened", ""))
        too_fast = self._has_no_stamp or age is None or age < LEAST_SECONDS
        # Whoever has fields to put right takes long enough.
        if too_fast and not self.errors:
            raise forms.ValidationError(
                _("That went too fast for us. Please press the button once more.")
            )
        return cleaned


def sign_now() -> str:
    return signing.dumps(time.time(), salt=SALT)


def _age(stamp: str) -> float | None:
    """Seconds since the form was made; None for a stamp that is not ours."""
    try:
        return time.time() - float(signing.loads(stamp, salt=SALT))
    except (signing.BadSignature, TypeError, ValueError):
        return None
