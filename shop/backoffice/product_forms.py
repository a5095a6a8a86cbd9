"""The product form and the rows below it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from unfold.forms import PaginationInlineFormSet
from unfold.widgets import (
    UnfoldAdminCheckboxSelectMultipleWidget,
    UnfoldAdminIntegerFieldWidget,
    UnfoldAdminTextareaWidget,
    UnfoldAdminTextInputWidget,
)

from catalogue.claim_texts import image_texts
from catalogue.models import Product, ProductImage
from shop.claims.forms import refuse_unsigned
from shop.rich_text_editor import RichTextField

_CLAIMING = {"description of a picture": "alt", "caption of a picture": "caption"}


class KeepsVisibility(forms.ModelForm):
    """A plan, or a colleague, may show or hide the product while its form is open.

    Whoever left "Visible" alone does not undo that.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "is_public" in self.fields:
            self.fields["is_public"].show_hidden_initial = True

    def clean_is_public(self) -> bool:
        entered: bool = self.cleaned_data["is_public"]
        opened_with = self.data.get(self["is_public"].html_initial_name)
        if opened_with is None or not self.instance.pk:
            return entered
        left_alone = entered == (opened_with == "True")
        return bool(self.initial["is_public"]) if left_alone else entered


class ProductForm(KeepsVisibility):
    description = RichTextField(required=False, label="Text")
    why = forms.CharField(
        required=False,
        label="Why you change it",
        max_length=100,
        widget=UnfoldAdminTextInputWidget,
        help_text="For colleagues, in the history.",
    )

    class Meta:
        model = Product
        fields = (
            "title", "slug", "tagline", "benefits", "description", "is_public", "product_class",
            "needs", "upc", "net_weight_g", "meta_title", "meta_description",
        )  # fmt: skip
        labels = {
            "is_public": "Visible in the shop",
            "product_class": "Type",
            "upc": "Barcode (UPC)",
            "meta_title": "Title for search engines",
            "meta_description": "Description for search engines",
        }
        help_texts = {
            "title": "As on the pack.",
            "is_public": "Hidden products have no page and cannot be bought.",
            "needs": "Customers filter by these. A need is a claim: tick what the label supports.",
            "upc": "The number under the barcode, if there is one.",
            "meta_title": "Empty: the title.",
            "meta_description": "Empty: the tagline. About 150 characters are shown.",
        }
        widgets = {
            "benefits": UnfoldAdminTextareaWidget(attrs={"rows": 4}),
            "needs": UnfoldAdminCheckboxSelectMultipleWidget(),
            "meta_description": UnfoldAdminTextareaWidget(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.is_child:
            for name in {"title", "product_class"} & set(self.fields):
                self.fields[name].required = True

    def clean_upc(self) -> str | None:
        upc = self.cleaned_data["upc"] or None
        taken = Product.objects.filter(upc=upc).exclude(pk=self.instance.pk) if upc else None
        if taken is not None and (other := taken.first()):
            raise ValidationError(f"“{other.get_title()}” has this barcode already.")
        return upc


class PictureForm(forms.ModelForm):
    # Filled in by dragging; a row that was never dragged goes to the end.
    display_order = forms.IntegerField(
        required=False, min_value=0, widget=UnfoldAdminIntegerFieldWidget
    )

    class Meta:
        model = ProductImage
        fields = ("original", "alt", "caption", "is_label", "display_order")
        labels = {"original": "Picture", "alt": "Description", "is_label": "Label"}
        help_texts = {
            "alt": "What it shows, for people who cannot see it.",
            "is_label": "Shown beside the Supplement Facts.",
        }

    def clean_display_order(self) -> int:
        order = self.cleaned_data["display_order"]
        return order if order is not None else ProductImage.objects.count()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not set(self.changed_data).isdisjoint(_CLAIMING.values()):
            product = Product.objects.filter(pk=self.instance.product_id).first()
            refuse_unsigned(self, product, image_texts, _CLAIMING)
        return data


class VariantForm(KeepsVisibility):
    """A row on its product's page. A new one is hidden until somebody shows it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            self.initial["is_public"] = False


class VariantFormSet(PaginationInlineFormSet):
    """Rows are variants of this product, whatever was posted; Oscar's default is standalone."""

    def _construct_form(self, i: int, **kwargs: Any) -> forms.ModelForm:
        form = super()._construct_form(i, **kwargs)
        form.instance.structure = Product.CHILD
        return form
