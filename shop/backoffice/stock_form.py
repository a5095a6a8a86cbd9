"""Price and stock in a form that several people, and the checkout, may be changing at once.

A price: the form carries the one that it was opened with. If it has changed meanwhile it is never
overwritten unseen: left alone, the field keeps the new price; edited, the form comes back with an
error that names it. Stock is not typed over at all: the form says by how much it changes and why.
"""

from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from unfold.forms import PaginationInlineFormSet
from unfold.widgets import (
    UnfoldAdminDecimalFieldWidget,
    UnfoldAdminIntegerFieldWidget,
    UnfoldAdminSelectWidget,
    UnfoldAdminTextInputWidget,
)

from shop.inventory.adjustments import MOST_UNITS, adjust, why_refused
from shop.inventory.models import StockAdjustment
from shop.partner.models import Partner, StockRecord

Reason = StockAdjustment.Reason
# What a person may choose; the others are the shop's own.
REASONS = [
    (reason.value, reason.label)
    for reason in Reason
    if reason not in (Reason.INITIAL, Reason.IMPORT)
]


class SubmissionField(forms.UUIDField):
    """Made with the page, so that a second click on "Save" does not change stock again."""

    widget = forms.HiddenInput

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class PriceForm(forms.ModelForm):
    """SKU and price. `by` is who is signed in; the admin sets it on the class it makes."""

    by: Any = None
    price = forms.DecimalField(
        min_value=Decimal("0.01"),
        max_digits=12,
        decimal_places=2,
        show_hidden_initial=True,
        widget=UnfoldAdminDecimalFieldWidget,
    )

    class Meta:
        model = StockRecord
        fields = ("partner_sku", "price")
        labels = {"partner_sku": "SKU"}

    def clean_partner_sku(self) -> str:
        sku: str = self.cleaned_data["partner_sku"].strip()
        taken = StockRecord.objects.filter(partner_sku=sku).exclude(pk=self.instance.pk)
        if other := taken.select_related("product").first():
            raise ValidationError(f"“{other.product.get_title()}” has this SKU already.")
        return sku


class NewStockForm(PriceForm):
    """A product's first price and stock."""

    first_stock = forms.IntegerField(
        label="In stock",
        min_value=0,
        max_value=MOST_UNITS,
        initial=0,
        widget=UnfoldAdminIntegerFieldWidget,
        help_text="Units on the shelf now. Later, changes are entered with their reason.",
    )

    def save(self, commit: bool = True) -> StockRecord:
        self.instance.partner = Partner.objects.order_by("pk").first() or Partner.objects.create(
            name=settings.SHOP_NAME
        )
        self.instance.num_in_stock = 0
        return super().save(commit)

    def _save_m2m(self) -> None:
        super()._save_m2m()  # type: ignore[misc]  # private, so no stub knows it
        if units := self.cleaned_data["first_stock"]:
            adjust(self.instance, change=units, reason=Reason.INITIAL, by=self.by)


class StockForm(PriceForm):
    """The price, and by how much the stock changes. Its row must be locked while it is checked."""

    change_by = forms.IntegerField(
        label="Change stock by",
        required=False,
        min_value=-MOST_UNITS,
        max_value=MOST_UNITS,
        widget=UnfoldAdminIntegerFieldWidget,
        help_text="24 adds 24 units, -3 takes 3 away. Leave it empty to change none.",
    )
    reason = forms.ChoiceField(
        required=False, choices=[("", "–"), *REASONS], widget=UnfoldAdminSelectWidget
    )
    note = forms.CharField(
        required=False,
        max_length=200,
        widget=UnfoldAdminTextInputWidget,
        help_text="For colleagues: a delivery note, what was broken.",
    )
    submission = SubmissionField(required=False, initial=uuid4)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.instance.pk:
            raise ValidationError(
                "Somebody else has just entered price and stock. Reload the page."
            )
        if "price" in data:
            self._keep_or_refuse_price()
        if data.get("change_by"):
            self._check_change()
        elif data.get("reason") and "change_by" not in self.errors:
            self.add_error("change_by", "Enter by how many units, or take the reason away.")
        return data

    def _keep_or_refuse_price(self) -> None:
        stored, entered = self.initial["price"], self.cleaned_data["price"]
        opened_with = self._price_opened_with()
        if stored in (opened_with, entered):
            return
        if entered == opened_with:
            self.cleaned_data["price"] = stored
            return
        self.add_error(
            "price",
            f"While this page was open it became {stored}. Nothing was saved;"
            f" save again to put {entered} in its place.",
        )
        self._show_again(self["price"].html_initial_name, stored)

    def _price_opened_with(self) -> Any:
        try:
            return self.fields["price"].to_python(self.data.get(self["price"].html_initial_name))
        except ValidationError:
            return None

    def _check_change(self) -> None:
        data = self.cleaned_data
        if not data.get("reason") and "reason" not in self.errors:
            self.add_error("reason", "Choose why the stock changes.")
        if known := self._known_entry():
            if known.change != data["change_by"]:
                self.add_error(
                    "change_by",
                    f"This form has changed the stock by {known.change:+d} already."
                    " Save again to make this change too.",
                )
                self._show_again(self["submission"].html_name, uuid4())
            return
        refusal = why_refused(
            in_stock=self.instance.num_in_stock or 0,
            reserved=self.instance.num_allocated or 0,
            change=data["change_by"],
        )
        if refusal:
            self.add_error("change_by", refusal)

    def _known_entry(self) -> StockAdjustment | None:
        submission: UUID | None = self.cleaned_data.get("submission")
        if submission is None:
            return None
        return StockAdjustment.objects.filter(submission=submission).first()

    def _show_again(self, name: str, value: Any) -> None:
        data: Any = self.data
        self.data = data.copy()
        self.data[name] = str(value)  # type: ignore[index]

    def save(self, commit: bool = True) -> StockRecord:
        """Writes the changed columns only: reservations go on while this form is open."""
        if not commit:
            return super().save(commit=False)
        if columns := [name for name in self.changed_data if name in PriceForm.Meta.fields]:
            self.instance.save(update_fields=[*columns, "date_updated"])
        data = self.cleaned_data
        if data.get("change_by"):
            adjust(
                self.instance, change=data["change_by"], reason=data["reason"],
                note=data["note"], by=self.by, submission=data["submission"],
            )  # fmt: skip
        return self.instance


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
