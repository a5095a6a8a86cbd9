"""What the page of one ingredient shows."""

from dataclasses import dataclass
from decimal import Decimal

from catalogue.models import Ingredient, IngredientAmount, Product, StudiedDose, SupplementFacts
from catalogue.nutrition import UnitMismatch, convert, format_amount

PRODUCTS_PER_PAGE = 24


@dataclass(frozen=True)
class Value:
    """For whom, and how much; `amount` is empty when none is established."""

    population: str
    amount: str


@dataclass(frozen=True)
class Dose:
    dose: StudiedDose
    amount: str


@dataclass(frozen=True)
class Holding:
    """A product with the ingredient. Both amounts are empty for the member of a blend."""

    product: Product
    title: str
    url: str
    per_serving: str
    per_day: str
    serving_size: str


def list_daily_values(ingredient: Ingredient) -> list[Value]:
    """Empty when no population has one."""
    values = [
        (SupplementFacts.Population.ADULTS, ingredient.daily_value),
        (SupplementFacts.Population.PREGNANT, ingredient.daily_value_pregnant),
        (SupplementFacts.Population.CHILDREN, ingredient.daily_value_children),
        (SupplementFacts.Population.INFANTS, ingredient.daily_value_infants),
    ]
    if all(amount is None for _, amount in values):
        return []
    return [Value(str(who.label), _written(amount, ingredient.unit)) for who, amount in values]


def list_limits(ingredient: Ingredient) -> list[Value]:
    """For adults and for pregnant women, who may have none of their own."""
    unit = ingredient.upper_limit_unit or ingredient.unit
    if ingredient.upper_limit_scope == Ingredient.LimitScope.FOLIC_ACID:
        unit = f"{unit} of folic acid"
    return [
        Value("Adults", _written(ingredient.upper_limit, unit)),
        Value("Pregnant women", _written(ingredient.upper_limit_pregnant, unit)),
    ]


def list_doses(ingredient: Ingredient) -> list[Dose]:
    """One query."""
    return [Dose(dose, _range(dose)) for dose in ingredient.studied_doses.all()]


def list_holdings(ingredient: Ingredient) -> list[Holding]:
    """Public products with it, most per serving first; blends last. One query.

    A blend's members have no amount of their own in print (21 CFR 101.36(c)), nor here.
    """
    amounts = (
        IngredientAmount.objects.filter(ingredient=ingredient, facts__product__is_public=True)
        .exclude(facts__product__structure=Product.CHILD, facts__product__parent__is_public=False)
        .select_related("facts__product__parent")
        .defer("facts__product__description", "facts__product__parent__description")
        .order_by("facts__product__title", "pk")
    )
    by_facts: dict[int, list[IngredientAmount]] = {}
    for amount in amounts:
        by_facts.setdefault(amount.facts_id, []).append(amount)
    weighed = [(_total(rows, ingredient.unit), rows) for rows in by_facts.values()]
    # A sort keeps the order by title among equals.
    weighed.sort(key=lambda pair: pair[0] if pair[0] is not None else Decimal(-1), reverse=True)
    return [_holding(total, rows, ingredient.unit) for total, rows in weighed]


def _holding(total: Decimal | None, rows: list[IngredientAmount], unit: str) -> Holding:
    facts = rows[0].facts
    product = facts.product
    hidden = any(row.blend_id for row in rows)
    if total is None and not hidden:
        # Units that do not compare, such as CFU beside mg: as each row says.
        serving = " + ".join(format_amount(row.amount, row.unit) for row in rows)
        day = " + ".join(
            format_amount(row.amount * facts.servings_per_day, row.unit) for row in rows
        )
    elif hidden:
        serving = day = ""
    else:
        serving = _written(total, unit)
        day = _written((total or Decimal(0)) * facts.servings_per_day, unit)
    if product.is_child:
        title, url = product.get_title(), product.parent.get_absolute_url()
        url = f"{url}?variant={product.pk}"
    else:
        title, url = product.get_title(), product.get_absolute_url()
    return Holding(product, title, url, serving, day, facts.serving_size)


def _total(rows: list[IngredientAmount], unit: str) -> Decimal | None:
    """All sources together; None when a unit does not compare, or a blend hides the amount."""
    if any(row.blend_id for row in rows):
        return None
    try:
        return sum((convert(row.amount, row.unit, unit) for row in rows), Decimal(0))
    except UnitMismatch:
        return None


def _range(dose: StudiedDose) -> str:
    if dose.low == dose.high:
        return format_amount(dose.low, dose.unit)
    return f"{format_amount(dose.low, dose.unit)} to {format_amount(dose.high, dose.unit)}"


def _written(amount: Decimal | None, unit: str) -> str:
    return "" if amount is None else format_amount(amount, unit)
