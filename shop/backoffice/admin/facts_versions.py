"""The pages of a label's versions: the list, one of them, and putting it back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from catalogue.label_changes import compare
from catalogue.labels import assemble, describe, facts_with_rows
from catalogue.models import LabelVersion, SupplementFacts
from shop.backoffice.facts_history import CannotRestore, list_entries, restore
from shop.backoffice.facts_preview import describe_facts


class FactsVersions:
    """Mix into the ModelAdmin of SupplementFacts, before it."""

    admin_site: Any
    opts: Any

    def get_custom_urls(self) -> Any:
        name = "catalogue_supplementfacts"
        return (
            ("<int:facts_id>/label/<int:number>/", f"{name}_version", self.version_view),
            ("<int:facts_id>/label/<int:number>/restore/", f"{name}_restore", self.restore_view),
        )

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        if not object_id.isdecimal():
            raise Http404
        facts = self._find(request, int(object_id))
        context = {"entries": list_entries(facts), "title": f"History: {facts.product}"}
        return self._page(request, "admin/facts/history.html", facts, context)

    def version_view(
        self, request: HttpRequest, facts_id: int, number: int, **_: Any
    ) -> HttpResponse:
        facts = self._find(request, facts_id)
        version = get_object_or_404(LabelVersion, product=facts.product_id, number=number)
        context = {
            "version": version,
            "preview": describe_facts(assemble(version.content, product=facts.product)),
            # From what is there now to what a restore would make of it.
            "changes": compare(describe(facts), version.content),
            "may_restore": self.has_change_permission(request, facts),  # type: ignore[attr-defined]
            "title": f"Version {number} of the label of {facts.product}",
        }
        return self._page(request, "admin/facts/version.html", facts, context)

    @method_decorator(require_POST)
    def restore_view(
        self, request: HttpRequest, facts_id: int, number: int, **_: Any
    ) -> HttpResponse:
        facts = self._find(request, facts_id)
        if not self.has_change_permission(request, facts):  # type: ignore[attr-defined]
            raise PermissionDenied
        version = get_object_or_404(LabelVersion, product=facts.product_id, number=number)
        try:
            restore(version, by=request.user)
        except CannotRestore as error:
            messages.error(request, str(error))
            return redirect("admin:catalogue_supplementfacts_version", facts_id, number)
        messages.success(request, f"Version {number} is restored, as a new version.")
        return redirect("admin:catalogue_supplementfacts_history", facts_id)

    def _find(self, request: HttpRequest, facts_id: int) -> SupplementFacts:
        """Raises Http404, and PermissionDenied for who may not look at these facts."""
        if facts_id >= 10**16:
            raise Http404
        facts = get_object_or_404(facts_with_rows(), pk=facts_id)
        if not self.has_view_or_change_permission(request, facts):  # type: ignore[attr-defined]
            raise PermissionDenied
        return facts

    def _page(
        self, request: HttpRequest, template: str, facts: SupplementFacts, context: dict[str, Any]
    ) -> HttpResponse:
        shared = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "facts": facts,
            "form_address": reverse("admin:catalogue_supplementfacts_change", args=[facts.pk]),
        }
        return TemplateResponse(request, template, {**shared, **context})
