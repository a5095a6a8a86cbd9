"""The frame of the pages that the article admin adds to the lists and forms."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse


class AdminPages:
    """Below every mixin of ArticleAdmin that shows a page of its own."""

    admin_site: Any
    opts: Any

    def show_page(
        self, request: HttpRequest, name: str, title: str, context: dict[str, Any]
    ) -> HttpResponse:
        """admin/articles/<name>.html with this context and what the admin puts round it."""
        page = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": title,
            "list_address": reverse("admin:content_article_changelist"),
            **context,
        }
        return TemplateResponse(request, f"admin/articles/{name}.html", page)
