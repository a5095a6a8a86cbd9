"""For admin pages that show what nobody writes there."""

from typing import Any

from django.http import HttpRequest


class ReadOnly:
    """Mix into a ModelAdmin or inline, before it: to be looked at, by nobody to be written.

    Denies superusers as well, so a forged POST is a 403 before any form is made.
    """

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
