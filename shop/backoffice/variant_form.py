"""A variant's form: with the attributes of its product's type, such as count and flavour."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from unfold.widgets import (
    UnfoldAdminDateWidget,
    UnfoldAdminDecimalFieldWidget,
    UnfoldAdminIntegerFieldWidget,
    UnfoldAdminNullBooleanSelectWidget,
    UnfoldAdminSelectWidget,
    UnfoldAdminTextInputWidget,
)

from catalogue.models import Product, ProductAttribute, ProductAttributeValue

from .plain_text import PlainText
from .product_forms import ProductForm

MOST_CHARACTERS = 255


def list_attributes(variant: Product) -> list[ProductAttribute]:
    """Those of its type that can be edited here, in the order in which they were made."""
    kind = variant.get_product_class()
    rows = kind.attributes.select_related("option_group").order_by("pk") if kind else []
    return [attribute for attribute in rows if attribute.type in _FIELDS]


def field_name(attribute: ProductAttribute) -> str:
    return f"attr_{attribute.code}"


def make_variant_form(attributes: Sequence[ProductAttribute]) -> type["VariantForm"]:
    """The admin wants to know a form's fields before it makes one."""
    fields = {field_name(each): _FIELDS[each.type](each) for each in attributes}
    return type("VariantForm", (VariantForm,), {**fields, "attributes": attributes})


class VariantForm(PlainText, ProductForm):
    attributes: Sequence[ProductAttribute] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stored = self.instance.attribute_values.select_related("attribute", "value_option")
        for value in stored:
            self.initial.setdefault(field_name(value.attribute), value.value)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        chosen = {each: data.get(field_name(each)) for each in self._editable()}
        for attribute, value in chosen.items():
            setattr(self.instance.attr, attribute.code, None if value == "" else value)
        twin = self._find_twin({key: value for key, value in chosen.items() if value})
        if twin and not self.errors:
            self.add_error(
                field_name(next(iter(chosen))),
                f"“{twin.get_title()}” is told apart by the same: customers could not choose.",
            )
        return data

    def _editable(self) -> list[ProductAttribute]:
        return [each for each in self.attributes if field_name(each) in self.fields]

    def _find_twin(self, chosen: dict[ProductAttribute, Any]) -> Product | None:
        """A sibling with the same attributes, all of them."""
        if not chosen:
            return None
        wanted = {each.code: str(value).casefold() for each, value in chosen.items()}
        siblings = Product.objects.filter(parent=self.instance.parent_id)
        values = ProductAttributeValue.objects.filter(
            product__in=siblings.exclude(pk=self.instance.pk)
        ).select_related("attribute", "value_option", "product")
        found: dict[Product, dict[str, str]] = {}
        for value in values:
            found.setdefault(value.product, {})[value.attribute.code] = str(value.value).casefold()
        return next((each for each, held in found.items() if held == wanted), None)


def _shared(attribute: ProductAttribute) -> dict[str, Any]:
    return {"label": attribute.name, "required": attribute.required}


def _choose(attribute: ProductAttribute) -> forms.Field:
    options = attribute.option_group.options.all()
    return forms.ModelChoiceField(options, widget=UnfoldAdminSelectWidget, **_shared(attribute))


_FIELDS: dict[str, Callable[[ProductAttribute], forms.Field]] = {
    ProductAttribute.TEXT: lambda each: forms.CharField(
        max_length=MOST_CHARACTERS, widget=UnfoldAdminTextInputWidget, **_shared(each)
    ),
    ProductAttribute.INTEGER: lambda each: forms.IntegerField(
        min_value=-(10**9), max_value=10**9, widget=UnfoldAdminIntegerFieldWidget, **_shared(each)
    ),
    ProductAttribute.FLOAT: lambda each: forms.FloatField(
        widget=UnfoldAdminDecimalFieldWidget, **_shared(each)
    ),
    ProductAttribute.BOOLEAN: lambda each: forms.NullBooleanField(
        widget=UnfoldAdminNullBooleanSelectWidget, **_shared(each)
    ),
    ProductAttribute.DATE: lambda each: forms.DateField(
        widget=UnfoldAdminDateWidget, **_shared(each)
    ),
    ProductAttribute.OPTION: _choose,
}
