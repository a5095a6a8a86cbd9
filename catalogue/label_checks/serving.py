"""Serving, net quantity and directions: 21 CFR 101.36(b)(1), 101.7."""

import re
from collections.abc import Iterator

from catalogue.label_checks.problem import Problem, problem
from catalogue.models import SupplementFacts

# “90 capsules”, “120 vegetable capsules”; an ounce and a gram are no units that one counts.
_COUNTED = re.compile(
    r"\b(?P<count>\d[\d,]*)\s+(?:[a-z-]+\s+){0,2}?"
    r"(?P<unit>(?:veg)?capsules?|vegcaps?|v?caps|(?:mini-?)?tablets?|caplets?|softgels?|gumm(?:y|ies)"
    r"|lozenges?|chewables?|chews?|packets?|sachets?|sticks?|stick packs?)\b",
    re.IGNORECASE,
)


def check_serving(facts: SupplementFacts) -> Iterator[Problem]:
    if not facts.serving_size.strip():
        yield problem("serving_size", "State the serving size: 3 capsules.", "serving_size")
    if not facts.servings_per_container:
        yield problem(
            "servings", "State how many servings the package holds.", "servings_per_container"
        )
    if not facts.directions.strip():
        yield problem("directions", "State the directions: Take 3 capsules daily.", "directions")
    if not facts.net_quantity.strip():
        yield problem("net_quantity", "State the net quantity: 90 capsules.", "net_quantity")
    else:
        yield from _check_count(facts)


def _check_count(facts: SupplementFacts) -> Iterator[Problem]:
    found = _COUNTED.search(facts.net_quantity)
    if not found or not facts.servings_per_container or not facts.units_per_serving:
        return
    stated = int(found["count"].replace(",", ""))
    counted = facts.units_per_serving * facts.servings_per_container
    if stated != counted:
        yield problem(
            "net_quantity_match",
            f"{facts.units_per_serving} a serving times {facts.servings_per_container} servings is"
            f" {counted}, not {stated}.",
            "net_quantity",
        )
