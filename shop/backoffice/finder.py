"""The search of the admin: a few rows of the models that people look for, each by set fields."""

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from unfold.dataclasses import SearchResult

MODELS = {
    "catalogue.product": "medication",
    "order.order": "receipt_long",
    "users.user": "group",
    "catalogue.category": "category",
    "catalogue.ingredient": "science",
    "content.article": "article",
    "pages.page": "description",
    "pages.contactmessage": "mail",
}
MOST_PER_MODEL = 6
LONGEST_TERM = 100


def find(request: HttpRequest, term: str) -> list[SearchResult]:
    """Rows that the asking person may open. Unfold's own search would load every match."""
    found: list[SearchResult] = []
    for label, icon in MODELS.items():
        model_admin = admin.site._registry.get(apps.get_model(label))
        if model_admin is not None and model_admin.has_view_or_change_permission(request):
            found += _rows(request, model_admin, term[:LONGEST_TERM], icon)
    return found


def _rows(request: HttpRequest, model_admin: Any, term: str, icon: str) -> list[SearchResult]:
    options = model_admin.model._meta
    everything = model_admin.get_queryset(request)
    matches, may_repeat = model_admin.get_search_results(request, everything, term)
    rows = matches.distinct() if may_repeat else matches
    return [
        SearchResult(
            title=str(row),
            description=options.verbose_name.capitalize(),
            link=reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[row.pk]),
            icon=icon,
        )
        for row in rows[:MOST_PER_MODEL]
    ]
