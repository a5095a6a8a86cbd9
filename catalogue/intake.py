"""What several products add up to in a day, against upper limits and against each other.

A day's amount is the amount in a serving times the largest number of servings a day that the
directions allow, summed over different products; two bottles of one product are a longer supply,
not a larger dose. Nothing here knows a person, and nothing is stored.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _

from catalogue.interactions import Notice, list_interactions
from catalogue.limits import counted_towards_limit
from catalogue.models import Ingredient, IngredientAmount, Product, SupplementFacts
from catalogue.nutrition import (
    UnitMismatch,
    compares,
    convert,
    format_amount,
    percent_of_daily_value,
)

_FOR_CHILDREN = (SupplementFacts.Population.CHILDREN, SupplementFacts.Population.INFANTS)


@dataclass(frozen=True)
class Taken:
    """A product and its label, as it is taken by its directions."""

    product: Product | None
    title: str
    facts: SupplementFacts

    @property
    def group(self) -> int:
        """Sizes and flavours of one product are not taken beside each other."""
        if self.product is None:
            return -id(self)
        return self.product.parent_id or self.product.pk


@dataclass(frozen=True)
class Part:
    """What one product gives of it in a day. `amount` is None within a blend, which hides it."""

    title: str
    amount: Decimal | None
    text: str


@dataclass(frozen=True)
class Limit:
    """`counted` is what of the total the limit is about; both are in `unit`, a day."""

    amount: Decimal
    counted: Decimal
    unit: str
    scope: str
    text: str
    counted_text: str
    source: str
    is_over: bool

    @property
    def percent(self) -> int:
        return int(self.counted * 100 / self.amount) if self.amount else 0

    @property
    def bar(self) -> int:
        return min(100, self.percent)


@dataclass(frozen=True)
class Total:
    """`text` is empty when every part of it is hidden in blends. `limit_text` is what to print."""

    ingredient: Ingredient
    text: str
    percent: str
    parts: list[Part]
    limit: Limit | None
    limit_text: str


@dataclass(frozen=True)
class Intake:
    taken: list[Taken]
    totals: list[Total] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    for_pregnant: bool = False
    left_out: list[str] = field(default_factory=list)


def sum_intake(products: Iterable[Taken]) -> Intake:
    """Reads each label's amounts with ingredients: prefetch both (catalogue.labels) for no query.

    Products for small children are named in `left_out`: limits for adults say nothing about them.
    """
    every = _one_of_each(products)
    taken = [each for each in every if each.facts.population not in _FOR_CHILDREN]
    pregnant = any(each.facts.population == SupplementFacts.Population.PREGNANT for each in taken)
    totals = [_total(rows, pregnant) for rows in _rows_by_nutrient(taken)]
    totals.sort(key=lambda total: (total.ingredient.label_order, total.ingredient.name))
    over = [
        _limit_notice(total, pregnant) for total in totals if total.limit and total.limit.is_over
    ]
    interactions = list_interactions([(each.title, each.facts) for each in taken])
    return Intake(
        taken=taken,
        totals=totals,
        notices=[*over, *interactions],
        for_pregnant=pregnant,
        left_out=[each.title for each in every if each not in taken],
    )


def list_over_limits(facts: SupplementFacts) -> list[tuple[Ingredient, Notice]]:
    """What one product alone gives beyond an upper limit, taken as its label directs.

    Nothing while an amount is missing. Reads amounts with ingredients.
    """
    if not facts.servings_per_day or any(not row.amount for row in facts.amounts.all()):
        return []
    intake = sum_intake([Taken(None, str(facts.product), facts)])
    over = [total.ingredient for total in intake.totals if total.limit and total.limit.is_over]
    return list(zip(over, [each for each in intake.notices if each.kind == "limit"], strict=True))


_Row = tuple[Taken, IngredientAmount]


def _one_of_each(products: Iterable[Taken]) -> list[Taken]:
    found: dict[int, Taken] = {}
    for each in products:
        found.setdefault(each.group, each)
    return list(found.values())


def _rows_by_nutrient(taken: list[Taken]) -> list[list[_Row]]:
    """Rows whose units do not compare stand in sums of their own rather than in none."""
    found: dict[tuple[str, str], list[_Row]] = {}
    for each in taken:
        for row in each.facts.amounts.all():
            unit = row.ingredient.unit if compares(row.unit, row.ingredient.unit) else row.unit
            found.setdefault((row.ingredient.key, unit), []).append((each, row))
    return list(found.values())


def _total(rows: list[_Row], pregnant: bool) -> Total:
    ingredient = rows[0][1].ingredient
    entered = rows[0][1].unit
    unit = ingredient.unit if compares(entered, ingredient.unit) else entered
    parts = [_part(each, row, unit) for each, row in rows]
    stated = [part.amount for part in parts if part.amount is not None]
    amount = sum(stated, Decimal(0))
    limit = _limit(ingredient, rows, pregnant)
    return Total(
        ingredient=ingredient,
        text=format_amount(amount, unit) if stated else "",
        percent=_percent(ingredient, amount, unit, pregnant) if stated else "",
        parts=parts,
        limit=limit,
        limit_text=limit.text if limit else _("none established"),
    )


def _part(each: Taken, row: IngredientAmount, unit: str) -> Part:
    if row.blend is not None:
        return Part(
            each.title, None, _("in %(blend)s, amount not stated") % {"blend": row.blend.name}
        )
    amount = _a_day(each, _in_unit(row, unit))
    return Part(each.title, amount, format_amount(amount, unit))


def _limit(ingredient: Ingredient, rows: list[_Row], pregnant: bool) -> Limit | None:
    """None where no limit is established, or where an amount does not compare with it."""
    amount = _limit_amount(ingredient, pregnant)
    if amount is None:
        return None
    unit = ingredient.upper_limit_unit or ingredient.unit
    try:
        counted = sum((_a_day(each, _counted(row, unit)) for each, row in rows), Decimal(0))
    except UnitMismatch:
        return None
    everything = ingredient.upper_limit_scope in ("", Ingredient.LimitScope.ALL)
    return Limit(
        amount=amount,
        counted=counted,
        unit=unit,
        scope=ingredient.get_upper_limit_scope_display(),
        text=format_amount(amount, unit),
        counted_text=format_amount(counted, unit),
        source=ingredient.upper_limit_source,
        # Where food counts too, products that reach the limit alone leave no room for a meal.
        is_over=counted >= amount if everything else counted > amount,
    )


def _limit_amount(ingredient: Ingredient, pregnant: bool) -> Decimal | None:
    limits = [ingredient.upper_limit]
    if pregnant:
        limits.append(ingredient.upper_limit_pregnant)
    known = [limit for limit in limits if limit is not None]
    return min(known) if known else None


def _counted(row: IngredientAmount, unit: str) -> Decimal:
    if row.limit_amount is not None:
        return row.limit_amount
    return counted_towards_limit(
        scope=row.ingredient.upper_limit_scope,
        amount=row.amount,
        unit=row.unit,
        form=row.form,
        limit_unit=unit,
    )


def _limit_notice(total: Total, pregnant: bool) -> Notice:
    limit = total.limit
    assert limit is not None
    who = _("pregnant women") if pregnant else _("adults")
    scope = {
        Ingredient.LimitScope.SUPPLEMENTAL: _(" from supplements"),
        Ingredient.LimitScope.FOLIC_ACID: _(" of folic acid"),
        Ingredient.LimitScope.PREFORMED: _(" of preformed vitamin A"),
    }.get(total.ingredient.upper_limit_scope, "")  # type: ignore[call-overload]
    text = _(
        "%(counted)s a day%(scope)s, as the labels direct; the upper limit for %(who)s is"
        " %(limit)s%(scope)s."
    ) % {"counted": limit.counted_text, "limit": limit.text, "who": who, "scope": scope}
    if not scope:
        text += " " + _("What you eat comes on top.")
    return Notice(
        kind="limit",
        title=_("%(name)s: more than the upper limit") % {"name": total.ingredient.name}
        if limit.counted > limit.amount
        else _("%(name)s: the upper limit is reached") % {"name": total.ingredient.name},
        text=text,
        products=list(dict.fromkeys(part.title for part in total.parts)),
        source=limit.source,
    )


def _percent(ingredient: Ingredient, amount: Decimal, unit: str, pregnant: bool) -> str:
    value = ingredient.daily_value_pregnant if pregnant else ingredient.daily_value
    if value is None or not value or unit != ingredient.unit:
        return ""
    return f"{percent_of_daily_value(amount, value):,}%"


def _a_day(each: Taken, amount: Decimal) -> Decimal:
    return amount * each.facts.servings_per_day


def _in_unit(row: IngredientAmount, unit: str) -> Decimal:
    return convert(row.amount, row.unit, unit)
