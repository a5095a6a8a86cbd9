"""The rows of the Supplement Facts form: blends, and what is in one serving."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat
from unfold.forms import PaginationInlineFormSet
from unfold.widgets import (
    UnfoldAdminIntegerFieldWidget,
    UnfoldAdminSelectWidget,
    UnfoldAdminTextInputWidget,
)

from catalogue.models import Blend, Ingredient, IngredientAmount
from catalogue.printable import is_listed_nutrient

from .amount_field import AmountField
from .decimals import drop_zeros
from .facts_form import drop_odd_key
from .plain_text import PlainText
from .units import fits, list_units

MOST_ROWS = 150


class _RowForm(PlainText, forms.ModelForm):
    """A row with a unit and a place. `units` are offered; the stored one is offered as well."""

    unit = forms.ChoiceField(required=False, widget=UnfoldAdminSelectWidget)
    # Filled in by dragging, or by hand; a row without one keeps its place on the page.
    position = forms.IntegerField(
        label="place",
        required=False,
        min_value=0,
        max_value=9999,
        widget=UnfoldAdminIntegerFieldWidget(attrs={"aria-label": "Place in the list"}),
    )
    decimals: tuple[str, ...] = ("amount",)

    def __init__(self, *args: Any, units: list[str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_zeros(self.initial, self.decimals)
        if "unit" in self.fields:
            stored = [self.instance.unit] if self.instance.unit else []
            choices = dict.fromkeys([*(list_units() if units is None else units), *stored])
            field: Any = self.fields["unit"]
            field.choices = [("", "–"), *((unit, unit) for unit in choices)]

    def validate_constraints(self) -> None:
        """Which rows are each other's double is for the formset to say: it knows those that are
        about to be something else."""
        exclude = self._get_validation_exclusions() | {"facts"}  # type: ignore[attr-defined]
        try:
            self.instance.validate_constraints(exclude=exclude)
        except ValidationError as error:
            self._update_errors(error)  # type: ignore[attr-defined]

    def clean_position(self) -> int:
        position = self.cleaned_data["position"]
        number = str(self.prefix or "").rpartition("-")[2]
        return position if position is not None else int(number) if number.isdecimal() else 0


class BlendForm(_RowForm):
    amount = AmountField()

    class Meta:
        model = Blend
        fields = ("name", "amount", "unit", "note", "position")

    def clean_name(self) -> str:
        return str(self.cleaned_data["name"]).strip()

    def clean_unit(self) -> str:
        if not self.cleaned_data["unit"]:
            raise ValidationError("Choose a unit.")
        return str(self.cleaned_data["unit"])


class AmountForm(_RowForm):
    """`unit` may stay empty: then it is the ingredient's own."""

    blend_name = forms.CharField(
        label="blend",
        required=False,
        max_length=120,
        widget=UnfoldAdminTextInputWidget(attrs={"list": "blend-names", "autocomplete": "off"}),
    )
    amount = AmountField()
    compound_amount = AmountField(
        label="weight of the compound", required=False,
        help_text="In the row's unit. Not printed; checks the element's share.",
    )  # fmt: skip
    limit_amount = AmountField(
        label="counts towards the upper limit", required=False, zero=True,
        help_text="In the limit's unit. Empty: worked out from the source.",
    )  # fmt: skip
    decimals = ("amount", "compound_amount", "limit_amount")

    class Meta:
        model = IngredientAmount
        fields = (
            "ingredient", "amount", "unit", "form", "label_name", "compound_amount",
            "limit_amount", "position",
        )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_odd_key(self, "ingredient")
        if self.instance.blend_id and self.instance.blend:
            self.initial["blend_name"] = self.instance.blend.name
        if "ingredient" in self.fields:
            field: Any = self.fields["ingredient"]
            # What fills a capsule is named among the other ingredients and has no row.
            field.queryset = Ingredient.objects.exclude(kind=Ingredient.Kind.EXCIPIENT)

    def clean_blend_name(self) -> str:
        return str(self.cleaned_data["blend_name"]).strip()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        ingredient = data.get("ingredient")
        if ingredient and "unit" in data and not data["unit"]:
            data["unit"] = ingredient.unit
        if (
            ingredient
            and data.get("unit")
            and not fits(data["unit"], ingredient.unit, is_summed=is_listed_nutrient(ingredient))
        ):
            stated = f"{ingredient} is stated in {ingredient.unit}"
            raise ValidationError({"unit": f"{stated}, which {data['unit']} is not."})
        return data


class _RowFormSet(PaginationInlineFormSet):
    """Asks for the units once, not once a row. No two rows have the same `key`.

    `telling` is the field that the page names as the double's, `parked` a text that is part of
    what the database keeps unique.
    """

    telling = ""
    parked = ""
    words = ""

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        if not hasattr(self, "_units"):
            self._units = list_units()
        return {**super().get_form_kwargs(index), "units": self._units}

    def key(self, row: Any) -> Any:
        raise NotImplementedError

    def clean(self) -> None:
        super().clean()
        seen = {self.key(row) for row in self._rows_beside()}
        for form in _kept(self):
            if form.errors:
                continue
            key = self.key(form.instance)
            if key in seen:
                form.add_error(self.telling, self.words)
            seen.add(key)

    def validate_unique(self) -> None:
        """Django's words are for nobody, and stand above the rows: see clean."""

    def _rows_beside(self) -> Any:
        """Stored meanwhile, by somebody else."""
        if not self.instance.pk:
            return []
        here = [form.instance.pk for form in self.initial_forms]
        return self.model.objects.filter(facts=self.instance).exclude(pk__in=here)

    def save_existing_objects(self, commit: bool = True) -> Any:
        """Two rows that change places would be each other's double for a moment."""
        if commit:
            changed = [form.instance.pk for form in self.initial_forms if form.has_changed()]
            text = Concat(Value("~"), Cast("pk", CharField()))
            self.model.objects.filter(pk__in=changed).update(**{self.parked: text})
        return super().save_existing_objects(commit)


class BlendFormSet(_RowFormSet):
    telling = parked = "name"
    words = "There is a blend of this name already."

    def key(self, row: Blend) -> str:
        return row.name.casefold()

    def delete_existing(self, obj: Blend, commit: bool = True) -> None:
        """Its members stay, outside of any blend, until their own rows say otherwise."""
        if commit:
            obj.members.update(blend=None)
        super().delete_existing(obj, commit)


class AmountFormSet(_RowFormSet):
    """Finds each row's blend by its name. Blends are saved before these rows."""

    telling, parked = "ingredient", "form"
    words = "This ingredient is listed already, from the same source."

    def key(self, row: IngredientAmount) -> tuple[int, str]:
        return row.ingredient_id, " ".join(row.form.casefold().split())

    def clean(self) -> None:
        super().clean()
        known = self._names_on_the_page()
        for form in _kept(self):
            name = form.cleaned_data.get("blend_name")
            if name and name.casefold() not in known:
                form.add_error("blend_name", f"There is no blend “{name}” among the blends above.")

    def save_new(self, form: Any, commit: bool = True) -> Any:
        form.instance.blend = self._find_blend(form)
        return super().save_new(form, commit)

    def save_existing(self, form: Any, obj: Any, commit: bool = True) -> Any:
        form.instance.blend = self._find_blend(form)
        return super().save_existing(form, obj, commit)

    def _find_blend(self, form: Any) -> Blend | None:
        if not hasattr(self, "_blends"):
            self._blends = {each.name.casefold(): each for each in self.instance.blends.all()}
        return self._blends.get(form.cleaned_data.get("blend_name", "").casefold())

    def _names_on_the_page(self) -> set[str]:
        if "blends-TOTAL_FORMS" not in self.data:
            stored = self.instance.blends.all() if self.instance.pk else []
            return {blend.name.casefold() for blend in stored}
        return {
            str(self.data.get(f"blends-{number}-name", "")).strip().casefold()
            for number in range(MOST_ROWS)
            if not self.data.get(f"blends-{number}-DELETE")
        }


def _kept(formset: Any) -> list[Any]:
    """The filled-in rows that are not about to be deleted."""
    return [
        form
        for form in formset.forms
        if getattr(form, "cleaned_data", None)
        and form not in formset.deleted_forms
        and (form.instance.pk or form.has_changed())
    ]
