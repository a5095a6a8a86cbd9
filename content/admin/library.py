"""What articles share: topics, people, sources, pictures."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.contrib import admin
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin

from catalogue.pictures import thumbnail_url
from content.models import Article, Person, Picture, Revision, Source, Topic
from shop.claims.forms import HeldToClaims
from shop.users.models import User


class ShowsItsArticles:
    """Lists the articles that use a row beside it. One of them may be an older version only."""

    def articles_with(self, row: Any) -> QuerySet[Article]:
        raise NotImplementedError

    @admin.display(description="articles")
    def used_in(self, row: Model) -> SafeString | str:
        if not row.pk:
            return "–"
        links = _links(self.articles_with(row))
        return format_html_join("", "<div>{}</div>", ((link,) for link in links)) or "None yet"


class KeepsWhatIsUsed(ShowsItsArticles):
    """Names what stands against deleting, as Django does for foreign keys."""

    def get_deleted_objects(
        self, objs: Iterable[Any], request: HttpRequest
    ) -> tuple[Any, Any, Any, Any]:
        found = super().get_deleted_objects(objs, request)  # type: ignore[misc]
        rows, counts, missing_rights, protected = found
        used = [link for row in objs for link in _links(self.articles_with(row))]
        return rows, counts, missing_rights, [*protected, *used]


def _links(articles: Iterable[Article]) -> list[SafeString]:
    return [
        format_html(
            '<a class="text-link" href="{}">{}</a>',
            reverse("admin:content_article_change", args=[article.pk]),
            article.draft.title if article.draft else article.slug,
        )
        for article in articles
    ]


def _articles_of(revisions: QuerySet[Revision]) -> QuerySet[Article]:
    keys = revisions.values("article")
    return Article.objects.filter(pk__in=keys).select_related("draft").defer("draft__body")


class TopicForm(HeldToClaims, forms.ModelForm):
    claiming = {"name": "name", "introduction": "intro"}


@admin.register(Topic)
class TopicAdmin(ModelAdmin):
    form = TopicForm
    list_display = ("name", "slug", "order")
    list_editable = ("order",)
    search_fields = ("name",)
    prepopulated_fields = {"slug": ("name",)}


class PersonForm(HeldToClaims, forms.ModelForm):
    claiming = {"about": "bio"}


@admin.register(Person)
class PersonAdmin(ShowsItsArticles, ModelAdmin):
    form = PersonForm
    list_display = ("name", "credentials", "role")
    list_filter = ("role",)
    search_fields = ("name", "credentials")
    prepopulated_fields = {"slug": ("name",)}
    readonly_fields = ("used_in",)

    def articles_with(self, row: Person) -> QuerySet[Article]:
        return _articles_of(Revision.objects.filter(Q(author=row) | Q(reviewer=row)))


@admin.register(Picture)
class PictureAdmin(KeepsWhatIsUsed, ModelAdmin):
    list_display = ("preview", "alt", "caption", "at", "by")
    list_display_links = ("preview", "alt")
    list_select_related = ("by",)
    search_fields = ("alt", "caption")
    fields = ("preview", "file", "alt", "caption", "focus", "used_in")
    readonly_fields = ("preview", "used_in")

    @admin.display(description="")
    def preview(self, picture: Picture) -> SafeString | str:
        if not picture.pk:
            return ""
        source = thumbnail_url(picture.file)
        return format_html('<img class="picture-preview wide" src="{}" alt="">', source)

    def articles_with(self, row: Picture) -> QuerySet[Article]:
        return _articles_of(Revision.objects.showing(row))

    def save_model(self, request: HttpRequest, picture: Picture, form: Any, change: bool) -> None:
        if not change:
            picture.by = cast(User, request.user)
        super().save_model(request, picture, form, change)


@admin.register(Source)
class SourceAdmin(KeepsWhatIsUsed, ModelAdmin):
    list_display = ("key", "title", "year", "study_type", "retracted_on")
    list_filter = ("retracted_on", "study_type", "year")
    search_fields = ("key", "title", "authors", "journal", "doi", "pmid")
    search_help_text = "Key, title, authors, journal, DOI, PMID"
    readonly_fields = ("used_in",)
    fieldsets = (
        (None, {"fields": (("key", "year"), "authors", "title", "study_type")}),
        ("Where", {"fields": (("journal", "volume_pages"), ("doi", "pmid"), "url")}),
        ("What it found", {"fields": ("finding",)}),
        ("Retraction", {"fields": ("retracted_on", "retraction_note")}),
        ("Cited in", {"fields": ("used_in",)}),
    )

    def articles_with(self, row: Source) -> QuerySet[Article]:
        return _articles_of(row.revisions.all())
