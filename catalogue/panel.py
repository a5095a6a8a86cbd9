"""A Supplement Facts panel as it is printed, in the order and the words of 21 CFR 101.36."""

from dataclasses import dataclass

from catalogue.models import SupplementFacts
from catalogue.panel_blends import BlendRow, is_member, make_blends
from catalogue.panel_rows import (
    CALORIE_BASED,
    NOT_ESTABLISHED,
    Declared,
    Row,
    make_row,
    merge_sources,
)
from catalogue.printable import is_listed_nutrient, is_printable

__all__ = ["BlendRow", "Footnote", "Panel", "Row", "build_panel"]

_Population = SupplementFacts.Population
# 21 CFR 101.36(b)(2)(iii)(E)
HEADINGS: dict[str, str] = {
    _Population.ADULTS: "% Daily Value",
    _Population.PREGNANT: "% Daily Value for Pregnant and Lactating Women",
    _Population.CHILDREN: "% Daily Value for Children 1 through 3 Years of Age",
    _Population.INFANTS: "% Daily Value for Infants through 12 Months of Age",
}
# 21 CFR 101.36(b)(2)(iii)(D); an infant's daily values are no shares of a number of calories.
CALORIES: dict[str, str] = {_Population.CHILDREN: "1,000"}
OTHER_INGREDIENTS = "Other ingredients:"
INGREDIENTS = "Ingredients:"


@dataclass(frozen=True)
class Footnote:
    symbol: str
    text: str


@dataclass(frozen=True)
class Panel:
    """`rows` stand above the second heavy bar; `other_rows` and `blends`, without daily value,
    below it. `other_ingredients` are printed outside of the box, after `ingredients_heading`."""

    serving_size: str
    servings_per_container: int
    percent_heading: str
    rows: list[Row]
    other_rows: list[Row]
    blends: list[BlendRow]
    footnotes: list[Footnote]
    ingredients_heading: str
    other_ingredients: str
    note: str

    def meaning_of(self, symbol: str) -> str:
        """What the footnote says: for those who hear the column instead of seeing it."""
        return next((note.text for note in self.footnotes if note.symbol == symbol), "")


def build_panel(facts: SupplementFacts) -> Panel:
    """Reads `facts.blends`, and `facts.amounts` with their ingredients: prefetch for no query.

    Facts may be unsaved, see catalogue.labels.put_together. What may not be declared is left out.
    """
    rows: list[Row] = []
    others: list[Row] = []
    for declared in _list_declared(facts):
        listed = is_listed_nutrient(declared.ingredient)
        (rows if listed else others).append(make_row(declared, facts))
    blends = make_blends(facts)
    return Panel(
        serving_size=facts.serving_size,
        servings_per_container=facts.servings_per_container,
        percent_heading=HEADINGS.get(facts.population, HEADINGS[_Population.ADULTS]),
        rows=rows,
        other_rows=others,
        blends=blends,
        footnotes=_list_footnotes(facts, [*rows, *others], blends),
        ingredients_heading=_ingredients_heading(facts, rows, others, blends),
        other_ingredients=facts.other_ingredients.strip().rstrip("."),
        note=facts.note,
    )


def _list_declared(facts: SupplementFacts) -> list[Declared]:
    """Everything with a row of its own, in the label's order: 21 CFR 101.36(b)(2)(i)(B)."""
    amounts = [
        row for row in facts.amounts.all() if not is_member(row) and is_printable(row, facts)
    ]
    return sorted(
        merge_sources(amounts),
        key=lambda each: (
            each.ingredient.label_order,
            min(row.position for row in each.sources),
        ),
    )


def _list_footnotes(
    facts: SupplementFacts, rows: list[Row], blends: list[BlendRow]
) -> list[Footnote]:
    calories = CALORIES.get(facts.population, "2,000")
    texts = {
        CALORIE_BASED: f"Percent Daily Values are based on a {calories} calorie diet.",
        NOT_ESTABLISHED: "Daily Value not established.",
    }
    printed = {row.symbol for row in rows} | {blend.symbol for blend in blends}
    return [Footnote(symbol, text) for symbol, text in texts.items() if symbol in printed]


def _ingredients_heading(
    facts: SupplementFacts, rows: list[Row], others: list[Row], blends: list[BlendRow]
) -> str:
    """Empty when nothing else is in it. 21 CFR 101.4(g) and 101.36(d).

    A row without daily value names what it is made of: glycine comes from glycine.
    """
    if not facts.other_ingredients.strip():
        return ""
    names_a_source = others or blends or any(row.source for row in rows)
    return OTHER_INGREDIENTS if names_a_source else INGREDIENTS
