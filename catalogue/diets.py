"""Badges such as vegan and gluten-free, worked out from what is in a product.

What is unknown stays unknown unless a supplier has confirmed it, and a confirmation never
overrules an ingredient that is known.
"""

from collections.abc import Callable, Iterable
from enum import Enum

from django.db.models import Q

from catalogue.allergens import read_allergens
from catalogue.composition import Known, Part, known_names, list_parts
from catalogue.facets import refresh_facets_of
from catalogue.labels import facts_with_rows
from catalogue.models import Allergen, Ingredient, Product, SupplementFacts

# In the order in which they are printed.
FLAGS = {
    "vegan": "Vegan",
    "vegetarian": "Vegetarian",
    "gluten_free": "Gluten-free",
    "dairy_free": "Dairy-free",
    "soy_free": "Soy-free",
}
BATCH = 200
_ABSENT_ALLERGEN = {"dairy_free": Allergen.MILK, "soy_free": Allergen.SOY}
_UNKNOWN = SupplementFacts.AllergenStatus.UNKNOWN


class Answer(Enum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


def derive_flags(facts: SupplementFacts, known: Known | None = None) -> list[str]:
    """The badges that may be shown, in the order of FLAGS. Reads amounts with ingredients.

    `known` is that of catalogue.composition.known_names; without it one query.
    """
    answers = answer_diets(facts, known)
    confirmed = set(facts.confirmed_flags)
    if "vegan" in confirmed:
        confirmed.add("vegetarian")
    return [
        flag
        for flag, answer in answers.items()
        if answer is Answer.YES or (answer is Answer.UNKNOWN and flag in confirmed)
    ]


def answer_diets(facts: SupplementFacts, known: Known | None = None) -> dict[str, Answer]:
    """What is known of each badge, without what suppliers confirmed."""
    parts = list_parts(facts, known)
    answers = {flag: _judge(parts, test) for flag, test in _TESTS.items()}
    return answers | {
        flag: _judge_allergen(facts, parts, allergen) for flag, allergen in _ABSENT_ALLERGEN.items()
    }


def list_obstacles(facts: SupplementFacts, flag: str, known: Known | None = None) -> list[str]:
    """What in the product makes the badge false, by name."""
    allergen = _ABSENT_ALLERGEN.get(flag)
    parts = list_parts(facts, known)
    if allergen is None:
        return [part.name for part in parts if _TESTS[flag](part) is Answer.NO]
    named = [part.name for part in parts if allergen in part.allergens]
    return named or ["the allergens on the label"]


def refresh_flags(products: Iterable[Product]) -> int:
    """Badges and known allergens of these products' facts; how many facts were written.

    Also writes the facets of what changed. Four queries for each 200, and the writes.
    """
    keys = sorted({product.pk for product in products})
    if not keys:
        return 0
    known = known_names()
    return sum(_refresh(keys[at : at + BATCH], known) for at in range(0, len(keys), BATCH))


def refresh_all_flags() -> int:
    return refresh_flags(Product.objects.filter(facts__isnull=False).only("pk"))


def products_holding(ingredient: Ingredient, *, most: int | None = None) -> list[int]:
    """Keys of the products with facts that name it: in a row, or among other ingredients.

    Every line of other ingredients counts when an excipient changes, because a new name may be in
    one where the old one was not. `most` ends the search early.
    """
    named = Q(amounts__ingredient=ingredient)
    if ingredient.kind == Ingredient.Kind.EXCIPIENT:
        named |= ~Q(other_ingredients="")
    holders = SupplementFacts.objects.filter(named).order_by("product")
    return list(holders.values_list("product", flat=True).distinct()[:most])


def _refresh(keys: list[int], known: Known) -> int:
    changed = []
    for facts in facts_with_rows().filter(product__in=keys):
        if take_derived(facts, known):
            changed.append(facts)
    SupplementFacts.objects.bulk_update(changed, ["flags", "known_allergens"])
    refresh_facets_of([facts.product for facts in changed])
    return len(changed)


def take_derived(facts: SupplementFacts, known: Known | None = None) -> bool:
    """Sets `flags` and `known_allergens`, saved or not; whether that changed anything."""
    parts_known = known_names() if known is None else known
    flags = derive_flags(facts, parts_known)
    allergens = sorted({each for part in list_parts(facts, parts_known) for each in part.allergens})
    changed = (facts.flags, facts.known_allergens) != (flags, allergens)
    facts.flags, facts.known_allergens = flags, allergens
    return changed


def _judge(parts: list[Part], test: Callable[[Part], Answer]) -> Answer:
    answers = {test(part) for part in parts}
    if Answer.NO in answers:
        return Answer.NO
    return Answer.YES if answers == {Answer.YES} else Answer.UNKNOWN


def _judge_allergen(facts: SupplementFacts, parts: list[Part], allergen: str) -> Answer:
    declared = read_allergens(facts.allergens)
    if allergen in (declared or ()) or any(allergen in part.allergens for part in parts):
        return Answer.NO
    if facts.allergen_status == _UNKNOWN or declared is None or not parts:
        return Answer.UNKNOWN
    return Answer.YES


def _is_vegan(part: Part) -> Answer:
    if part.origin == Ingredient.Origin.UNKNOWN:
        return Answer.UNKNOWN
    return Answer.YES if part.origin == Ingredient.Origin.PLANT else Answer.NO


def _is_vegetarian(part: Part) -> Answer:
    if part.origin == Ingredient.Origin.UNKNOWN:
        return Answer.UNKNOWN
    return Answer.NO if part.origin == Ingredient.Origin.ANIMAL else Answer.YES


def _is_gluten_free(part: Part) -> Answer:
    if part.gluten == Ingredient.Gluten.CONTAINS or Allergen.WHEAT in part.allergens:
        return Answer.NO
    return Answer.YES if part.gluten == Ingredient.Gluten.FREE else Answer.UNKNOWN


_TESTS = {"vegan": _is_vegan, "vegetarian": _is_vegetarian, "gluten_free": _is_gluten_free}
