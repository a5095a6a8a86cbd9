"""The form of a review. HTML is text like any other; the templates escape it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from .models import BODY_LENGTH, NAME_LENGTH, STARS, TITLE_LENGTH
from .writing import Words


class OneLine(forms.CharField):
    def to_python(self, value: Any) -> str:
        return " ".join(str(super().to_python(value)).split())


class Paragraphs(forms.CharField):
    """A browser counts a line's end as one character and sends two."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n").strip()


class ReviewForm(forms.Form):
    score = forms.TypedChoiceField(
        label=_("Stars"),
        choices=[
            (stars, ngettext_lazy("%(stars)d star", "%(stars)d stars", stars) % {"stars": stars})
            for stars in STARS
        ],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please choose from 1 to 5 stars."),
            "invalid_choice": _("Please choose from 1 to 5 stars."),
        },
    )
    title = OneLine(
        label=_("In one line"),
        max_length=TITLE_LENGTH,
        error_messages={"required": _("Please sum it up in one line.")},
    )
    body = Paragraphs(
        label=_("Your review"),
        max_length=BODY_LENGTH,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("The product itself: taste, size, ease of taking, label, bottle, value."),
        error_messages={"required": _("Please write a few words about the product.")},
    )
    name = OneLine(
        label=_("Name shown with it"),
        max_length=NAME_LENGTH,
        help_text=_("Everybody sees it. A first name is enough."),
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
        error_messages={"required": _("Please enter the name to be shown.")},
    )

    def words(self) -> Words:
        """Of a valid form."""
        return Words(**self.cleaned_data)
