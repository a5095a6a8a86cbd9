"""The product form and the rows below it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from unfold.forms import PaginationInlineFormSet
from unfold.widgets import UnfoldAdminIntegerFieldWidget, UnfoldAdminTextareaWidget

from catalogue.models import Product, ProductImage
from shop.rich_text_editor import RichTextField


class ProductForm(forms.ModelForm):
    description = RichTextField(required=False, label="Text")

    class Meta:
        model = Product
        fields = (
            "title", "slug", "tagline", "benefits", "description", "is_public", "product_class",
            "upc", "net_weight_g", "meta_title", "meta_description",
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
            "upc": "The number under the barcode, if there is one.",
            "meta_title": "Empty: the title.",
            "meta_description": "Empty: the tagline. About 150 characters are shown.",
        }
        widgets = {
            "benefits": UnfoldAdminTextareaWidget(attrs={"rows": 4}),
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
        fields = ("original", "alt", "caption", "display_order")
        labels = {"original": "Picture"}

    def clean_display_order(self) -> int:
        order = self.cleaned_data["display_order"]
        return order if order is not None else ProductImage.objects.count()


class VariantFormSet(PaginationInlineFormSet):
    """Rows are variants of this product, whatever was posted; Oscar's default is standalone."""

    def _construct_form(self, i: int, **kwargs: Any) -> forms.ModelForm:
        form = super()._construct_form(i, **kwargs)
        form.instance.structure = Product.CHILD
        return form
