"""One cell's text as a value, and back. Each reader raises CellRefused with words for people."""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from django.db import models

from catalogue.models import ProductClass, SupplementFacts
from shop.inventory.adjustments import MOST_IN_STOCK
from shop.rich_text import sanitize

from .cells import has_html
from .exceptions import CellRefused
from .known import Known, Shelf, suggest

Read = Callable[[str, Known], Any]
_YES, _NO = ("yes", "true", "1", "y", "x"), ("no", "false", "0", "n")
_DIGITS = re.compile(r"\d{1,18}")
_PRICE = re.compile(r"\d{1,10}(\.\d{1,2})?")
_SHORTENED = re.compile(r"\d(\.\d+)?[eE]\+?\d+")
_SLUG = re.compile(r"[-a-zA-Z0-9_]+")
_ITEMS = re.compile(r"[|\n]")


def text(longest: int) -> Read:
    def read(cell: str, known: Known) -> str:
        if has_html(cell):
            raise CellRefused("HTML is possible in the description only. Write it as plain text.")
        if len(cell) > longest:
            raise CellRefused(f"This has {len(cell):,} characters; {longest:,} fit.")
        return cell

    return read


def one_line(longest: int) -> Read:
    plain = text(longest)

    def read(cell: str, known: Known) -> str:
        if "\n" in cell:
            raise CellRefused("This must be one line.")
        return str(plain(cell, known))

    return read


def code(longest: int) -> Read:
    """A SKU or a barcode, which spreadsheets like to take for numbers."""
    line = one_line(longest)

    def read(cell: str, known: Known) -> str:
        if _SHORTENED.fullmatch(cell):
            raise CellRefused(
                f"The program has shortened this number to {cell}. Format the column as text and"
                " enter it again."
            )
        return str(line(cell, known))

    return read


def html(cell: str, known: Known) -> str:
    return sanitize(cell)


def slug(cell: str, known: Known) -> str:
    if not _SLUG.fullmatch(cell):
        raise CellRefused("An address may have letters a to z, digits, hyphens and underscores.")
    if len(cell) > 255:
        raise CellRefused("This address has more than 255 characters.")
    return cell


def yes_or_no(cell: str, known: Known) -> bool:
    word = cell.casefold()
    if word not in (*_YES, *_NO):
        raise CellRefused("Write yes or no.")
    return word in _YES


def price(cell: str, known: Known) -> Decimal:
    if not _PRICE.fullmatch(cell):
        raise CellRefused(_why_no_price(cell))
    found = Decimal(cell)
    if found <= 0:
        raise CellRefused("A price must be more than 0.")
    return found.quantize(Decimal("0.01"))


def _why_no_price(cell: str) -> str:
    if cell.startswith(("-", "−")):
        return "A price cannot be negative."
    if re.fullmatch(r"\d+\.\d{3,}", cell):
        return "A price has at most two decimals."
    if "," in cell:
        return "Write the price with a point for decimals and without commas: 1299.00."
    return "Write the price as a number alone: 19.95."


def units_in_stock(cell: str, known: Known) -> int:
    return whole(0, MOST_IN_STOCK)(cell, known)


def whole(least: int, most: int) -> Callable[[str, Known], int]:
    def read(cell: str, known: Known) -> int:
        if not _DIGITS.fullmatch(cell) or not cell.isascii():
            negative = cell.startswith(("-", "−"))
            raise CellRefused(
                "This cannot be negative." if negative else "Write a whole number in figures."
            )
        number = int(cell)
        if not least <= number <= most:
            raise CellRefused(f"This must be from {least:,} to {most:,}.")
        return number

    return read


def choice(choices: type[models.TextChoices]) -> Read:
    by_word = {
        str(word).casefold(): str(each.value)
        for each in choices
        for word in (each.label, each.value)
    }

    def read(cell: str, known: Known) -> str:
        found = by_word.get(cell.casefold())
        if found is None:
            possible = ", ".join(choices.values)
            raise CellRefused(f"“{cell[:60]}” is not possible here. Write one of: {possible}.")
        return found

    return read


def keys(possible: Callable[[], Iterable[str]]) -> Read:
    """Words from a list, separated by |, commas or lines."""

    def read(cell: str, known: Known) -> list[str]:
        found = [word for each in _ITEMS.split(cell.replace(",", "|")) if (word := each.strip())]
        offered = list(possible())
        for word in found:
            if word not in offered:
                raise CellRefused(f"“{word[:60]}” is not known.{suggest(word[:60], offered)}")
        return list(dict.fromkeys(found))

    return read


def shelves(cell: str, known: Known) -> list[Shelf]:
    found = []
    for each in _ITEMS.split(cell):
        if not (word := " > ".join(part.strip() for part in each.split(">")).strip(" /")):
            continue
        shelf = known.shelves.get(word.casefold())
        if shelf is None:
            hint = suggest(word[:200], list(known.shelves))
            raise CellRefused(f"There is no category “{word[:80]}”.{hint}")
        found.append(shelf)
    return list(dict.fromkeys(found))


def product_class(cell: str, known: Known) -> ProductClass:
    found = known.classes.get(cell.casefold())
    if found is None:
        names = ", ".join(sorted({each.name for each in known.classes.values()}))
        raise CellRefused(f"There is no product type “{cell[:60]}”. There are: {names}.")
    return found


def facts_field(name: str) -> Read:
    """As the model's own field reads and checks it."""
    field: Any = SupplementFacts._meta.get_field(name)
    if isinstance(field, models.PositiveSmallIntegerField):
        return whole(1, 32_767)
    return text(field.max_length)


def show_text(value: Any, known: Known) -> str:
    return str(value or "")


def show_yes_or_no(value: Any, known: Known) -> str:
    return "yes" if value else "no"


def show_price(value: Any, known: Known) -> str:
    return "" if value is None else f"{value:.2f}"


def show_number(value: Any, known: Known) -> str:
    return "" if value is None else str(value)


def show_keys(value: Any, known: Known) -> str:
    return " | ".join(value or [])


def show_shelves(value: Any, known: Known) -> str:
    return " | ".join(sorted(shelf.address for shelf in value or []))


def show_class(value: Any, known: Known) -> str:
    return value.name if value else ""
