"""The one form of the checkout: who, where to, and how fast."""

import re
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model
from phonenumber_field.phonenumber import PhoneNumber

from .draft import Draft
from .states import US_STATES

US_ZIP = re.compile(r"^\d{5}(-\d{4})?$")


def _text(label: Any, length: int, autocomplete: str, **options: Any) -> forms.CharField:
    attributes = {"autocomplete": autocomplete, **options.pop("attrs", {})}
    return forms.CharField(
        label=label, max_length=length, widget=forms.TextInput(attributes), **options
    )


class DetailsForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        help_text=_("For the confirmation and the link to your order."),
        widget=forms.EmailInput({"autocomplete": "email", "inputmode": "email"}),
    )
    name = _text(_("Full name"), 150, "name")
    line1 = _text(_("Street and number"), 255, "address-line1")
    line2 = _text(_("Apartment, suite, company (optional)"), 255, "address-line2", required=False)
    city = _text(_("City"), 255, "address-level2")
    state = _text(_("State"), 255, "address-level1")
    postcode = _text(_("ZIP code"), 64, "postal-code")
    country = forms.ChoiceField(label=_("Country"))
    phone = _text(
        _("Phone (optional)"),
        32,
        "tel",
        required=False,
        help_text=_("Only for the carrier, if a parcel cannot be delivered."),
        attrs={"inputmode": "tel"},
    )
    shipping_code = forms.ChoiceField(label=_("Shipping"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, methods: list[Any], signed_in: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.signed_in = signed_in
        countries = shipping_countries()
        self.fields["country"].choices = [(c.pk, c.printable_name) for c in countries]  # type: ignore[attr-defined]
        if len(countries) == 1:
            self.fields["country"].required = False
            self.fields["country"].widget = forms.HiddenInput()
        if [country.pk for country in countries] == ["US"]:
            self.fields["state"] = forms.ChoiceField(
                label=_("State"),
                choices=[("", _("Choose …")), *US_STATES],
                widget=forms.Select({"autocomplete": "address-level1"}),
            )
            self.fields["postcode"].widget.attrs["inputmode"] = "numeric"
        self.fields["shipping_code"].choices = [(m.code, m.name) for m in methods]  # type: ignore[attr-defined]
        if signed_in:
            del self.fields["email"]
        self._describe_errors()

    def _describe_errors(self) -> None:
        """A required field says what to do, in its own name."""
        for field in self.fields.values():
            label = _in_a_sentence(str(field.label).split(" (")[0])
            field.error_messages["required"] = _("Please enter your %(label)s.") % {"label": label}
        self.fields["shipping_code"].error_messages["required"] = _("Please choose how to ship it.")
        self.fields["state"].error_messages["required"] = _("Please choose your state.")

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()

    def clean_country(self) -> str:
        return self.cleaned_data["country"] or shipping_countries()[0].pk

    def clean_phone(self) -> str:
        phone = self.cleaned_data["phone"].strip()
        if not phone:
            return ""
        parsed = _parse_phone(phone)
        if not parsed:
            raise forms.ValidationError(
                _("We cannot read this as a phone number. Leave it empty, or try +1 503 555 0100.")
            )
        return parsed

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        postcode = data.get("postcode", "").strip()
        if data.get("country") == "US" and postcode and not US_ZIP.match(postcode):
            self.add_error("postcode", _("A ZIP code has five digits, such as 97205."))
        return data

    def to_draft(self, *, email: str = "") -> Draft:
        """The draft of a valid form; `email` is the account's, for somebody signed in."""
        data = dict(self.cleaned_data)
        data.setdefault("email", email)
        return Draft(complete=True, **data)


def shipping_countries() -> list[Any]:
    """The countries of SHIPPING_COUNTRIES, made on first use so that an empty shop can sell too."""
    country_model = get_model("address", "Country")
    known = {c.pk: c for c in country_model.objects.filter(pk__in=settings.SHIPPING_COUNTRIES)}
    names = {"US": "United States"}
    return [
        known.get(code) or country_model(pk=code, printable_name=names.get(code, code))
        for code in settings.SHIPPING_COUNTRIES
    ]


def _parse_phone(text: str) -> str:
    number = PhoneNumber.from_string(text, region=settings.SHIPPING_COUNTRIES[0])
    return str(number) if number.is_valid() else ""


def _in_a_sentence(label: str) -> str:
    """`Full name` -> `full name`, but `ZIP code` stays as it is."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]
