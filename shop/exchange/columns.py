"""The columns of a file: names, what people are told of each, how a cell is read and shown."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from catalogue.diets import FLAGS
from catalogue.models import SupplementFacts
from catalogue.warnings import choosable_warnings

from . import facts_text, values
from .exceptions import FileRefused
from .known import Known

SKU, PARENT = "sku", "parent_sku"
PRICE, STOCK = "price", "in_stock"
PRICE_BEFORE, STOCK_BEFORE = "price_before", "in_stock_before"
ROWS, BLENDS = "supplement_facts", "blends"
# Columns and the codes of the attributes that they are kept in: catalogue.variant_attributes.
TRAITS = {"variant_count": "count", "variant_flavour": "flavour"}


@dataclass(frozen=True)
class Column:
    """`read` raises CellRefused. `part` says where the value is kept: product, sale or facts.

    `empty` is the value of a field that was emptied; without `can_be_empty` it cannot be.
    """

    name: str
    part: str
    help: str
    read: values.Read
    show: Callable[[Any, Known], str] = values.show_text
    empty: Any = ""
    can_be_empty: bool = True
    example: str = ""


def _required(name: str, part: str, help: str, read: values.Read, **more: Any) -> Column:
    return Column(name, part, help, read, can_be_empty=False, **more)


def _show_rows(value: Any, known: Known) -> str:
    return facts_text.format_rows(value or (), known)


def _show_blends(value: Any, known: Known) -> str:
    return facts_text.format_blends(value or ())


_KEYS = (
    _required(SKU, "key", "Which product the row is about. A SKU that is not there yet makes a new"
              " product.", values.code(128), example="EVF-MAG-90"),
    Column(PARENT, "key", "Only for variants: the SKU of the product that they are variants of. It"
           " may be new and stand in the same file.", values.code(128)),
)  # fmt: skip
_PRODUCT = (
    _required("title", "product", "As on the pack. A variant may do without.",
              values.one_line(255), example="Magnesium Glycinate"),
    _required("slug", "product", "The last part of the page's address. Made from the title when"
              " empty; a changed one leaves a redirect.", values.slug),
    _required("product_class", "product", "The product type. Needed for a new product when the shop"
              " has several; not for variants.", values.product_class,
              show=values.show_class, empty=None, example="Supplement"),
    Column("categories", "product", "Addresses or names, with | between two: minerals/magnesium |"
           " Sleep > Evening. They replace the former ones.", values.shelves,
           show=values.show_shelves, empty=[], example="minerals"),
    Column("variant_count", "product", "Only for variants: what tells them apart, 60 capsules.",
           values.one_line(255)),
    Column("variant_flavour", "product", "Only for variants: Lemon.", values.one_line(255)),
    Column("tagline", "product", "One sentence under the title.", values.one_line(200)),
    Column("benefits", "product", "One claim a line, each ending with *.", values.text(10_000)),
    Column("description", "product", "The page's text, as HTML. What may not be in it is left out:"
           " scripts, styles, foreign pictures.", values.html),
    Column("upc", "product", "The number under the barcode.", values.code(64), empty=None),
    Column("meta_title", "product", "Title for search engines.", values.one_line(255)),
    Column("meta_description", "product", "Description for search engines.", values.text(10_000)),
    _required("is_public", "product", "yes or no: whether customers see it. New products are hidden"
              " unless this says yes, and shown only with a complete label.",
              values.yes_or_no, show=values.show_yes_or_no, empty=False, example="no"),
)  # fmt: skip
_SALE = (
    _required(PRICE, "sale", "In the shop's currency: 19.95.", values.price,
              show=values.show_price, empty=None, example="19.95"),
    Column(PRICE_BEFORE, "guard", "Written by exports. When the price is no longer this, the row is"
           " refused, so that an old file overwrites nothing unseen.", values.price,
           show=values.show_price, empty=None),
    _required(STOCK, "sale", "Units in stock after the import, those reserved for orders among"
              " them. The difference is booked with the reason “Import”.", values.units_in_stock,
              show=values.show_number, empty=None, example="120"),
    Column(STOCK_BEFORE, "guard", "Written by exports; guards the stock in the same way.",
           values.units_in_stock, show=values.show_number, empty=None),
)  # fmt: skip
_FORMS = ", ".join(SupplementFacts.Form.values)


def _fact(name: str, help: str, **more: Any) -> Column:
    return Column(name, "facts", help, values.facts_field(name), **more)


def _needed_fact(name: str, help: str, **more: Any) -> Column:
    return _fact(name, help, can_be_empty=False, **more)


def _number_fact(name: str, help: str, **more: Any) -> Column:
    return _needed_fact(name, help, show=values.show_number, empty=1, **more)


def _choice_fact(name: str, help: str, choices: Any, **more: Any) -> Column:
    return Column(name, "facts", f"{help}: {', '.join(choices.values)}.",
                  values.choice(choices), **more)  # fmt: skip


_FACTS = (
    _choice_fact("dosage_form", "One of", SupplementFacts.Form, can_be_empty=False,
                 example="capsule"),
    _needed_fact("serving_size", "As on the label: 3 capsules.", example="3 capsules"),
    _number_fact("units_per_serving", "Capsules, tablets, scoops in it.", example="3"),
    _number_fact("servings_per_container", "A whole number.", example="30"),
    _fact("net_quantity", "As on the label: 90 capsules.", example="90 capsules"),
    _number_fact("servings_per_day", "The directions' largest number of servings a day.",
                 example="1"),
    _choice_fact("population", "Whose daily values the panel uses", SupplementFacts.Population,
                 empty=SupplementFacts.Population.ADULTS.value, example="adults_4plus"),
    _fact("directions", "As on the label.", example="Take 3 capsules daily."),
    _fact("other_ingredients", "By falling weight, with commas.",
          example="Hypromellose (capsule), rice flour"),
    _choice_fact("allergen_status", "What the supplier states", SupplementFacts.AllergenStatus,
                 empty=SupplementFacts.AllergenStatus.UNKNOWN.value, example="none"),
    _fact("allergens", "As after “Contains:” on the label."),
    _fact("storage", "As on the label.", example="Keep in a cool, dry place."),
    Column("warnings", "facts", "Keys of warnings that no rule demands, with | between two.",
           values.keys(choosable_warnings), show=values.show_keys, empty=[]),
    Column("confirmed_flags", "facts", f"Badges that a supplier has confirmed: {', '.join(FLAGS)}.",
           values.keys(lambda: FLAGS), show=values.show_keys, empty=[]),
    Column("child_resistant", "facts", "yes or no: a child-resistant package.", values.yes_or_no,
           show=values.show_yes_or_no, empty=False),
    _fact("child_resistant_record", "Test report or certificate of the package."),
    _fact("prop65_chemicals", "For a warning of California's Proposition 65: lead, cadmium."),
    _choice_fact("prop65_harm", "What that warning names", SupplementFacts.Harm),
    _fact("note", "Shown with the panel."),
    Column(ROWS, "facts", "What is in one serving, a line each: ingredient | amount unit | source |"
           " blend | printed name | weight of the compound | share that counts towards the limit."
           " What is empty at the end may be left out. All rows are replaced.",
           facts_text.parse_rows, show=_show_rows, empty=[],
           example="Magnesium | 200 mg | as magnesium glycinate"),
    Column(BLENDS, "facts", "Proprietary blends, a line each: name | total | note.",
           facts_text.parse_blends, show=_show_blends, empty=[]),
)  # fmt: skip

COLUMNS = (*_KEYS, *_PRODUCT, *_SALE, *_FACTS)
BY_NAME = {column.name: column for column in COLUMNS}
FACTS = tuple(column.name for column in _FACTS)


def read_header(header: list[str]) -> list[Column]:
    """The columns in the file's order. Raises FileRefused, naming each that is wrong."""
    names = [" ".join(cell.casefold().split()).replace(" ", "_") for cell in header]
    wrong = list(_wrong_names(names, header))
    if wrong:
        raise FileRefused(" ".join(wrong), line=1)
    return [BY_NAME[name] for name in names]


def _wrong_names(names: list[str], header: list[str]) -> Iterator[str]:
    for place, (name, written) in enumerate(zip(names, header, strict=True), start=1):
        if not name:
            yield f"Column {place} has no name."
        elif name not in BY_NAME:
            close = get_close_matches(name[:60], BY_NAME, n=1)
            hint = f" Did you mean “{close[0]}”?" if close else ""
            yield f"There is no column “{written[:60]}”.{hint}"
        elif name in names[: place - 1]:
            yield f"The column “{name}” is there twice."
    if SKU not in names:
        yield "The column “sku” is missing. It says which product a row is about."
