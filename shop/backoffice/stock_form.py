"""Price and stock in a form that several people, and the checkout, may be changing at once.

The form carries the values that it was opened with. A value that has changed meanwhile is never
overwritten unseen: if its field was left alone it keeps the new value, if it was edited the form
comes back with an error that names the new value.
"""

from decimal import Decimal
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from unfold.forms import PaginationInlineFormSet
from unfold.widgets import UnfoldAdminDecimalFieldWidget, UnfoldAdminIntegerFieldWidget

from shop.partner.models import Partner, StockRecord

SHARED = ("price", "num_in_stock")


class StockForm(forms.ModelForm):
    price = forms.DecimalField(
        min_value=Decimal("0.01"),
        max_digits=12,
        decimal_places=2,
        show_hidden_initial=True,
        widget=UnfoldAdminDecimalFieldWidget,
    )
    num_in_stock = forms.IntegerField(
        label="In stock",
        min_value=0,
        max_value=2_147_483_647,
        show_hidden_initial=True,
        widget=UnfoldAdminIntegerFieldWidget,
        help_text="Units on the shelf, those reserved for orders included.",
    )

    class Meta:
        model = StockRecord
        fields = ("partner_sku", "price", "num_in_stock")
        labels = {"partner_sku": "SKU"}

    def clean_partner_sku(self) -> str:
        sku: str = self.cleaned_data["partner_sku"].strip()
        taken = StockRecord.objects.filter(partner_sku=sku).exclude(pk=self.instance.pk)
        if other := taken.select_related("product").first():
            raise ValidationError(f"“{other.product.get_title()}” has this SKU already.")
        return sku

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.instance.pk:
            for name in SHARED:
                if name in data:
                    self._keep_or_refuse(name)
            self._refuse_less_than_reserved()
        return data

    def _keep_or_refuse(self, name: str) -> None:
        stored, entered = self.initial[name], self.cleaned_data[name]
        opened_with = self._opened_with(name)
        if stored in (opened_with, entered):
            return
        if entered == opened_with:
            self.cleaned_data[name] = stored
            return
        self.add_error(
            name,
            f"While this page was open it became {stored}. Nothing was saved;"
            f" save again to put {entered} in its place.",
        )
        self._show_as_opened_with(name, stored)

    def _opened_with(self, name: str) -> Any:
        field = self.fields[name]
        raw = self.data.get(self[name].html_initial_name)
        try:
            return field.to_python(raw)
        except ValidationError:
            return None

    def _show_as_opened_with(self, name: str, value: Any) -> None:
        data: Any = self.data
        self.data = data.copy()
        self.data[self[name].html_initial_name] = str(value)  # type: ignore[index]

    def _refuse_less_than_reserved(self) -> None:
        reserved = self.instance.num_allocated or 0
        in_stock = self.cleaned_data.get("num_in_stock")
        if in_stock is not None and in_stock < reserved:
            self.add_error(
                "num_in_stock",
                f"{reserved} units are reserved for orders, so there cannot be fewer in stock.",
            )

    def save(self, commit: bool = True) -> StockRecord:
        """Writes the changed columns only: reservations go on while this form is open."""
        if not self.instance.pk:
            return self._save_new(commit)
        if not commit:
            return super().save(commit=False)
        if self.changed_data:
            self.instance.save(update_fields=[*self.changed_data, "date_updated"])
        return self.instance

    def _save_new(self, commit: bool) -> StockRecord:
        self.instance.partner = Partner.objects.order_by("pk").first() or Partner.objects.create(
            name=settings.SHOP_NAME
        )
        return super().save(commit)


class StockFormSet(PaginationInlineFormSet):
    """Locks its rows while a posted form is checked and saved; the admin opens the transaction."""

    def get_queryset(self) -> QuerySet[StockRecord]:
        if self.is_bound and not hasattr(self, "_queryset"):
            self._queryset = super().get_queryset().select_for_update().order_by("pk")
        return super().get_queryset()

    def clean(self) -> None:
        super().clean()
        filled = [form for form in self.forms if form.has_changed() and not form.errors]
        if self.instance.is_parent and filled:
            raise ValidationError(
                "A product that is sold in variants has no price of its own; its variants have."
            )
