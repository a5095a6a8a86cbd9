"""A product's label as data: recorded when it changes, kept with every order line, restored.

`assemble` makes facts again from a recorded label, unsaved but complete, so that panel and warnings
of an old order are built by the same code as today's.
"""

import hashlib
import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Model, Prefetch, QuerySet

from catalogue.models import (
    Blend,
    Ingredient,
    IngredientAmount,
    LabelVersion,
    Product,
    SupplementFacts,
)
from catalogue.nutrition import plain_number

_FACTS = [
    field.name
    for field in SupplementFacts._meta.concrete_fields
    if field.name not in ("id", "product", "blocking")
]
_BLEND = ["name", "amount", "unit", "note", "position"]
_AMOUNT = ["label_name", "form", "amount", "unit", "compound_amount", "limit_amount", "position"]
# What the panel, the warnings and the sums need of an ingredient as it was then.
_INGREDIENT = [
    "key", "name", "slug", "kind", "latin_name", "plant_part", "unit", "daily_value",
    "daily_value_pregnant", "daily_value_children", "daily_value_infants", "label_order",
    "upper_limit", "upper_limit_pregnant", "upper_limit_unit", "upper_limit_scope",
    "upper_limit_source", "drowsiness", "pregnancy", "breastfeeding", "allergens",
    "allergens_checked", "origin", "gluten",
]  # fmt: skip
# What makes a product another product in the bottle; directions, warnings and notes do not.
FORMULA = ["dosage_form", "serving_size", "units_per_serving", "other_ingredients", "allergens"]


def facts_with_rows() -> QuerySet[SupplementFacts]:
    """Facts with all that a label is made of, in three queries."""
    return SupplementFacts.objects.select_related("product").prefetch_related(
        Prefetch("amounts", IngredientAmount.objects.select_related("ingredient", "blend")),
        "blends",
    )


def describe(facts: SupplementFacts) -> dict[str, Any]:
    """Everything on the label, as JSON. Reads amounts with ingredients and blends."""
    amounts = list(facts.amounts.all())
    ingredients = {amount.ingredient.key: amount.ingredient for amount in amounts}
    return {
        "facts": _read(facts, _FACTS),
        "blends": [_read(blend, _BLEND) for blend in facts.blends.all()],
        "amounts": [
            {
                "ingredient": amount.ingredient.key,
                "blend": amount.blend.name if amount.blend else None,
                **_read(amount, _AMOUNT),
            }
            for amount in amounts
        ],
        "ingredients": {key: _read(ingredients[key], _INGREDIENT) for key in sorted(ingredients)},
    }


def assemble(
    content: dict[str, Any], *, product: Product | None = None, name: str = ""
) -> SupplementFacts:
    """The facts of a recorded label. Not saved, and not to be saved; see restore_label."""
    ingredients = {key: _make(Ingredient, each) for key, each in content["ingredients"].items()}
    facts = _make(SupplementFacts, content["facts"])
    facts.product = product or Product(title=name)
    blends = {each["name"]: _make(Blend, each) for each in content["blends"]}
    amounts = []
    for each in content["amounts"]:
        amount = _make(IngredientAmount, {field: each[field] for field in _AMOUNT})
        amount.ingredient = ingredients[each["ingredient"]]
        amount.blend = blends.get(each["blend"])
        amounts.append(amount)
    return put_together(facts, amounts, blends.values())


def put_together(
    facts: SupplementFacts, amounts: Iterable[IngredientAmount], blends: Iterable[Blend]
) -> SupplementFacts:
    """Unsaved rows under unsaved facts, found where saved ones are: `amounts.all()`.

    They get made-up keys, told from stored ones by being negative, so that code may go by them.
    """
    rows, mixed = list(amounts), list(blends)
    ingredients = {id(row.ingredient): row.ingredient for row in rows}
    for each in ([facts], mixed, rows, list(ingredients.values())):
        for number, instance in enumerate(each, start=1):
            if instance.pk is None:
                instance.pk = -number
    for row, ingredient, blend in [(row, row.ingredient, row.blend) for row in rows]:
        row.ingredient, row.blend = ingredient, blend
    facts._prefetched_objects_cache = {  # type: ignore[attr-defined]
        "amounts": _rows(IngredientAmount, sorted(rows, key=lambda row: row.position)),
        "blends": _rows(Blend, sorted(mixed, key=lambda blend: blend.position)),
    }
    return facts


def record_label(facts: SupplementFacts, *, by: Any = None, reason: str = "") -> LabelVersion:
    """The version that says what the label says now: the newest one, or a new one."""
    content = describe(facts)
    newest = _newest([facts.product_id]).get(facts.product_id)
    if newest and newest.content == content:
        return newest
    with transaction.atomic():
        # Two callers with the same change wait for each other here, and the second finds it made.
        Product.objects.select_for_update().get(pk=facts.product_id)
        # What the caller has read may have been changed, and recorded, by somebody else since.
        content = describe(facts_with_rows().get(pk=facts.pk))
        newest = _newest([facts.product_id]).get(facts.product_id)
        if newest and newest.content == content:
            return newest
        version = _next_version(facts, newest, content, by=by, reason=reason)
        version.save()
        return version


@transaction.atomic
def record_labels(products: Iterable[int], *, by: Any = None, reason: str = "") -> int:
    """As record_label, for many products by their keys; how many versions are new. Six queries."""
    keys = sorted(products)
    # Held until the end; see record_label.
    list(Product.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))
    newest = _newest(keys)
    new = []
    for facts in facts_with_rows().filter(product__in=keys):
        content, known = describe(facts), newest.get(facts.product_id)
        if known and known.content == content:
            continue
        new.append(_next_version(facts, known, content, by=by, reason=reason))
    return len(LabelVersion.objects.bulk_create(new))


def record_labels_of(products: Iterable[Product]) -> dict[int, LabelVersion]:
    """Today's label of each product, by the product's key; a variant without facts has its
    parent's. Products without facts are left out. Four queries when nothing has changed."""
    owners = {product.pk: [product.pk, product.parent_id] for product in products}
    wanted = {pk for pair in owners.values() for pk in pair if pk}
    found = {facts.product_id: facts for facts in facts_with_rows().filter(product__in=wanted)}
    newest = _newest(found)
    labels: dict[int, LabelVersion] = {}
    for pk, pair in owners.items():
        facts = next((found[owner] for owner in pair if owner in found), None)
        if facts is None:
            continue
        known = newest.get(facts.product_id)
        current = known if known and known.content == describe(facts) else record_label(facts)
        newest[facts.product_id] = labels[pk] = current
    return labels


def describe_today(products: Iterable[Product]) -> dict[int, dict[str, Any]]:
    """As record_labels_of, but writes nothing: today's content by product."""
    owners = {product.pk: [product.pk, product.parent_id] for product in products}
    wanted = {pk for pair in owners.values() for pk in pair if pk}
    found = {facts.product_id: facts for facts in facts_with_rows().filter(product__in=wanted)}
    return {
        pk: describe(next(found[owner] for owner in pair if owner in found))
        for pk, pair in owners.items()
        if any(owner in found for owner in pair)
    }


def formula_digest(content: dict[str, Any]) -> str:
    """The same for two labels whose products hold the same."""
    formula = {
        "facts": {name: content["facts"][name] for name in FORMULA},
        "blends": [{**blend, "position": 0} for blend in content["blends"]],
        "amounts": sorted(
            [
                {name: row[name] for name in ("ingredient", "blend", "form", "amount", "unit")}
                for row in content["amounts"]
            ],
            key=lambda row: (row["ingredient"], row["form"]),
        ),
    }
    return hashlib.sha256(json.dumps(formula, sort_keys=True).encode()).hexdigest()


@transaction.atomic
def restore_label(version: LabelVersion, *, by: Any = None) -> SupplementFacts:
    """Put an old label back, as a new version.

    Raises Ingredient.DoesNotExist when one of its ingredients is gone, and ValueError when the
    product is.
    """
    if version.product is None:
        raise ValueError("The product of this label no longer exists.")
    Product.objects.select_for_update().get(pk=version.product.pk)
    content = version.content
    facts, _ = SupplementFacts.objects.update_or_create(
        product=version.product, defaults=content["facts"]
    )
    facts.amounts.all().delete()
    facts.blends.all().delete()
    blends = {each["name"]: Blend.objects.create(facts=facts, **each) for each in content["blends"]}
    for each in content["amounts"]:
        IngredientAmount.objects.create(
            facts=facts,
            ingredient=Ingredient.objects.get(key=each["ingredient"]),
            blend=blends.get(each["blend"]),
            **{name: each[name] for name in _AMOUNT},
        )
    record_label(
        facts_with_rows().get(pk=facts.pk), by=by, reason=f"Version {version.number} restored"
    )
    return facts


def _newest(products: Iterable[int]) -> dict[int, LabelVersion]:
    versions = LabelVersion.objects.filter(product__in=list(products)).order_by("number")
    return {version.product_id: version for version in versions if version.product_id}


def _next_version(
    facts: SupplementFacts,
    newest: LabelVersion | None,
    content: dict[str, Any],
    *,
    by: Any,
    reason: str,
) -> LabelVersion:
    """Unsaved. Commands and tasks have nobody to name as its author."""
    return LabelVersion(
        product_id=facts.product_id,
        number=newest.number + 1 if newest else 1,
        content=content,
        digest=formula_digest(content),
        created_by=by if by is not None and by.pk else None,
        reason=reason,
    )


def _read(instance: Model, fields: list[str]) -> dict[str, Any]:
    return {name: _plain(getattr(instance, name)) for name in fields}


def _plain(value: Any) -> Any:
    """Decimals as text without trailing zeros, so that 14 and 14.0000 are the same label."""
    return plain_number(value) if isinstance(value, Decimal) else value


def _make(model: Any, values: dict[str, Any]) -> Any:
    """An instance with each text turned into what its field holds; unknown names are dropped."""
    fields = {field.name: field for field in model._meta.concrete_fields}
    return model(
        **{name: fields[name].to_python(value) for name, value in values.items() if name in fields}
    )


def _rows(model: Any, instances: list[Any]) -> QuerySet:
    rows = model.objects.all()
    rows._result_cache = instances
    return rows
