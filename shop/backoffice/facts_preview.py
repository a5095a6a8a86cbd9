"""The panel as it would look, while somebody types; and what is still missing."""

from collections.abc import Iterable
from typing import Any

from django.http import QueryDict

from catalogue import publishing
from catalogue.diets import FLAGS
from catalogue.models import SupplementFacts
from catalogue.panel import build_panel
from catalogue.publishing import list_problems
from catalogue.warnings import list_warnings

from .facts_draft import Problem, read_draft


def describe_draft(data: QueryDict, stored: SupplementFacts | None) -> dict[str, Any]:
    """What templates/admin/facts/preview.html shows. Writes nothing."""
    draft = read_draft(data, stored)
    return describe_facts(draft.facts, draft.problems, draft.places)


def describe_facts(
    facts: SupplementFacts, problems: Iterable[Problem] = (), places: dict[int, str] | None = None
) -> dict[str, Any]:
    """The same for facts with all their rows, saved or not. `places` as in Draft."""
    found = list_problems(facts)
    rows = _stored_places(facts) if places is None else places
    return {
        "panel": build_panel(facts),
        "facts": facts,
        "warnings": list_warnings(facts),
        "badges": [FLAGS.get(flag, flag) for flag in facts.flags],
        "wrong": list(problems),
        "missing": [_place(each, rows) for each in found if each.blocks],
        "advice": [_place(each, rows) for each in found if not each.blocks],
    }


def _place(problem: publishing.Problem, places: dict[int, str]) -> Problem:
    """With the id of its field on the page, "" where it has none."""
    if problem.row is None:
        # “amounts” are rows, and have no field to go to.
        return Problem(problem.message, f"id_{problem.field}" if problem.field != "amounts" else "")
    prefix = places.get(id(problem.row))
    return Problem(problem.message, f"id_{prefix}-{problem.field}" if prefix else "")


def _stored_places(facts: SupplementFacts) -> dict[int, str]:
    """The form lists stored rows in their own order."""
    return {
        id(row): f"{prefix}-{number}"
        for prefix, rows in (("amounts", facts.amounts), ("blends", facts.blends))
        for number, row in enumerate(rows.all())
    }
