"""What a label states beside the panel: warnings, allergens, package, badges, limits."""

from collections.abc import Iterator, Sequence

from catalogue.allergens import known_allergens, read_allergens, without_species
from catalogue.composition import Known, list_parts
from catalogue.diets import FLAGS, Answer, answer_diets, list_obstacles
from catalogue.intake import list_over_limits
from catalogue.iron import REPORTABLE_IRON, iron_in_package, needs_child_resistance
from catalogue.label_checks.problem import Problem, problem
from catalogue.label_checks.rows import is_complete
from catalogue.models import Allergen, SupplementFacts
from catalogue.warnings import IRON_TEXT, Warning, list_warnings, required_warnings

_STATUS = SupplementFacts.AllergenStatus


def check_warnings(
    facts: SupplementFacts, shown: Sequence[Warning] | None = None
) -> Iterator[Problem]:
    """Whether what a rule demands is printed. `shown` is what is printed, if not the usual."""
    if not all(is_complete(row) for row in facts.amounts.all()):
        return
    required = required_warnings(facts)
    shown = list_warnings(facts, required) if shown is None else shown
    printed = {each.key: each for each in shown}
    for key in required:
        if key not in printed:
            yield problem("warning", f"The warning “{key}” has no text.", "warnings")
        elif key == "iron" and printed[key].text.encode() != IRON_TEXT.encode():
            yield problem("warning", "The iron warning is not in the words of the law.", "warnings")


def check_allergens(facts: SupplementFacts, known: Known) -> Iterator[Problem]:
    held = known_allergens(facts, known)
    if facts.allergen_status == _STATUS.UNKNOWN:
        hint = f" In it are known: {_names(held)}." if held else ""
        yield problem(
            "allergens_unknown",
            f"State the allergens, by the suppliers' statements: none, or which.{hint}",
            "allergen_status",
        )
        return
    declared = read_allergens(facts.allergens)
    if facts.allergen_status == _STATUS.DECLARED and not facts.allergens.strip():
        yield problem("allergens_words", "Name the allergens.", "allergens")
    elif facts.allergen_status == _STATUS.NONE and facts.allergens.strip():
        yield problem(
            "allergens_words", "The statement says none, and this line names some.", "allergens"
        )
    elif declared is None:
        yield problem(
            "allergens_words",
            "Name only the nine: milk, egg, fish, crustacean shellfish, tree nuts, peanuts, wheat,"
            " soy, sesame.",
            "allergens",
        )
    for item in without_species(facts.allergens):
        yield problem("allergens_species", f"Name the species: {item} (…).", "allergens")
    missing = {key: names for key, names in held.items() if key not in (declared or ())}
    if missing:
        yield problem(
            "allergens_missing",
            "; ".join(
                f"{Allergen(key).label} is in {', '.join(names)}" for key, names in missing.items()
            )
            + ". Name it after “Contains:”.",
            "allergens",
        )
    yield from _advise_unchecked(facts, known)


def _advise_unchecked(facts: SupplementFacts, known: Known) -> Iterator[Problem]:
    names = [part.name for part in list_parts(facts, known) if not part.is_checked]
    if names:
        yield problem(
            "allergens_unchecked",
            f"Keep a supplier's statement on allergens for {', '.join(dict.fromkeys(names))}.",
            "allergen_status",
        )


def check_package(facts: SupplementFacts) -> Iterator[Problem]:
    """16 CFR 1700.14(a)(13): from 250 mg of iron in one package."""
    if not needs_child_resistance(facts):
        return
    reason = (
        f"The package holds {iron_in_package(facts):,.0f} mg of iron, {REPORTABLE_IRON} mg or more"
    )
    if not facts.child_resistant:
        yield problem(
            "child_resistant", f"{reason}: it must be child-resistant.", "child_resistant"
        )
    if not facts.child_resistant_record.strip():
        yield problem(
            "child_resistant",
            f"{reason}: name the record of the child-resistant package.",
            "child_resistant_record",
        )


def check_proposition_65(facts: SupplementFacts) -> Iterator[Problem]:
    if facts.prop65_harm and not facts.prop65_chemicals.strip():
        yield problem("prop65", "Name the chemicals that the warning is about.", "prop65_chemicals")
    if facts.prop65_chemicals.strip() and not facts.prop65_harm:
        yield problem("prop65", "State the harm that the warning names.", "prop65_harm")


def check_badges(facts: SupplementFacts, known: Known) -> Iterator[Problem]:
    answers = answer_diets(facts, known)
    for flag in facts.confirmed_flags:
        if answers.get(flag) is Answer.NO:
            names = ", ".join(list_obstacles(facts, flag, known))
            yield problem(
                "badge", f"“{FLAGS[flag]}” is contradicted by {names}.", "confirmed_flags"
            )


def advise_limits(facts: SupplementFacts) -> Iterator[Problem]:
    """21 CFR sets no limits; the figures are those of the National Academies."""
    rows = list(facts.amounts.all())
    if not all(is_complete(row) for row in rows) or not facts.servings_per_day:
        return
    for ingredient, notice in list_over_limits(facts):
        row = next(row for row in rows if row.ingredient.key == ingredient.key)
        text = f"{notice.title}. {notice.text} Source: {notice.source}."
        yield problem("upper_limit", text, "amount", row)


def _names(held: dict[str, list[str]]) -> str:
    return ", ".join(str(Allergen(key).label).lower() for key in held)
