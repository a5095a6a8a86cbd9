"""Who changed what, and when."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from simple_history.admin import SimpleHistoryAdmin


class WithHistory(SimpleHistoryAdmin):
    """Mix into a ModelAdmin, before it. `can_restore`: may an old version be saved again?"""

    can_restore = True

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
        return super().history_form_view(request, object_id, version_id, extra_context)


def _refuse_odd(key: str) -> None:
    """The library looks keys up as they come, and fails on those that are no number."""
    if not key.isdecimal() or len(key) > 18:
        raise Http404
