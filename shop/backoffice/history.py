"""Who changed what, and when."""

from html import unescape
from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.html import strip_tags
from simple_history.admin import SimpleHistoryAdmin
from simple_history.template_utils import HistoricalRecordContextHelper

MOST_CHARACTERS = 400
FORMATTING_ONLY = "only its formatting"


class ReadableChanges(HistoricalRecordContextHelper):
    """What changed, in words: fields as their form names them, texts without HTML, yes and no."""

    form: type[ModelForm] = ModelForm

    def _name(self, field: str, otherwise: str) -> str:
        declared = self.form.declared_fields.get(field)
        named = (self.form._meta.labels or {}).get(field)
        return str(named or (declared and declared.label) or otherwise)

    def context_for_delta_changes(self, delta: Any) -> list[dict[str, Any]]:
        """As templates/admin/facts/changes.html wants them."""
        found = []
        for raw, change in zip(
            delta.changes, super().context_for_delta_changes(delta), strict=True
        ):
            before, after = change["old"], change["new"]
            if before == after:
                if "<" not in str(raw.old):
                    # Line ends, or nothing and an empty text: no change to a reader.
                    continue
                before, after = "", FORMATTING_ONLY
            what = self._name(raw.field, change["field"])
            found.append({"what": what, "before": before, "after": after})
        # The library compares sets of names, so their order would differ from page to page.
        return sorted(found, key=lambda change: str(change["what"]))

    def prepare_delta_change_value(self, change: Any, value: Any) -> Any:
        value = super().prepare_delta_change_value(change, value)
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, str):
            return " ".join(unescape(strip_tags(value)).split())
        return "" if value is None else value


class WithHistory(SimpleHistoryAdmin):
    """Mix into a ModelAdmin, before it. `can_restore`: may an old version be saved again?"""

    can_restore = True
    object_history_list_template = "admin/history/list.html"
    object_history_form_template = "admin/history/version.html"

    def get_historical_record_context_helper(
        self, request: HttpRequest, historical_record: Any
    ) -> ReadableChanges:
        helper = ReadableChanges(
            self.model, historical_record, max_displayed_delta_change_chars=MOST_CHARACTERS
        )
        helper.form = self.form
        return helper

    def revert_disabled(self, request: HttpRequest, obj: Any = None) -> bool:
        return not self.can_restore or super().revert_disabled(request, obj)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        _refuse_odd(object_id)
        return super().history_view(request, object_id, extra_context)

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: Any = None
    ) -> HttpResponse:
        _refuse_odd(object_id)
        _refuse_odd(version_id)
        if request.method == "POST" and not self.can_restore:
            raise PermissionDenied
        context = {"changes": self._changes_since(request, object_id, version_id)}
        return super().history_form_view(
            request, object_id, version_id, {**context, **(extra_context or {})}
        )

    def _changes_since(self, request: HttpRequest, key: str, version_id: str) -> list[Any]:
        """From what is there now to that version; the library answers for unknown keys."""
        entries = self.model.history.filter(**{self.model._meta.pk.attname: key})  # type: ignore[attr-defined]
        version, newest = entries.filter(pk=version_id).first(), entries.first()
        if version is None or version == newest:
            return []
        delta = version.diff_against(newest, foreign_keys_are_objs=True)
        helper = self.get_historical_record_context_helper(request, version)
        return helper.context_for_delta_changes(delta)


def _refuse_odd(key: str) -> None:
    """The library looks keys up as they come, and fails on those that are no number."""
    if not key.isdecimal() or len(key) > 18:
        raise Http404
