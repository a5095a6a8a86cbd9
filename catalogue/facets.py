"""What a listed product can be filtered by, worked out from its facts and kept as rows.

A product with variants has the ingredients and forms of any of its public variants, but of diets
and allergens only what holds for all of them: whatever is chosen on its page, it stays true.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Q

from catalogue.allergens import read_allergens
from catalogue.models import (
    Allergen,
    Ingredient,
    IngredientAmount,
    Need,
    Product,
    ProductFacet,
    SupplementFacts,
)

BATCH = 500
INGREDIENT = "ingredient"
FORM = "form"
DIET = "diet"
FREE_FROM = "free_from"
NEED = "need"
# Free from milk and soy are filters of their own.
DIETS = {"vegan", "vegetarian", "gluten_free"}
# Calories and fats are on nearly every label; nobody looks for them.
PROTEIN = "protein"

Row = tuple[int, str, str]


@dataclass
class _Label:
    """What one SupplementFacts says, as far as filters go."""

    product_id: int
    form: str
    flags: list[str]
    allergen_status: str
    declared: str
    known: list[str] | None
    ingredients: set[str] = field(default_factory=set)
    allergens: set[str] = field(default_factory=set)

    @property
    def free_from(self) -> set[str]:
        """Nothing while a supplier's word is missing, or the declared words are not understood."""
        if self.allergen_status == SupplementFacts.AllergenStatus.UNKNOWN:
            return set()
        declared = read_allergens(self.declared)
        if declared is None:
            return set()
        if self.allergen_status == SupplementFacts.AllergenStatus.DECLARED and not declared:
            return set()
        return set(Allergen.values) - declared - self.allergens - set(self.known or ())


def refresh_facets(product: Product) -> int:
    """The rows of the product, or of its parent; how many were added or removed."""
    return refresh_facets_of([product])


def refresh_facets_of(products: Iterable[Product]) -> int:
    """The same for many, at most nine queries for each 500. Writes only what differs."""
    keys = sorted({product.parent_id or product.pk for product in products})
    return sum(_refresh(keys[start : start + BATCH]) for start in range(0, len(keys), BATCH))


def refresh_all_facets() -> int:
    return refresh_facets_of(Product.objects.filter(parent=None).only("pk", "parent_id"))


def _refresh(keys: list[int]) -> int:
    with transaction.atomic():
        # Of two variants that change at once, each would still see the other's former label.
        products = Product.objects.select_for_update(no_key=True)
        list(products.filter(pk__in=keys).order_by("pk").values_list("pk"))
        wanted = _wanted_rows(keys)
        stored = {
            (product_id, kind, value): pk
            for pk, product_id, kind, value in ProductFacet.objects.filter(
                product__in=keys
            ).values_list("pk", "product_id", "kind", "value")
        }
        gone = [pk for row, pk in stored.items() if row not in wanted]
        new = sorted(wanted - stored.keys())
        if gone:
            ProductFacet.objects.filter(pk__in=gone).delete()
        if new:
            ProductFacet.objects.bulk_create(
                [ProductFacet(product_id=key, kind=kind, value=value) for key, kind, value in new],
                batch_size=2 * BATCH,
                # Whoever saves at the same moment writes the same rows.
                ignore_conflicts=True,
            )
    return len(gone) + len(new)


def _wanted_rows(keys: list[int]) -> set[Row]:
    labels = _read_labels(keys)
    variants = defaultdict(list)
    public = Product.objects.filter(parent__in=keys, is_public=True)
    for parent_id, pk in public.values_list("parent_id", "pk"):
        variants[parent_id].append(pk)
    rows = {
        (key, kind, value)
        for key in keys
        for kind, value in _facets(
            [labels.get(pk) or labels.get(key) for pk in variants[key] or [key]]
        )
    }
    needs = Need.objects.filter(products__in=keys).values_list("products", "slug")
    return rows | {(key, NEED, slug) for key, slug in needs}


def _facets(labels: Collection[_Label | None]) -> set[tuple[str, str]]:
    """`labels`: one for each thing that is sold; None where nothing is known of it."""
    known = [label for label in labels if label]
    found = {(INGREDIENT, slug) for label in known for slug in label.ingredients}
    found |= {(FORM, label.form) for label in known if label.form}
    if known and len(known) == len(labels):
        diets = set.intersection(*(DIETS & set(label.flags) for label in known))
        free = set.intersection(*(label.free_from for label in known))
        found |= {(DIET, flag) for flag in diets} | {(FREE_FROM, allergen) for allergen in free}
    return found


def _read_labels(keys: list[int]) -> dict[int, _Label]:
    """By product, variants among them."""
    facts = SupplementFacts.objects.filter(Q(product__in=keys) | Q(product__parent__in=keys))
    labels: dict[int, _Label] = {
        pk: _Label(*values)
        for pk, *values in facts.values_list(
            "pk",
            "product_id",
            "dosage_form",
            "flags",
            "allergen_status",
            "allergens",
            "known_allergens",
        )  # fmt: skip
    }
    amounts = IngredientAmount.objects.filter(facts__in=list(labels)).values_list(
        "facts_id",
        *(f"ingredient__{name}" for name in ("slug", "kind", "key")),
        *(f"ingredient__{name}" for name in ("allergens", "allergens_checked")),
    )
    for facts_id, slug, kind, key, allergens, is_checked in amounts:
        label = labels[facts_id]
        # What a source rules out, such as glucosamine from corn, only the stored answer knows.
        if is_checked or label.known is None:
            label.allergens.update(allergens)
        if _can_be_filtered(kind, key):
            label.ingredients.add(slug)
    return {label.product_id: label for label in labels.values()}


def _can_be_filtered(kind: str, key: str) -> bool:
    unwanted: tuple[Any, ...] = (Ingredient.Kind.EXCIPIENT, Ingredient.Kind.MACRO)
    return key == PROTEIN or kind not in unwanted
