"""What a customer may say about himself: a name, and addresses."""

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model
from oscar.forms.mixins import PhoneNumberMixin

from shop.checkout.forms import US_ZIP, shipping_countries
from shop.checkout.states import US_STATES
from shop.users.models import User

UserAddress = get_model("address", "UserAddress")
AUTOCOMPLETE = {
    "first_name": "given-name",
    "last_name": "family-name",
    "line1": "address-line1",
    "line2": "address-line2",
    "line4": "address-level2",
    "state": "address-level1",
    "postcode": "postal-code",
    "phone_number": "tel",
}


class NameForm(forms.ModelForm):
    """Without the e-mail address, which allauth changes once the new one is confirmed."""

    class Meta:
        model = User
        fields = ("first_name", "last_name")
        widgets = {
            "first_name": forms.TextInput({"autocomplete": "given-name"}),
            "last_name": forms.TextInput({"autocomplete": "family-name"}),
        }


class AddressForm(PhoneNumberMixin, forms.ModelForm):
    class Meta:
        model = UserAddress
        fields = (
            "first_name",
            "last_name",
            "line1",
            "line2",
            "line4",
            "state",
            "postcode",
            "country",
            "phone_number",
        )
        labels = {
            "line1": _("Street and number"),
            "line2": _("Apartment, suite, company (optional)"),
            "line4": _("City"),
            "state": _("State"),
            "postcode": _("ZIP code"),
        }

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.user = user
        self._offer_countries()
        for name, value in AUTOCOMPLETE.items():
            self.fields[name].widget.attrs["autocomplete"] = value
        for name in ("first_name", "last_name", "line4", "state", "postcode"):
            self.fields[name].required = True
        phone = self.fields["phone_number"]
        phone.label = _("Phone (optional)")
        phone.help_text = _("Only for the carrier, if a parcel cannot be delivered.")
        phone.widget.attrs["inputmode"] = "tel"
        for field in self.fields.values():
            label = str(field.label).lower()
            field.error_messages["required"] = _("Please enter your %(label)s.") % {"label": label}

    def _offer_countries(self) -> None:
        """Where the shop ships to. One country only is no question."""
        countries = shipping_countries()
        for country in countries:
            if country._state.adding:
                country.is_shipping_country = True
        self._countries = {country.pk: country for country in countries}
        if len(countries) == 1:
            del self.fields["country"]
            self.instance.country = countries[0]
        else:
            self.fields["country"] = forms.ChoiceField(
                label=_("Country"), choices=[(c.pk, c.printable_name) for c in countries]
            )
        if list(self._countries) == ["US"]:
            self.fields["state"] = forms.ChoiceField(
                label=_("State"), choices=[("", _("Choose …")), *US_STATES]
            )
            self.fields["postcode"].widget.attrs["inputmode"] = "numeric"

    def clean_country(self) -> Any:
        return self._countries[self.cleaned_data["country"]]

    def clean_postcode(self) -> str:
        postcode = self.cleaned_data["postcode"].strip()
        if list(self._countries) == ["US"] and not US_ZIP.match(postcode):
            raise forms.ValidationError(_("A ZIP code has five digits, such as 97205."))
        return postcode

    def _post_clean(self) -> None:
        """Oscar's model complains about a missing ZIP code too: once is enough."""
        super()._post_clean()
        if len(self.errors) > 1:
            self.errors.pop(NON_FIELD_ERRORS, None)

    def save_once(self) -> bool:
        """Save. False, with an error, when the same address was stored a moment before."""
        try:
            with transaction.atomic():
                if self.instance.country._state.adding:
                    self.instance.country.save()
                self.save()
        except IntegrityError:
            self.add_error(None, _("This address is already in your address book."))
            return False
        return True
