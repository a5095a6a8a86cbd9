"""The Supplement Facts form, without its rows: see facts_rows."""

from typing import Any

from django import forms
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget, UnfoldAdminTextareaWidget

from catalogue.diets import FLAGS
from catalogue.models import SupplementFacts
from catalogue.warnings import choosable_warnings, warning_title

from .plain_text import PlainText

MOST_DIGITS = 16


def drop_odd_key(form: forms.BaseForm, name: str) -> None:
    """Django's list of choices fails on a posted key that is no number: show the field as empty."""
    key = form.add_prefix(name)
    value = str(form.data.get(key) or "") if form.is_bound else ""
    if value and not (value.isdecimal() and value.isascii() and len(value) <= MOST_DIGITS):
        data: Any = form.data.copy()  # type: ignore[attr-defined]
        data[key] = ""
        form.data = data


class FactsForm(PlainText, forms.ModelForm):
    warnings = forms.MultipleChoiceField(
        required=False,
        widget=UnfoldAdminCheckboxSelectMultipleWidget,
        help_text="Those that a rule demands, such as iron's, are printed without being ticked.",
    )
    confirmed_flags = forms.MultipleChoiceField(
        label="Badges that a supplier has confirmed",
        required=False,
        choices=list(FLAGS.items()),
        widget=UnfoldAdminCheckboxSelectMultipleWidget,
        help_text=(
            "Only for what the ingredients leave open, and with the supplier's word in your files."
            " The other badges are worked out."
        ),
    )

    class Meta:
        model = SupplementFacts
        fields = (
            "product", "dosage_form", "serving_size", "units_per_serving", "servings_per_container",
            "net_quantity", "servings_per_day", "population", "shows_iu", "other_ingredients",
            "allergen_status", "allergens", "confirmed_flags", "directions", "storage", "warnings",
            "note", "child_resistant", "child_resistant_record", "prop65_chemicals", "prop65_harm",
        )  # fmt: skip
        labels = {"servings_per_day": "Most servings a day"}
        help_texts = {
            "servings_per_container": "A whole number, as on the label.",
            "directions": "As on the label: Take 3 capsules before bed.",
            "storage": "As on the label: Keep in a cool, dry place.",
            "servings_per_day": "The directions' largest number. Sums for a day use it.",
        }
        widgets = {
            "directions": UnfoldAdminTextareaWidget(attrs={"rows": 2}),
            "other_ingredients": UnfoldAdminTextareaWidget(attrs={"rows": 2}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_odd_key(self, "product")
        if "warnings" in self.fields:
            stored = self.initial.get("warnings") or []
            offered = choosable_warnings()
            keys = [*offered, *(key for key in stored if key not in offered)]
            field: Any = self.fields["warnings"]
            field.choices = [(key, warning_title(key)) for key in keys]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        declared = SupplementFacts.AllergenStatus.DECLARED
        status, allergens = data.get("allergen_status"), data.get("allergens")
        if status == declared and not allergens and "allergens" not in self.errors:
            self.add_error("allergens", "Name the allergens, or choose another statement.")
        if bool(data.get("prop65_chemicals")) != bool(data.get("prop65_harm")):
            missing = "prop65_harm" if data.get("prop65_chemicals") else "prop65_chemicals"
            if missing not in self.errors and missing in self.fields:
                self.add_error(missing, "A warning needs both: the chemicals and the harm.")
        return data
