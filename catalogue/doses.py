"""What studies gave people a day, beside what a day of a product gives. It compares, never claims.

An amount is compared only with its like: the same unit, and no other salt or preparation.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from catalogue.models import Ingredient, IngredientAmount, StudiedDose, SupplementFacts
from catalogue.nutrition import UnitMismatch, convert, format_amount

# Words that name a salt or another form whose amounts are no measure for a different one's.
_FORMS = {
    "acetate", "ascorbate", "aspartate", "bisglycinate", "carbonate", "chloride", "citrate",
    "cyanocobalamin", "fumarate", "gluconate", "hydrochloride", "lactate", "malate",
    "methylcobalamin", "niacinamide", "orotate", "oxide", "phosphate", "picolinate", "sulfate",
    "taurate", "threonate", "ubiquinol", "ubiquinone",
}  # fmt: skip
_SYNONYMS = {"hcl": "hydrochloride", "glycinate": "bisglycinate"}
_WIDTH = 100


@dataclass(frozen=True)
class Bar:
    """On a line of 100: the studied range from `start`, `width` wide, and where `given` stands."""

    start: int
    width: int
    given: int


@dataclass(frozen=True)
class Dose:
    """`given` is a day's amount at the directions' maximum; empty where it does not compare.

    `verdict` is below, within or above; empty with `reason`, which says why it does not compare.
    """

    name: str
    study: StudiedDose
    studied: str
    given: str
    verdict: str
    reason: str
    bar: Bar | None


def list_doses(facts: SupplementFacts) -> list[Dose]:
    """In the label's order. Reads amounts with ingredients and their studied doses."""
    rows: dict[Ingredient, list[IngredientAmount]] = {}
    for amount in facts.amounts.all():
        rows.setdefault(amount.ingredient, []).append(amount)
    return [
        _compare(study, amounts, facts.servings_per_day)
        for ingredient, amounts in rows.items()
        for study in ingredient.studied_doses.all()
    ]


def _compare(study: StudiedDose, rows: list[IngredientAmount], servings: int) -> Dose:
    alike = [row for row in rows if _is_same_form(study, row)]
    if any(row.blend_id for row in rows):
        return _apart(study, rows, _("The label gives no amount of it by itself."))
    if not alike:
        return _apart(study, rows, _("Studied in another form, so the amounts do not compare."))
    try:
        given = servings * sum(
            (convert(row.amount, row.unit, study.unit) for row in alike), Decimal(0)
        )
    except UnitMismatch:
        return _apart(study, rows, _("Stated in another unit, so the amounts do not compare."))
    return Dose(
        name=rows[0].ingredient.name,
        study=study,
        studied=_range(study),
        given=format_amount(given, study.unit),
        verdict=_verdict(study, given),
        reason="",
        bar=_draw(study, given),
    )


def _apart(study: StudiedDose, rows: list[IngredientAmount], reason: str) -> Dose:
    return Dose(rows[0].ingredient.name, study, _range(study), "", "", reason, None)


def _is_same_form(study: StudiedDose, row: IngredientAmount) -> bool:
    # What stands after a semicolon, a comma or "with" explains; "and others" takes any.
    studied = _words(re.split(r"[;,]| with ", study.form)[0])
    sold = _words(f"{row.label_name or row.ingredient.name} {row.form}")
    if not studied or "others" in studied:
        return True
    if row.ingredient.kind == Ingredient.Kind.BOTANICAL:
        return ("extract" in studied) == ("extract" in sold)
    return not studied & _FORMS or bool(studied & sold & _FORMS)


def _words(text: str) -> set[str]:
    return {_SYNONYMS.get(word, word) for word in re.findall(r"[a-z]+", text.lower())}


def _range(study: StudiedDose) -> str:
    high = format_amount(study.high, study.unit)
    if study.low == study.high:
        return high
    return _("%(low)s to %(high)s") % {"low": f"{study.low.normalize():,f}", "high": high}


def _verdict(study: StudiedDose, given: Decimal) -> str:
    if given < study.low:
        return "below"
    return "above" if given > study.high else "within"


def _draw(study: StudiedDose, given: Decimal) -> Bar:
    # The larger of both ends a little before the line does.
    full = max(study.high, given) * Decimal("1.08")
    start, end, at = (int(value * _WIDTH / full) for value in (study.low, study.high, given))
    width = max(end - start, 2)
    return Bar(min(start, _WIDTH - width), width, at)
