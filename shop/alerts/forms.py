from django import forms
from django.utils.translation import gettext_lazy as _


class AskForm(forms.Form):
    """On the product's page, which knows no visitor: an account leaves the field empty."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        required=False,
        max_length=254,
        help_text=_("Signed in? Leave it empty, we know it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("Please enter an address like name@example.com.")},
    )

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()
