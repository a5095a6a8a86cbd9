"""The label that a row describes, unsaved, and what the catalogue says of it: its badges, its
allergens, and what would keep it from being shown."""

from dataclasses import dataclass
from typing import Any

from catalogue.diets import take_derived
from catalogue.labels import put_together
from catalogue.models import Blend, IngredientAmount, Product, SupplementFacts
from catalogue.publishing import Problem, list_blocking

from .columns import BLENDS, FACTS, ROWS
from .facts_text import AmountLine, BlendLine
from .known import Known
from .stored import FACTS_FIELDS


@dataclass(slots=True)
class Judgement:
    """`problems` are columns and words, of what blocks. The column is "" for the whole row."""

    flags: list[str]
    known_allergens: list[str]
    problems: list[tuple[str, str]]

    @property
    def blocking(self) -> int:
        return len(self.problems)


def judge(title: str, values: dict[str, Any], known: Known) -> Judgement:
    """`values` by column. No query."""
    label = make_label(title, values)
    # First, because some rules ask for what is worked out here.
    take_derived(label, known.names)
    problems = [(_column(each), each.message) for each in list_blocking(label, known.names)]
    return Judgement(label.flags, label.known_allergens or [], problems)


def make_label(title: str, values: dict[str, Any]) -> SupplementFacts:
    """What is missing in `values` is as the model has it. Not to be saved."""
    facts = SupplementFacts(**{name: values[name] for name in FACTS_FIELDS if name in values})
    facts.product = Product(title=title)
    blends = make_blends(facts, values.get(BLENDS) or [])
    return put_together(facts, make_rows(facts, values.get(ROWS) or [], blends), blends)


def make_blends(facts: SupplementFacts, lines: list[BlendLine]) -> list[Blend]:
    return [
        Blend(facts=facts, position=number, **line._asdict())
        for number, line in enumerate(lines, start=1)
    ]


def make_rows(
    facts: SupplementFacts, lines: list[AmountLine], blends: list[Blend]
) -> list[IngredientAmount]:
    by_name = {blend.name.casefold(): blend for blend in blends}
    return [
        IngredientAmount(
            facts=facts,
            ingredient=line.ingredient,
            amount=line.amount,
            unit=line.unit,
            form=line.form,
            blend=by_name.get(line.blend.casefold()),
            label_name=line.label_name,
            compound_amount=line.compound,
            limit_amount=line.limit,
            position=number,
        )
        for number, line in enumerate(lines, start=1)
    ]


def _column(problem: Problem) -> str:
    if isinstance(problem.row, Blend):
        return BLENDS
    if problem.row is not None or problem.field == "amounts":
        return ROWS
    return problem.field if problem.field in FACTS else ""
