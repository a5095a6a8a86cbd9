"""The versions of a product's label: who changed what, and when; and an old one put back."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from catalogue.facts_saved import facts_saved
from catalogue.label_changes import Change, compare
from catalogue.labels import facts_with_rows, restore_label
from catalogue.models import Ingredient, LabelVersion, SupplementFacts
from catalogue.publishing import list_blocking

MOST_VERSIONS = 50


class CannotRestore(Exception):
    """Says why, for the person who asked."""


@dataclass(frozen=True)
class Entry:
    """One version with what it changed; `changes` is empty for the first."""

    version: LabelVersion
    changes: list[Change]
    is_first: bool
    is_current: bool


def list_entries(facts: SupplementFacts) -> list[Entry]:
    """The newest first, at most MOST_VERSIONS. One query."""
    versions = list(
        LabelVersion.objects.filter(product=facts.product_id)
        .select_related("created_by")
        .order_by("-number")[: MOST_VERSIONS + 1]
    )
    older = [*versions[1:], None]
    entries = [
        Entry(
            version,
            compare(before.content, version.content) if before else [],
            is_first=before is None,
            is_current=version is versions[0],
        )
        for version, before in zip(versions, older, strict=True)
    ]
    return entries[:MOST_VERSIONS]


def restore(version: LabelVersion, *, by: Any) -> SupplementFacts:
    """Put this version back, as a new one. Raises CannotRestore, and then changes nothing."""
    gone = _missing_ingredients(version)
    if gone:
        raise CannotRestore(
            f"Version {version.number} cannot be restored: {', '.join(gone)} is no longer among"
            " the ingredients. Add it again with the same key, or enter the facts by hand."
        )
    try:
        with transaction.atomic():
            was_complete = not _problems_of(version.product_id)
            facts = restore_label(version, by=by)
            if facts.product.is_public and was_complete:
                _refuse_incomplete(facts)
    except Ingredient.DoesNotExist:
        raise CannotRestore("One of its ingredients was deleted just now.") from None
    except ValueError as error:
        raise CannotRestore(str(error)) from None
    facts_saved(facts, by=by, reason=f"Version {version.number} restored")
    return facts


def _refuse_incomplete(facts: SupplementFacts) -> None:
    """A label that was incomplete before may be replaced by another one: see facts_checks."""
    if found := _problems_of(facts.product_id):
        raise CannotRestore(
            f"The product is visible, and this label may not be shown. {' '.join(found)}"
            " Hide the product first."
        )


def _problems_of(product_id: int | None) -> list[str]:
    stored = facts_with_rows().filter(product=product_id).first()
    return [each.message for each in list_blocking(stored)]


def _missing_ingredients(version: LabelVersion) -> list[str]:
    wanted = version.content["ingredients"]
    known = set(Ingredient.objects.filter(key__in=wanted).values_list("key", flat=True))
    return [wanted[key]["name"] for key in wanted if key not in known]
