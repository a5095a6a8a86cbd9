"""The article list: what it filters by, and how it counts."""

from typing import Any, cast

from django.contrib.admin import SimpleListFilter
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property

from content.queues import QUEUES, QUEUES_BY_KEY

PAGES_AHEAD = 10


class QueueFilter(SimpleListFilter):
    title = "what waits"
    parameter_name = "queue"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("public", "Public"), *((queue.key, queue.title) for queue in QUEUES)]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        key = self.value()
        if key == "public":
            return queryset.published()  # type: ignore[attr-defined]
        if key in QUEUES_BY_KEY:
            return queryset.filter(pk__in=QUEUES_BY_KEY[key].articles().values("pk"))
        return queryset


class NearPaginator(Paginator):
    """Counts only as far as the links to the next pages reach, whatever the table holds."""

    page_asked = 1

    @cached_property
    def count(self) -> int:
        reach = (self.page_asked + PAGES_AHEAD) * self.per_page
        return cast(QuerySet, self.object_list).order_by()[:reach].count()


def make_paginator(request: HttpRequest, rows: QuerySet, per_page: int, **options: Any) -> Any:
    paginator = NearPaginator(rows, per_page, **options)
    asked = request.GET.get("p", "1")
    paginator.page_asked = min(int(asked), 10**6) if asked.isdecimal() and len(asked) < 8 else 1
    return paginator
