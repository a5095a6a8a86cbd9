"""What a list of products is narrowed down by: read from an address, written back in one order.

Values of one kind widen a list (magnesium or zinc), kinds narrow it (magnesium, and vegan).
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from urllib.parse import urlencode

from django.db.models import (
    CharField,
    Count,
    F,
    Min,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Coalesce
from django.http import QueryDict

from catalogue.facets import DIET, FORM, FREE_FROM, INGREDIENT, NEED
from catalogue.models import Product, ProductFacet
from catalogue.sorting import DEFAULT
from shop.partner.models import StockRecord

# In the order of addresses.
FACETS = (NEED, INGREDIENT, FORM, DIET, FREE_FROM)
PRICE_FROM, PRICE_TO = PRICES = ("price_from", "price_to")
RATING = "rating"
IN_STOCK = "in_stock"
KINDS = (*FACETS, *PRICES, RATING, IN_STOCK)

RATINGS = ("4", "3")
YES = "1"
# Each link of a page repeats what is chosen, so there is an end to it.
MOST_OF_A_KIND = 10
_AMOUNT = re.compile(r"0*(\d{1,6}(?:\.\d{1,2})?)", re.ASCII)

# By kind, value and label; what is not in it is no filter.
Vocabulary = Mapping[str, Mapping[str, str]]
Counts = Mapping[tuple[str, str], int]
TOTAL = ("total", "")


@dataclass(frozen=True)
class Filters:
    """What is chosen, by kind; `misread` are the price fields that hold no amount, as typed."""

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    misread: Mapping[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return sum(len(values) for values in self.values.values())

    def has(self, kind: str, value: str) -> bool:
        return value in self.values.get(kind, ())

    def first(self, kind: str) -> str:
        return next(iter(self.values.get(kind, ())), "")

    def toggle(self, kind: str, value: str) -> "Filters":
        """With this value, or without it where it is chosen. Of rating and stock there is one."""
        if self.has(kind, value):
            values: set[str] = set(self.values[kind]) - {value}
        else:
            values = {value} | (set(self.values.get(kind, ())) if kind in FACETS else set())
        return Filters({**self.values, kind: tuple(sorted(values))})

    def without(self, *kinds: str) -> "Filters":
        return Filters({kind: v for kind, v in self.values.items() if kind not in kinds})

    def pairs(self) -> list[tuple[str, str]]:
        return [(kind, value) for kind in KINDS for value in self.values.get(kind, ())]

    @property
    def only_pair(self) -> tuple[str, str] | None:
        pairs = self.pairs()
        return pairs[0] if len(pairs) == 1 else None


def read_filters(query: QueryDict, vocabulary: Vocabulary) -> Filters:
    """Unknown values are left out, amounts lose their zeros, a price range stands low to high."""
    values: dict[str, tuple[str, ...]] = {}
    for kind in FACETS:
        known = sorted({value for value in query.getlist(kind) if value in vocabulary[kind]})
        values[kind] = tuple(known[:MOST_OF_A_KIND])
    amounts = {kind: query.get(kind, "").strip() for kind in PRICES}
    prices = {kind: _read_amount(text) for kind, text in amounts.items()}
    if prices[PRICE_FROM] and prices[PRICE_TO]:
        low, high = sorted(prices.values(), key=Decimal)
        prices = {PRICE_FROM: low, PRICE_TO: high}
    values |= {kind: (amount,) for kind, amount in prices.items() if amount}
    if query.get(RATING) in RATINGS:
        values[RATING] = (str(query[RATING]),)
    if query.get(IN_STOCK) == YES:
        values[IN_STOCK] = (YES,)
    misread = {kind: text[:20] for kind, text in amounts.items() if text and not prices[kind]}
    return Filters({kind: found for kind, found in values.items() if found}, misread)


def list_address(path: str, filters: Filters, *, sort: str = DEFAULT, page: int = 1) -> str:
    """The shortest address of this list in this order: defaults are left out."""
    query = filters.pairs()
    if sort != DEFAULT:
        query.append(("sort", sort))
    if page > 1:
        query.append(("page", str(page)))
    return f"{path}?{urlencode(query)}" if query else path


def narrow(products: QuerySet[Product], filters: Filters) -> QuerySet[Product]:
    for kind in FACETS:
        if chosen := filters.values.get(kind):
            having = ProductFacet.objects.filter(kind=kind, value__in=chosen)
            products = products.filter(pk__in=having.values("product"))
    low, high = filters.first(PRICE_FROM), filters.first(PRICE_TO)
    if low or high:
        products = products.filter(pk__in=_priced(low, high))
    if rating := filters.first(RATING):
        products = products.filter(rating__gte=int(rating))
    if filters.first(IN_STOCK):
        products = products.filter(_in_stock())
    return products


def count_values(products: QuerySet[Product], filters: Filters) -> Counts:
    """How many each value gives or would give, all other kinds applied. One query.

    `counts[TOTAL]` is how many there are as chosen. What is not in it has none.
    """
    everything = narrow(products, filters)
    without = {kind: narrow(products, filters.without(kind)) for kind in filters.values}
    untouched = [kind for kind in FACETS if kind not in without]
    for_stock, for_rating = without.get(IN_STOCK, everything), without.get(RATING, everything)
    branches = [
        _total(everything, *TOTAL),
        _total(for_stock.filter(_in_stock()), IN_STOCK, YES),
        *(_total(for_rating.filter(rating__gte=int(r)), RATING, r) for r in RATINGS),
        _by_value(everything, untouched),
        *(_by_value(without[kind], [kind]) for kind in FACETS if kind in without),
    ]
    rows: Iterable[tuple[str, str, int]] = branches[0].union(*branches[1:], all=True)
    return Counter({(kind, value): count for kind, value, count in rows})


def _by_value(products: QuerySet[Product], kinds: list[str]) -> QuerySet:
    facets = ProductFacet.objects.filter(kind__in=kinds, product__in=products.values("pk"))
    return (
        facets.order_by()
        .values(of=F("kind"), choice=F("value"))
        .annotate(products=Count("pk"))
        .values_list("of", "choice", "products")
    )


def _total(products: QuerySet[Product], kind: str, value: str) -> QuerySet:
    text = CharField()
    return (
        products.order_by()
        .annotate(of=Value(kind, text), choice=Value(value, text))
        .values("of", "choice")
        .annotate(products=Count("pk"))
        .values_list("of", "choice", "products")
    )


def _read_amount(text: str) -> str:
    """An amount of money as addresses have it: 12, 12.50. Empty for anything else."""
    read = _AMOUNT.fullmatch(text.replace(",", "."))
    if not read:
        return ""
    whole, _, cents = read[1].partition(".")
    whole = whole.lstrip("0") or "0"
    return f"{whole}.{cents:0<2}" if cents.strip("0") else whole


def _sold() -> QuerySet[StockRecord]:
    """Stock of what is sold, with `listed`, the product that stands in lists for it."""
    public = Q(product__parent=None) | Q(product__is_public=True)
    return StockRecord.objects.filter(public).annotate(
        listed=Coalesce("product__parent_id", "product_id")
    )


def _priced(low: str, high: str) -> QuerySet:
    """Keys of those whose lowest price, the one that lists show, lies within."""
    lowest = _sold().filter(price__isnull=False).values("listed").annotate(lowest=Min("price"))
    if low:
        lowest = lowest.filter(lowest__gte=Decimal(low))
    if high:
        lowest = lowest.filter(lowest__lte=Decimal(high))
    return lowest.values("listed")


def _in_stock() -> Q:
    """Those that have something to buy, as shop.partner.availability has it.

    Two sets instead of one joined: PostgreSQL guesses the join's size far too low.
    """
    records = StockRecord.objects.filter(
        Q(num_in_stock__gt=Coalesce("num_allocated", 0))
        | Q(product__product_class__track_stock=False)
        | Q(product__parent__product_class__track_stock=False)
    )
    variants = records.filter(product__is_public=True, product__parent__isnull=False)
    return Q(pk__in=records.values("product")) | Q(pk__in=variants.values("product__parent"))
