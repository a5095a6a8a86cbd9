"""The forms of an ingredient and of the doses that were studied."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import slugify
from unfold.widgets import (
    UnfoldAdminCheckboxSelectMultipleWidget,
    UnfoldAdminTextareaWidget,
    UnfoldAdminTextInputWidget,
)

from catalogue.models import Allergen, Ingredient, StudiedDose

from .decimals import drop_zeros
from .plain_text import PlainText
from .units import spell_unit

DAILY_VALUES = (
    "daily_value", "daily_value_pregnant", "daily_value_children", "daily_value_infants",
)  # fmt: skip
LIMITS = ("upper_limit", "upper_limit_pregnant")
CAUTIONS = ("interactions", "cautions", "pregnancy", "breastfeeding", "drowsiness")


class TagsField(forms.CharField):
    """A list of short names, typed with commas."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        names = str(super().to_python(value) or "").split(",")
        return list(
            dict.fromkeys(slugify(name).replace("-", "_") for name in names if slugify(name))
        )

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(data) != (initial or [])

    def run_validators(self, value: Any) -> None:
        super().run_validators(", ".join(value))


class IngredientForm(PlainText, forms.ModelForm):
    key = forms.SlugField(
        required=False,
        max_length=80,
        widget=UnfoldAdminTextInputWidget,
        help_text="Its name in data files; made from the name when empty, then never changed.",
    )
    allergens = forms.MultipleChoiceField(
        required=False, choices=Allergen.choices, widget=UnfoldAdminCheckboxSelectMultipleWidget
    )
    interaction_tags = TagsField(
        label="groups of medicines",
        required=False,
        widget=UnfoldAdminTextInputWidget,
        help_text=(
            "With commas: anticoagulant, ppi. Customers are told when two products in one cart"
            " share one that a rule names."
        ),
    )

    class Meta:
        model = Ingredient
        fields = (
            "key", "name", "slug", "kind", "synonyms", "latin_name", "plant_part", "description",
            "unit", *DAILY_VALUES, "label_order", "source",
            *LIMITS, "upper_limit_unit", "upper_limit_scope", "upper_limit_note",
            "upper_limit_source", *CAUTIONS, "interaction_tags", "customary_daily",
            "customary_basis", "separation_hours", "cautions_source", "cautions_as_of",
            "allergens", "allergens_checked", "allergen_note", "origin", "gluten", "is_own",
        )  # fmt: skip
        help_texts = {
            "unit": (
                "mg, mcg, g, IU, mcg RAE, mcg DFE, mg NE, billion CFU … The daily values below are"
                " in it, and amounts of products must convert to it."
            ),
            "daily_value": "Empty when none is established: then panels print a † instead.",
            "label_order": "Its place in panels: 21 CFR 101.36(b)(2)(i)(B). 1000: after those.",
            "source": "Where the daily values stand: 21 CFR 101.9(c)(8)(iv).",
            "upper_limit_unit": "Often, not always, the unit of the daily value.",
            "upper_limit_scope": "Folate's counts folic acid only, magnesium's supplements only.",
            "interactions": "Which medicines it may act on. A few plain sentences.",
            "cautions": "Who should ask first, and why. A few plain sentences.",
            "cautions_as_of": "When somebody last read the sources.",
            "separation_hours": "2, or 2 to 4.",
            "customary_daily": "The largest that products and studies use: 600 mg.",
            "origin": "Decides about vegan and vegetarian. Leave it unknown rather than guess.",
        }
        widgets = {
            "synonyms": UnfoldAdminTextareaWidget(attrs={"rows": 3}),
            "description": UnfoldAdminTextareaWidget(attrs={"rows": 3}),
            "interactions": UnfoldAdminTextareaWidget(attrs={"rows": 3}),
            "cautions": UnfoldAdminTextareaWidget(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_zeros(self.initial, (*DAILY_VALUES, *LIMITS))

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        same = Ingredient.objects.filter(name__iexact=name).exclude(pk=self.instance.pk).first()
        if same and name.casefold() != str(self.initial.get("name", "")).casefold():
            raise ValidationError(f"“{same}” is among the ingredients already.")
        return name

    def clean_key(self) -> str:
        key = self.cleaned_data["key"] or slugify(self.data.get("name", "")).replace("-", "_")[:80]
        taken = Ingredient.objects.filter(key=key).exclude(pk=self.instance.pk)
        if key and taken.exists():
            raise ValidationError(f"“{key}” is the key of another ingredient: enter one.")
        return key or "ingredient"

    def clean_unit(self) -> str:
        return spell_unit(self.cleaned_data["unit"])

    def clean_upper_limit_unit(self) -> str:
        return spell_unit(self.cleaned_data["upper_limit_unit"])

    def clean_cautions_as_of(self) -> date | None:
        return _refuse_future(self.cleaned_data["cautions_as_of"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self._names(data, DAILY_VALUES):
            self._need(data, "A daily value needs its source.", "source")
        if limits := self._names(data, LIMITS):
            words = f"The {limits} needs this."
            self._need(data, words, "upper_limit_unit", "upper_limit_scope", "upper_limit_source")
        if self._names(data, CAUTIONS):
            self._need(data, "Cautions need it.", "cautions_source", "cautions_as_of")
        if data.get("gluten") == Ingredient.Gluten.FREE and "wheat" in data.get("allergens", ()):
            self.add_error("gluten", "Wheat, ticked among the allergens, is not free of gluten.")
        return data

    def _names(self, data: dict[str, Any], fields: tuple[str, ...]) -> str:
        filled = [name for name in fields if data.get(name) not in (None, "")]
        return str(self.fields[filled[0]].label).lower() if filled else ""

    def _need(self, data: dict[str, Any], words: str, *names: str) -> None:
        for name in names:
            if name in self.fields and not data.get(name) and name not in self.errors:
                self.add_error(name, words)


class StudiedDoseForm(PlainText, forms.ModelForm):
    class Meta:
        model = StudiedDose
        fields = (
            "low", "high", "unit", "form", "finding", "strength", "people", "citation", "doi",
            "pmid", "as_of",
        )  # fmt: skip
        help_texts = {
            "low": "A day. One amount only: enter it twice.",
            "finding": "What came of it, weak results included. Name no disease.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_zeros(self.initial, ("low", "high"))

    def clean_unit(self) -> str:
        return spell_unit(self.cleaned_data["unit"])

    def clean_as_of(self) -> date | None:
        return _refuse_future(self.cleaned_data["as_of"])

    def save(self, commit: bool = True) -> StudiedDose:
        if not self.instance.key:
            self.instance.key = _free_key(self.instance.ingredient)
        dose: StudiedDose = super().save(commit)
        return dose


def _free_key(ingredient: Ingredient) -> str:
    """The ingredient's key with the first number that is free."""
    taken = set(StudiedDose.objects.values_list("key", flat=True))
    number = 1
    while (key := f"{ingredient.key[:70]}_own_{number}") in taken:
        number += 1
    return key


def _refuse_future(day: date | None) -> date | None:
    if day and day > timezone.localdate():
        raise ValidationError("This day is still to come.")
    return day
