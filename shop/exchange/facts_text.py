"""The rows of a Supplement Facts panel as lines of text, both ways.

    ingredient | amount unit | source | blend | printed name | compound weight | limit share

and the blends as `name | total | note`. What is empty at the end may be left out; a | within a part
is written as \\|.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from catalogue.models import Blend, Ingredient, IngredientAmount
from catalogue.nutrition import AmountError, compares, parse_amount, plain_number

from .cells import has_html
from .exceptions import CellRefused
from .known import Known, suggest

MOST_LINES_OF_FACTS = 150
MOST_BLENDS = 20
_PARTS = re.compile(r"(?<!\\)\|")
_AMOUNT = re.compile(r"(?P<number>[\d.,]*\d[.,]*)\s*(?P<unit>\D.*)?", re.DOTALL)
_POWER = re.compile(r"[\d.,]+[eE][+-]?\d+")
_ZERO = re.compile(r"0+(\.0+)?")


class AmountLine(NamedTuple):
    """One row of the panel. `compound` is in the row's unit, `limit` in that of the limit."""

    ingredient: Ingredient
    amount: Decimal
    unit: str
    form: str
    blend: str
    label_name: str
    compound: Decimal | None
    limit: Decimal | None


class BlendLine(NamedTuple):
    name: str
    amount: Decimal
    unit: str
    note: str


def format_rows(rows: Iterable[AmountLine], known: Known) -> str:
    return "\n".join(
        _join(
            known.name_of(row.ingredient),
            f"{_plain(row.amount)} {row.unit}",
            row.form,
            row.blend,
            row.label_name,
            _plain(row.compound),
            _plain(row.limit),
        )
        for row in rows
    )


def format_blends(blends: Iterable[BlendLine]) -> str:
    return "\n".join(
        _join(blend.name, f"{_plain(blend.amount)} {blend.unit}", blend.note) for blend in blends
    )


def parse_rows(text: str, known: Known) -> list[AmountLine]:
    """Raises CellRefused, with the line it is about."""
    rows = [_in_line(number, line, known) for number, line in _lines(text, MOST_LINES_OF_FACTS)]
    seen: set[tuple[str, str]] = set()
    for row in rows:
        key = (row.ingredient.key, " ".join(row.form.casefold().split()))
        if key in seen:
            raise CellRefused(f"{row.ingredient.name} is listed twice from the same source.")
        seen.add(key)
    return rows


def parse_blends(text: str, known: Known) -> list[BlendLine]:
    """Raises CellRefused, with the line it is about."""
    blends: list[BlendLine] = []
    for number, line in _lines(text, MOST_BLENDS):
        parts = _split(line, 3, number)
        _check_text(parts[0], Blend, "name", number)
        _check_text(parts[2], Blend, "note", number)
        if not parts[0]:
            raise CellRefused(f"Line {number}: the blend has no name.")
        amount, unit = _amount(parts[1], known, number, parts[0])
        if not unit:
            raise CellRefused(f"Line {number}: the total of {parts[0]} has no unit.")
        if parts[0].casefold() in {blend.name.casefold() for blend in blends}:
            raise CellRefused(f"Line {number}: the blend {parts[0]} is listed twice.")
        blends.append(BlendLine(parts[0], amount, unit, parts[2]))
    return blends


def _in_line(number: int, line: str, known: Known) -> AmountLine:
    name, amount_text, form, blend, label_name, compound, limit = _split(line, 7, number)
    ingredient = _find(name, known, number)
    _check_text(form, IngredientAmount, "form", number)
    _check_text(label_name, IngredientAmount, "label_name", number)
    _check_text(blend, Blend, "name", number)
    amount, unit = _amount(amount_text, known, number, ingredient.name)
    unit = unit or ingredient.unit
    if not unit:
        raise CellRefused(f"Line {number}: {ingredient.name} has no unit.")
    if not _fits(ingredient, unit):
        raise CellRefused(
            f"Line {number}: {ingredient.name} is stated in {ingredient.unit}, which {unit} is not."
        )
    weight = _number(compound, known, number, "compound weight", unit) if compound else None
    share = _number(limit, known, number, "limit share", ingredient.upper_limit_unit, zero=True)
    return AmountLine(ingredient, amount, unit, form, blend, label_name, weight, share)


def _find(name: str, known: Known, number: int) -> Ingredient:
    if not name:
        raise CellRefused(f"Line {number}: the ingredient is missing.")
    found = known.ingredients.get(" ".join(name.split()).casefold())
    if found is not None:
        return found
    if keys := known.ambiguous.get(name.casefold()):
        raise CellRefused(
            f"Line {number}: several ingredients are called “{name}”. Write the key of one:"
            f" {', '.join(keys)}."
        )
    shown = name if len(name) <= 80 else f"{name[:80]}…"
    raise CellRefused(f"Line {number}: there is no ingredient “{shown}”.{_suggest(name, known)}")


def _suggest(name: str, known: Known) -> str:
    if len(name) > 200:
        return ""
    rows = {each.key: each for each in known.ingredients.values()}
    return suggest(name, [*known.ingredients, *(each.name for each in rows.values())])


def _amount(text: str, known: Known, number: int, name: str) -> tuple[Decimal, str]:
    """The number and the unit of “14 mg”; the unit may be empty."""
    match = _AMOUNT.fullmatch(text)
    try:
        if match is None:
            parse_amount(text)
            raise AmountError("Enter a number and a unit, such as 14 mg.")
        written = " ".join((match["unit"] or "").split())
        unit = known.spell_unit(written) if written else ""
        if unit is None:
            if _POWER.match(text):
                raise AmountError("Write the amount in plain figures.")
            if any(sign.isdigit() for sign in written):
                raise AmountError("Enter one amount in one unit.")
            raise AmountError(
                f"“{written[:40]}” is no unit.{suggest(written[:40], [*known.units])}"
            )
        return parse_amount(match["number"]), unit
    except AmountError as error:
        raise CellRefused(f"Line {number}, {name}: {error}") from error


def _number(
    text: str, known: Known, number: int, what: str, unit: str, *, zero: bool = False
) -> Decimal | None:
    """A number in a unit that is known; the unit may be written behind it."""
    if not text:
        return None
    if zero and _ZERO.fullmatch(text):
        return Decimal(0)
    value, written = _amount(text, known, number, what)
    if written and written != unit:
        raise CellRefused(f"Line {number}: the {what} must be in {unit or 'the row’s unit'}.")
    return value


def _fits(ingredient: Ingredient, unit: str) -> bool:
    """Whether a percent of the daily value can be computed, where there is one."""
    return ingredient.daily_value is None or compares(unit, ingredient.unit)


def _check_text(text: str, model: type, name: str, number: int) -> None:
    field = model._meta.get_field(name)  # type: ignore[attr-defined]
    if len(text) > field.max_length:
        raise CellRefused(
            f"Line {number}: “{text[:40]}…” has more than {field.max_length} characters."
        )
    if has_html(text):
        raise CellRefused(f"Line {number}: HTML is possible in the description only.")


def _lines(text: str, most: int) -> list[tuple[int, str]]:
    lines = [(n, line.strip()) for n, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if len(lines) > most:
        raise CellRefused(f"There are more than {most} lines.")
    return lines


def _split(line: str, count: int, number: int) -> list[str]:
    parts = [_unescape(part).strip() for part in _PARTS.split(line)]
    while len(parts) > count and not parts[-1]:
        parts.pop()
    if len(parts) > count:
        raise CellRefused(f"Line {number}: there are more than {count} parts between |.")
    return [*parts, *[""] * (count - len(parts))]


def _unescape(part: str) -> str:
    return part.replace("\\|", "|")


def _join(*parts: str) -> str:
    """One line, whatever the parts hold; without the empty ones at the end."""
    texts = [" ".join(part.split()).replace("|", "\\|") for part in parts]
    while texts and not texts[-1]:
        texts.pop()
    return " | ".join(texts)


def _plain(number: Decimal | None) -> str:
    return "" if number is None else plain_number(number)
