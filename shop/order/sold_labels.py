"""The labels an order was sold with, and whether a formula has changed since."""

from dataclasses import dataclass
from typing import Any

from catalogue.intake import Intake, Taken, sum_intake
from catalogue.label_changes import Change, compare_formulas
from catalogue.labels import assemble, describe_today, formula_digest
from catalogue.models import SupplementFacts
from catalogue.panel import Panel, build_panel
from catalogue.warnings import Warning, list_warnings

from .models import Line, Order


@dataclass(frozen=True)
class SoldLabel:
    """`changes` are what is different in the same product today; empty when nothing is."""

    line: Line
    facts: SupplementFacts
    panel: Panel
    warnings: list[Warning]
    changes: list[Change]


def list_sold_labels(order: Order) -> list[SoldLabel]:
    """One for each line that was sold with Supplement Facts, in the order's order."""
    lines = lines_with_labels(order)
    changes = list_formula_changes(lines)
    found = []
    for line in lines:
        facts = facts_as_sold(line)
        found.append(
            SoldLabel(
                line, facts, build_panel(facts), list_warnings(facts), changes.get(line.pk, [])
            )
        )
    return found


def lines_with_labels(order: Order) -> list[Any]:
    lines = Line.objects.filter(order=order, label_version__isnull=False)
    return list(lines.select_related("label_version", "product__parent").order_by("pk"))


def facts_as_sold(line: Any) -> SupplementFacts:
    return assemble(line.label_version.content, product=line.product, name=line.title)


def list_formula_changes(lines: list[Any]) -> dict[int, list[Change]]:
    """By line: what has changed in the formula since. Lines of an unchanged one are left out.

    What is no longer sold, or has no facts any more, counts as unchanged: nobody can compare.
    """
    today = describe_today({line.product for line in lines if line.product})
    changed = {}
    for line in lines:
        now = today.get(line.product_id)
        if now and formula_digest(now) != line.label_version.digest:
            changed[line.pk] = compare_formulas(line.label_version.content, now)
    return changed


def sum_order(order: Order) -> Intake:
    """What a day of the whole order adds up to, by the labels it was sold with."""
    return sum_intake(
        Taken(line.product, line.title, facts_as_sold(line)) for line in lines_with_labels(order)
    )
