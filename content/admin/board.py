"""/admin/content/article/board/: everything that waits, a list each."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from content.queues import QUEUES

from .pages import AdminPages

ROWS = 8


class Board(AdminPages):
    """Mix into the ModelAdmin of Article, before it."""

    def get_custom_urls(self) -> Any:
        return (
            ("board/", "content_article_board", self.board_view),
            *super().get_custom_urls(),  # type: ignore[misc]
        )

    def board_view(self, request: HttpRequest, **_: Any) -> HttpResponse:
        """Each list one query, one row more than it shows."""
        if not self.has_view_or_change_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        changelist = reverse("admin:content_article_changelist")
        lists = []
        for queue in QUEUES:
            found = queue.articles().select_related("draft", "draft__by", "author")
            rows = list(found.defer("draft__body")[: ROWS + 1])
            lists.append(
                {
                    "queue": queue,
                    "articles": rows[:ROWS],
                    "has_more": len(rows) > ROWS,
                    "address": f"{changelist}?queue={queue.key}",
                }
            )
        return self.show_page(request, "board", "What waits", {"lists": lists})
