"""Categories and needs of many products at once."""

from django import forms
from django.db.models import QuerySet
from unfold.widgets import UnfoldAdminRadioSelectWidget, UnfoldAdminSelectWidget

from catalogue.models import Category, Need, Product, ProductCategory

from .product_filters import read_key

PUT, TAKE = "put", "take"


def read_chosen(text: str) -> list[int]:
    """Keys from a hidden field; whatever is none is left out."""
    return [key for key in map(read_key, text.split(",")) if key]


class CategoryForm(forms.Form):
    category = forms.ModelChoiceField(
        Category.objects.order_by("path"), widget=UnfoldAdminSelectWidget
    )
    what = forms.ChoiceField(
        label="Do",
        choices=[(PUT, "Put into it"), (TAKE, "Take out of it")],
        initial=PUT,
        widget=UnfoldAdminRadioSelectWidget,
    )

    def apply(self, products: QuerySet[Product]) -> int:
        """How many were changed; a product that is there already is not."""
        category = self.cleaned_data["category"]
        there = ProductCategory.objects.filter(category=category, product__in=products.values("pk"))
        if self.cleaned_data["what"] == TAKE:
            return sum(bool(row.delete()) for row in there)
        new = products.exclude(pk__in=there.values("product"))
        return len([ProductCategory.objects.create(category=category, product=row) for row in new])


class NeedForm(forms.Form):
    need = forms.ModelChoiceField(
        Need.objects.all(),
        widget=UnfoldAdminSelectWidget,
        help_text="A need is a claim about every product under it.",
    )
    what = forms.ChoiceField(
        label="Do",
        choices=[(PUT, "Give it"), (TAKE, "Take it away")],
        initial=PUT,
        widget=UnfoldAdminRadioSelectWidget,
    )

    def apply(self, products: QuerySet[Product]) -> int:
        """How many were changed."""
        need = self.cleaned_data["need"]
        if self.cleaned_data["what"] == TAKE:
            rows = list(products.filter(needs=need))
            need.products.remove(*rows)
        else:
            rows = list(products.exclude(needs=need))
            need.products.add(*rows)
        return len(rows)
