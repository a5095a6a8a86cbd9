"""The Supplement Facts form as a browser posts it."""

from typing import Any

from django.test import Client
from django.urls import reverse

from catalogue.models import SupplementFacts

from .product_page import read_form

ADD_FACTS = "/admin/catalogue/supplementfacts/add/"
PREVIEW = "/admin/catalogue/supplementfacts/preview/"


def facts_page(facts: SupplementFacts) -> str:
    return reverse("admin:catalogue_supplementfacts_change", args=[facts.pk])


def new_facts(boss: Client, product: Any, **changes: Any) -> dict[str, Any]:
    return read_form(boss, f"{ADD_FACTS}?product={product.pk}") | {
        "product": str(product.pk),
        "dosage_form": "capsule",
        "serving_size": "3 capsules",
        "servings_per_container": "30",
        **changes,
    }


def rows(prefix: str, *filled: dict[str, Any], initial: int = 0) -> dict[str, Any]:
    """Formset data: one dict a row."""
    data: dict[str, Any] = {
        f"{prefix}-TOTAL_FORMS": str(len(filled)),
        f"{prefix}-INITIAL_FORMS": str(initial),
    }
    for number, row in enumerate(filled):
        data |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return data
