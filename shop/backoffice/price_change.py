"""New prices for many products: first a plan that somebody reads, then exactly that plan.

A plan is signed and names the price that each row had. Rows whose price has changed since are
refused, so sending a plan twice, or an old one, changes nothing twice.
"""

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django import forms
from django.core import signing
from django.db import transaction
from unfold.widgets import (
    UnfoldAdminDecimalFieldWidget,
    UnfoldAdminSelectWidget,
    UnfoldAdminTextInputWidget,
)

from shop.partner.models import StockRecord

CENT = Decimal("0.01")
HIGHEST = Decimal("9999999999.99")
_SALT = "backoffice.price_change"
_HOUR = 3600


class PlanExpired(Exception):
    """The plan is older than an hour, or was tampered with."""


@dataclass(frozen=True)
class Line:
    """One stock record's price, before and after."""

    record_id: int
    title: str
    sku: str
    old: Decimal
    new: Decimal

    @property
    def is_possible(self) -> bool:
        return CENT <= self.new <= HIGHEST


@dataclass
class Outcome:
    """`refused` says of each row that was left alone why."""

    changed: int = 0
    done_before: int = 0
    refused: list[str] = field(default_factory=list)


class PriceChangeForm(forms.Form):
    way = forms.ChoiceField(
        label="Change by",
        choices=[("percent", "percent"), ("amount", "an amount of money")],
        widget=UnfoldAdminSelectWidget,
    )
    by = forms.DecimalField(
        label="How much",
        min_value=Decimal(-100_000),
        max_value=Decimal(100_000),
        decimal_places=2,
        widget=UnfoldAdminDecimalFieldWidget,
        help_text="5 raises, -5 lowers. New prices are rounded to whole cents.",
    )
    reason = forms.CharField(
        label="Why", max_length=100, widget=UnfoldAdminTextInputWidget,
        help_text="Kept in the history of each price.",
    )  # fmt: skip

    def clean_by(self) -> Decimal:
        by: Decimal = self.cleaned_data["by"]
        if by == 0:
            raise forms.ValidationError("0 changes nothing.")
        if self.cleaned_data.get("way") == "percent" and not -100 < by <= 1000:
            raise forms.ValidationError("Enter a percentage above -100 and up to 1000.")
        return by


def plan_prices(records: list[StockRecord], *, way: str, by: Decimal) -> list[Line]:
    """A line for each record that has a price. No query when products and parents are read."""
    return [
        Line(record.pk, record.product.get_title(), record.partner_sku, record.price,
             _new_price(record.price, way, by))
        for record in records
        if record.price is not None
    ]  # fmt: skip


def sign_plan(lines: list[Line], reason: str) -> str:
    rows = [[line.record_id, str(line.old), str(line.new)] for line in lines]
    return signing.dumps([reason, rows], salt=_SALT, compress=True)


def carry_out(plan: str, *, by: Any) -> Outcome:
    """Set the prices of a signed plan. Raises PlanExpired, and then changes nothing."""
    try:
        reason, rows = signing.loads(plan, salt=_SALT, max_age=_HOUR)
    except signing.BadSignature as error:
        raise PlanExpired("This preview is too old. Please make it again.") from error
    outcome = Outcome()
    with transaction.atomic():
        keys = [pk for pk, _, _ in rows]
        records = StockRecord.objects.select_for_update(of=("self",)).filter(pk__in=keys)
        found = {each.pk: each for each in records.select_related("product").order_by("pk")}
        for pk, old, new in rows:
            _change(found.get(pk), Decimal(old), Decimal(new), reason, by, outcome)
    return outcome


def _change(
    record: StockRecord | None, old: Decimal, new: Decimal, reason: str, by: Any, outcome: Outcome
) -> None:
    if record is None:
        outcome.refused.append("One of the products is no longer there.")
    elif record.price == new:
        outcome.done_before += 1
    elif record.price != old:
        outcome.refused.append(
            f"{record.product.get_title()} ({record.partner_sku}) was {old} in the preview and is"
            f" {record.price} now: left as it is."
        )
    else:
        record.price = new
        record._change_reason = reason  # type: ignore[attr-defined]
        record._history_user = by  # type: ignore[attr-defined]
        record.save(update_fields=["price", "date_updated"])
        outcome.changed += 1


def _new_price(old: Decimal, way: str, by: Decimal) -> Decimal:
    new = old * (100 + by) / 100 if way == "percent" else old + by
    return new.quantize(CENT, rounding=ROUND_HALF_UP)
