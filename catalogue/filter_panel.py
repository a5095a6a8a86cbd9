"""The filters of a list as a page shows them: groups of links with counts, and what is chosen."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from catalogue.facets import DIET, FORM, FREE_FROM, INGREDIENT, NEED
from catalogue.filters import (
    FACETS,
    IN_STOCK,
    PRICE_FROM,
    PRICE_TO,
    PRICES,
    RATING,
    RATINGS,
    TOTAL,
    YES,
    Counts,
    Filters,
    Vocabulary,
)
from catalogue.models import Allergen, Ingredient, Need, SupplementFacts
from catalogue.sorting import DEFAULT

MOST_SHOWN = 8
# Lists of these are worth a search engine's visit; other combinations are views of the same list.
INDEXED = (INGREDIENT, NEED)
# Without a product they are left out; the others stand there with a nought.
OPEN_ENDED = (INGREDIENT, FORM)
Address = Callable[[Filters], str]


@dataclass(frozen=True)
class Choice:
    """`url` adds it or takes it away. Nothing to link where `count` is 0."""

    label: str
    count: int
    url: str
    is_chosen: bool
    is_indexed: bool = False


@dataclass(frozen=True)
class Group:
    """`more` are the less frequent values, by name."""

    kind: str
    title: str
    choices: list[Choice]
    more: list[Choice]


@dataclass(frozen=True)
class Chip:
    label: str
    url: str


@dataclass(frozen=True)
class PriceFields:
    """`keep` are the other filters and the order, sent along; `errors` by field."""

    low: str
    high: str
    low_error: str
    high_error: str
    keep: list[tuple[str, str]]


@dataclass(frozen=True)
class FilterPanel:
    groups: list[Group]
    chips: list[Chip]
    clear_url: str
    price: PriceFields
    total: int
    has_ratings: bool

    @property
    def labels(self) -> list[str]:
        return [chip.label for chip in self.chips]


def read_vocabulary() -> tuple[Vocabulary, dict[str, Need]]:
    """What can be asked for, in the order it is shown, and the needs by slug. Two queries."""
    needs = {need.slug: need for need in Need.objects.all()}
    ingredients = Ingredient.objects.exclude(kind=Ingredient.Kind.EXCIPIENT)
    return {
        NEED: {slug: need.name for slug, need in needs.items()},
        INGREDIENT: dict(ingredients.values_list("slug", "name")),
        FORM: {value: str(label) for value, label in SupplementFacts.Form.choices},
        DIET: {
            "vegan": _("Vegan"),
            "vegetarian": _("Vegetarian"),
            "gluten_free": _("Gluten-free"),
        },
        FREE_FROM: {value: str(label) for value, label in Allergen.choices},
    }, needs


def make_panel(
    filters: Filters, counts: Counts, vocabulary: Vocabulary, address: Address, sort: str
) -> FilterPanel:
    """`address(filters)` links the list narrowed down like that, in the present order."""
    groups = [_group(kind, filters, counts, vocabulary[kind], address) for kind in FACETS]
    groups += list(_own_columns(filters, counts, address))
    return FilterPanel(
        groups=[group for group in groups if group.choices],
        chips=_chips(filters, vocabulary, address),
        clear_url=address(Filters()),
        price=_price_fields(filters, sort),
        total=counts.get(TOTAL, 0),
        has_ratings=any(counts.get((RATING, least)) for least in RATINGS),
    )


def _titles() -> dict[str, str]:
    return {
        NEED: _("Need"),
        INGREDIENT: _("Ingredient"),
        FORM: _("Form"),
        DIET: _("Diet"),
        FREE_FROM: _("Free from"),
        RATING: _("Rating"),
        IN_STOCK: _("Stock"),
    }


def _group(
    kind: str, filters: Filters, counts: Counts, labels: Mapping[str, str], address: Address
) -> Group:
    choices = [
        _choice(kind, value, label, filters, counts, address) for value, label in labels.items()
    ]
    if kind in OPEN_ENDED:
        choices = [choice for choice in choices if choice.count or choice.is_chosen]
        choices.sort(key=lambda choice: (not choice.is_chosen, -choice.count, choice.label))
    elif not any(choice.count or choice.is_chosen for choice in choices):
        choices = []
    shown = max(MOST_SHOWN, sum(choice.is_chosen for choice in choices))
    if len(choices) <= shown + 1:
        shown = len(choices)
    more = sorted(choices[shown:], key=lambda choice: choice.label)
    return Group(kind, _titles()[kind], choices[:shown], more)


def _own_columns(filters: Filters, counts: Counts, address: Address) -> Iterator[Group]:
    """Rating and stock. Ratings are offered once a product has one."""
    labels = {least: _("%(least)s and up") % {"least": least} for least in RATINGS}
    if filters.first(RATING) or any(counts.get((RATING, least)) for least in RATINGS):
        ratings = [_choice(RATING, r, labels[r], filters, counts, address) for r in RATINGS]
        yield Group(RATING, _titles()[RATING], ratings, [])
    stock = _choice(IN_STOCK, YES, _("In stock"), filters, counts, address)
    yield Group(IN_STOCK, _titles()[IN_STOCK], [stock], [])


def _choice(
    kind: str, value: str, label: str, filters: Filters, counts: Counts, address: Address
) -> Choice:
    toggled = filters.toggle(kind, value)
    only = toggled.only_pair
    return Choice(
        label=label,
        count=counts.get((kind, value), 0),
        url=address(toggled),
        is_chosen=filters.has(kind, value),
        is_indexed=not toggled or bool(only and only[0] in INDEXED),
    )


def _chips(filters: Filters, vocabulary: Vocabulary, address: Address) -> list[Chip]:
    chips = [
        Chip(_chip_label(kind, value, vocabulary), address(filters.toggle(kind, value)))
        for kind, value in filters.pairs()
        if kind not in PRICES
    ]
    low, high = filters.first(PRICE_FROM), filters.first(PRICE_TO)
    if low or high:
        chips.append(Chip(_price_words(low, high), address(filters.without(*PRICES))))
    return chips


def _chip_label(kind: str, value: str, vocabulary: Vocabulary) -> str:
    if kind == RATING:
        return _("Rated %(least)s and up") % {"least": value}
    if kind == IN_STOCK:
        return _("In stock")
    label = vocabulary[kind][value]
    return _("Free from %(what)s") % {"what": label.lower()} if kind == FREE_FROM else label


def _price_words(low: str, high: str) -> str:
    if low and high:
        return _("Price %(low)s to %(high)s") % {"low": low, "high": high}
    if low:
        return _("Price from %(low)s") % {"low": low}
    return _("Price up to %(high)s") % {"high": high}


def _price_fields(filters: Filters, sort: str) -> PriceFields:
    error = _("Write an amount such as 12 or 12.50.")
    keep = [(kind, value) for kind, value in filters.pairs() if kind not in PRICES]
    return PriceFields(
        low=filters.misread.get(PRICE_FROM) or filters.first(PRICE_FROM),
        high=filters.misread.get(PRICE_TO) or filters.first(PRICE_TO),
        low_error=error if PRICE_FROM in filters.misread else "",
        high_error=error if PRICE_TO in filters.misread else "",
        keep=keep if sort == DEFAULT else [*keep, ("sort", sort)],
    )
