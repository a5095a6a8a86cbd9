"""Up to four products side by side: what they cost, what is in them, what that costs."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch, prefetch_related_objects
from django.db.models.functions import Lower
from django.utils.translation import gettext as _
from oscar.core.loading import get_class

from catalogue.models import (
    Ingredient,
    IngredientAmount,
    Product,
    ProductAttributeValue,
    SupplementFacts,
)
from catalogue.nutrition import UnitMismatch, convert, format_amount
from catalogue.offers import Offer, make_offer
from catalogue.panel import build_panel
from catalogue.selectors import CENT, Card, make_cards, with_parts

MOST = 4
# Weights in which a price is worded: per 100 of the first that no amount falls short of.
_UNITS = ("mg", "mcg")


@dataclass(frozen=True)
class Column:
    """One product. Of several variants, the first that can be bought stands for it."""

    product: Product
    card: Card
    offer: Offer
    facts: SupplementFacts | None
    days_of_supply: int | None


@dataclass(frozen=True)
class Cell:
    """`amount` is a serving's, `daily` that of the directions' maximum, empty when the same.

    `price` is for `per` ("100 mg"), of shared ingredients only.
    """

    amount: str
    daily: str
    percent: str
    price: Decimal | None = None
    per: str = ""
    currency: str = ""


@dataclass(frozen=True)
class IngredientRow:
    """`cells` has one entry a column, None for a product without it."""

    name: str
    cells: list[Cell | None]


@dataclass(frozen=True)
class Comparison:
    columns: list[Column]
    rows: list[IngredientRow]
    problems: list[str]


def compare(names: list[str]) -> Comparison:
    """`names` are addresses or whole names of public products. At most ten queries."""
    wanted = list(dict.fromkeys(name.strip() for name in names if name.strip()))
    products, problems = _find(wanted[: 3 * MOST])
    if len(products) > MOST or len(wanted) > 3 * MOST:
        problems.append(_("Four products fit side by side; the rest are left out."))
    columns = _make_columns(products[:MOST])
    return Comparison(columns, _make_rows(columns), problems)


def _find(names: list[str]) -> tuple[list[Product], list[str]]:
    found = {product.slug: product for product in _public(slug__in=names)}
    unknown = [name.lower() for name in names if name not in found]
    if unknown:
        titled = _public(lower_title__in=unknown)
        found |= {product.get_title().lower(): product for product in titled}
    products = [found.get(name) or found.get(name.lower()) for name in names]
    problems = [
        _("We have no product named “%(name)s”.") % {"name": name[:60]}
        for name, product in zip(names, products, strict=True)
        if product is None
    ]
    return list(dict.fromkeys(product for product in products if product)), problems


def _public(**conditions: object) -> list[Product]:
    return list(
        Product.objects.browsable()
        .annotate(lower_title=Lower("title"))
        .filter(**conditions)
        .only("pk", "slug", "title", "structure")
    )


def _make_columns(chosen: list[Product]) -> list[Column]:
    keys = [product.pk for product in chosen]
    loaded = {row.pk: row for row in with_parts(Product.objects.filter(pk__in=keys))}
    products = [loaded[key] for key in keys]
    variants = [child for product in products for child in product.get_public_children()]
    values = ProductAttributeValue.objects.select_related("attribute", "value_option")
    prefetch_related_objects(variants, Prefetch("attribute_values", values))
    offers = [_make_offer(product) for product in products]
    facts = [offer.facts for offer in offers if offer.facts]
    amounts = IngredientAmount.objects.select_related("ingredient")
    prefetch_related_objects(facts, Prefetch("amounts", amounts), "blends")
    return [
        Column(product, card, offer, offer.facts, _days(offer.facts))
        for product, card, offer in zip(products, make_cards(products), offers, strict=True)
    ]


def _make_offer(product: Product) -> Offer:
    strategy = get_class("partner.strategy", "Selector")().strategy()
    offers = [make_offer(child, strategy) for child in product.get_public_children()]
    if not offers:
        return make_offer(product, strategy)
    return next((offer for offer in offers if offer.can_buy), offers[0])


def _days(facts: SupplementFacts | None) -> int | None:
    return facts.servings_per_container // facts.servings_per_day if facts else None


def _make_rows(columns: list[Column]) -> list[IngredientRow]:
    held = [_by_ingredient(column.facts) for column in columns]
    ingredients = sorted(
        {ingredient for amounts in held for ingredient in amounts},
        # What several of them have comes first: that is what one compares.
        key=lambda each: (
            sum(each in amounts for amounts in held) < 2,
            each.label_order,
            each.name,
        ),
    )
    percents = [_percents(column.facts) for column in columns]
    return [
        IngredientRow(
            ingredient.name,
            [
                _cell(ingredient, amounts.get(ingredient), column, percent, unit)
                for amounts, column, percent in zip(held, columns, percents, strict=True)
            ],
        )
        for ingredient in ingredients
        for unit in [_price_unit([amounts.get(ingredient) for amounts in held])]
        if ingredient.kind != Ingredient.Kind.EXCIPIENT
    ]


def _by_ingredient(facts: SupplementFacts | None) -> dict[Ingredient, tuple[Decimal, str] | None]:
    """A serving's amount and unit; None where a blend does not tell it."""
    found: dict[Ingredient, tuple[Decimal, str] | None] = {}
    for row in facts.amounts.all() if facts else []:
        before = found.get(row.ingredient)
        if row.blend_id:
            found[row.ingredient] = None
        elif before:
            unit = before[1]
            found[row.ingredient] = (before[0] + convert(row.amount, row.unit, unit), unit)
        else:
            found[row.ingredient] = (row.amount, row.unit)
    return found


def _percents(facts: SupplementFacts | None) -> dict[str, str]:
    panel = build_panel(facts) if facts else None
    return {row.key: row.percent for row in [*panel.rows, *panel.other_rows]} if panel else {}


def _price_unit(amounts: list[tuple[Decimal, str] | None]) -> str:
    """The unit to word prices in; empty unless two products tell comparable amounts of it."""
    told = [each for each in amounts if each]
    if len(told) < 2:
        return ""
    for unit in _UNITS:
        try:
            if all(convert(amount, own, unit) >= 1 for amount, own in told):
                return unit
        except UnitMismatch:
            break
    units = {unit for _amount, unit in told}
    return units.pop() if len(units) == 1 else ""


def _cell(
    ingredient: Ingredient,
    amount: tuple[Decimal, str] | None,
    column: Column,
    percents: dict[str, str],
    unit: str,
) -> Cell | None:
    facts = column.facts
    if facts is None or all(row.ingredient != ingredient for row in facts.amounts.all()):
        return None
    if amount is None:
        return Cell(_("In a blend, amount not stated"), "", "")
    quantity, own = amount
    daily = format_amount(quantity * facts.servings_per_day, own)
    price = None
    if unit and column.offer.price is not None and ingredient.kind != Ingredient.Kind.MACRO:
        in_container = convert(quantity, own, unit) * facts.servings_per_container
        price = (column.offer.price * 100 / in_container).quantize(CENT)
    return Cell(
        amount=format_amount(quantity, own),
        daily=daily if facts.servings_per_day > 1 else "",
        percent=percents.get(ingredient.key, ""),
        price=price or None,
        per=f"100 {unit}" if price else "",
        currency=column.offer.currency,
    )
