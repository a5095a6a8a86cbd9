"""What an article said, and what happened to it. To look at only."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from unfold.admin import ModelAdmin, TabularInline
from unfold.decorators import display

from content.models import Revision
from shop.read_only import ReadOnly
from shop.templatetags.rich_text import rich_text


class RevisionInline(ReadOnly, TabularInline):
    model = Revision
    tab = True
    extra = 0
    per_page = 10
    hide_title = True
    fields = ("text", "by", "at", "note", "words", "is_shown", "changes")
    readonly_fields = fields

    @display(description="title")
    def text(self, revision: Revision) -> str:
        address = reverse("admin:content_revision_change", args=[revision.pk])
        return format_html('<a href="{}">{}</a>', address, revision.title)

    @display(description="shown to readers", boolean=True)
    def is_shown(self, revision: Revision) -> bool:
        return revision.article.is_published and revision.pk == revision.article.live_id

    @display(description="what changed")
    def changes(self, revision: Revision) -> str:
        """Against the text before it."""
        address = reverse("admin:content_article_compare", args=[revision.article_id])
        return format_html('<a href="{}?new={}">Compare</a>', address, revision.pk)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Revision]:
        return super().get_queryset(request).select_related("by").defer("body")


@admin.register(Revision)
class RevisionAdmin(ReadOnly, ModelAdmin):
    """A single revision to look at; its list is on the article's page."""

    fields = (
        "article",
        "title",
        "summary",
        "points",
        "text",
        "meta_description",
        "note",
        "by",
        "at",
    )
    readonly_fields = fields

    def points(self, revision: Revision) -> str:
        return format_html_join("", "<p>{}</p>", ((point,) for point in revision.key_points))

    def text(self, revision: Revision) -> str:
        return rich_text(revision.body)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return False
