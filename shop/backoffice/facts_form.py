"""The Supplement Facts form: warnings and badges by name, amounts that a label can print."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget, UnfoldAdminTextareaWidget

from catalogue.models import Ingredient, IngredientAmount, SupplementFacts
from catalogue.nutrition import UnitMismatch, convert
from catalogue.warnings import known_warnings, warning_title

FLAGS = {"vegan": "Vegan", "vegetarian": "Vegetarian", "gluten_free": "Gluten-free"}


class FactsForm(forms.ModelForm):
    warnings = forms.MultipleChoiceField(
        required=False,
        widget=UnfoldAdminCheckboxSelectMultipleWidget,
        help_text="Those that a rule demands, such as iron's, are printed without being ticked.",
    )
    flags = forms.MultipleChoiceField(
        label="Badges",
        required=False,
        choices=list(FLAGS.items()),
        widget=UnfoldAdminCheckboxSelectMultipleWidget,
    )

    class Meta:
        model = SupplementFacts
        fields = (
            "product", "dosage_form", "serving_size", "units_per_serving", "servings_per_container",
            "net_quantity", "servings_per_day", "population", "directions", "other_ingredients",
            "allergens", "storage", "warnings", "flags", "note",
        )  # fmt: skip
        widgets = {
            "directions": UnfoldAdminTextareaWidget(attrs={"rows": 2}),
            "other_ingredients": UnfoldAdminTextareaWidget(attrs={"rows": 2}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "warnings" in self.fields:
            stored = self.initial.get("warnings") or []
            keys = [*known_warnings(), *(key for key in stored if key not in known_warnings())]
            field: Any = self.fields["warnings"]
            field.choices = [(key, warning_title(key)) for key in keys]

    def clean_flags(self) -> list[str]:
        flags: list[str] = self.cleaned_data["flags"]
        if "vegan" in flags and "vegetarian" not in flags:
            flags.append("vegetarian")
        return flags


class AmountForm(forms.ModelForm):
    class Meta:
        model = IngredientAmount
        fields = ("ingredient", "label_name", "form", "amount", "unit", "position")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if amount := self.initial.get("amount"):
            # 400 rather than 400.0000, and never 4E+2.
            whole = amount == amount.to_integral_value()
            self.initial["amount"] = amount.quantize(Decimal(1)) if whole else amount.normalize()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        ingredient, unit = data.get("ingredient"), data.get("unit")
        if ingredient and unit and data.get("amount") and not _fits(ingredient, data):
            raise ValidationError(
                {"unit": f"{ingredient} is stated in {ingredient.unit}, which {unit} is not."}
            )
        return data


def _fits(ingredient: Ingredient, data: dict[str, Any]) -> bool:
    """Whether a percent of the daily value can be computed, where there is one."""
    if ingredient.daily_value is None:
        return True
    try:
        convert(data["amount"], data["unit"], ingredient.unit)
    except UnitMismatch:
        return False
    return True
