"""Facts as a form says they are, before anything is saved: for the preview and for the checks."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from catalogue.diets import take_derived
from catalogue.labels import put_together
from catalogue.models import Blend, IngredientAmount, Product, SupplementFacts

from .facts_form import FactsForm
from .facts_rows import MOST_ROWS, AmountForm, BlendForm
from .units import list_units


@dataclass(frozen=True)
class Problem:
    """A sentence, and the id of the field that it is about, or ""."""

    text: str
    field: str = ""


@dataclass
class Draft:
    """`facts` is complete enough to print; `problems` says what could not be understood.

    `places` has the prefix of each row's fields on the page, by id() of the row.
    """

    facts: SupplementFacts
    problems: list[Problem] = field(default_factory=list)
    places: dict[int, str] = field(default_factory=dict)


def read_draft(data: QueryDict, stored: SupplementFacts | None = None) -> Draft:
    """Whatever was posted makes a draft: what is no amount is left out and named. Writes nothing.

    Raises nothing for odd input.
    """
    form = FactsForm(data, instance=stored or SupplementFacts())
    problems = _problems_of(form)
    facts = form.instance
    facts.servings_per_container = facts.servings_per_container or 0
    if not facts.product_id:
        facts.product = Product(title="New product")
    places: dict[int, str] = {}
    blends = _read_blends(data, problems, places)
    rows = _read_rows(data, blends, problems, places)
    draft = put_together(facts, rows, blends.values())
    # As saving would: what is stored was worked out from other rows.
    take_derived(draft)
    return Draft(draft, problems, places)


def _read_blends(
    data: QueryDict, problems: list[Problem], places: dict[int, str]
) -> dict[str, Blend]:
    blends = {}
    for form in _rows(BlendForm, "blends", data, ("name", "amount")):
        problems += _problems_of(form, form.data.get(form.add_prefix("name"), "") or "A blend")
        blend = form.instance
        if blend.name and blend.amount is not None and blend.unit:
            blends[blend.name.casefold()] = blend
            places[id(blend)] = form.prefix
    return blends


def _read_rows(
    data: QueryDict, blends: dict[str, Blend], problems: list[Problem], places: dict[int, str]
) -> list[IngredientAmount]:
    rows = []
    for form in _rows(AmountForm, "amounts", data, ("ingredient", "amount")):
        row = form.instance
        ingredient = form.cleaned_data.get("ingredient") if form.errors is not None else None
        problems += _problems_of(form, str(ingredient or "A row"))
        if ingredient and row.amount is not None and row.unit:
            row.blend = blends.get(form.cleaned_data.get("blend_name", "").casefold())
            rows.append(row)
            places[id(row)] = form.prefix
    return rows


def _rows(form_class: Any, prefix: str, data: QueryDict, telling: tuple[str, ...]) -> Iterator[Any]:
    """The rows in which one of the telling fields is filled in."""
    units = list_units()
    for number in range(MOST_ROWS):
        name = f"{prefix}-{number}"
        filled = any(data.get(f"{name}-{each}", "").strip() for each in telling)
        if filled and not data.get(f"{name}-DELETE"):
            form = form_class(data, prefix=name, units=units)
            form.full_clean()
            yield form


def _problems_of(form: Any, about: str = "") -> list[Problem]:
    return [
        Problem(f"{about + ': ' if about else ''}{_label(form, name)}: {' '.join(errors)}",
                form[name].id_for_label if name in form.fields else "")
        for name, errors in form.errors.items()
    ]  # fmt: skip


def _label(form: Any, name: str) -> str:
    return str(form.fields[name].label or name).capitalize() if name in form.fields else "Row"
