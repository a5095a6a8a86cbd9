"""Articles, topics and people in the admin."""

from typing import Any, cast

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from unfold.admin import ModelAdmin, StackedInline, TabularInline
from unfold.decorators import display

from content.body import cited_keys
from content.forms import ArticleForm
from content.models import Article, Attachment, Person, Picture, Revision, Source, Topic
from content.revisions import show_draft, text_of, write_revision
from shop.rich_text_editor import RichTextAdmin
from shop.templatetags.rich_text import rich_text
from shop.users.models import User


class SourceInline(StackedInline):
    model = Source
    extra = 0
    tab = True
    collapsible = True
    fields = (
        ("key", "year", "study_type"),
        "authors",
        "title",
        ("journal", "volume_pages"),
        ("doi", "pmid", "url"),
        "finding",
    )


class AttachmentInline(TabularInline):
    """The products of an article."""

    model = Attachment
    extra = 0
    tab = True
    hide_title = True
    verbose_name = "product"
    verbose_name_plural = "products"
    autocomplete_fields = ("product",)
    fields = ("product", "note", "position")
    ordering = ("position",)
    ordering_field = "position"
    hide_ordering_field = True


class ProductAttachmentInline(TabularInline):
    """The articles of a product, for the product's own form."""

    model = Attachment
    extra = 0
    tab = True
    hide_title = True
    verbose_name = "article"
    verbose_name_plural = "articles"
    autocomplete_fields = ("article",)
    fields = ("article", "note", "position_on_product")
    ordering = ("position_on_product",)
    ordering_field = "position_on_product"
    hide_ordering_field = True


class NobodyWrites:
    """For what is shown only."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class RevisionInline(NobodyWrites, TabularInline):
    model = Revision
    tab = True
    extra = 0
    per_page = 10
    hide_title = True
    fields = ("text", "by", "at", "note", "words", "is_shown")
    readonly_fields = fields

    @display(description="title")
    def text(self, revision: Revision) -> str:
        address = reverse("admin:content_revision_change", args=[revision.pk])
        return format_html('<a href="{}">{}</a>', address, revision.title)

    @display(description="shown to readers", boolean=True)
    def is_shown(self, revision: Revision) -> bool:
        return revision.article.is_published and revision.pk == revision.article.live_id

    def get_queryset(self, request: HttpRequest) -> QuerySet[Revision]:
        return super().get_queryset(request).select_related("by").defer("body")


@admin.register(Article)
class ArticleAdmin(RichTextAdmin, ModelAdmin):
    form = ArticleForm
    inlines = (SourceInline, AttachmentInline, RevisionInline)
    list_display = ("title", "topic", "state", "published_at", "updated_at", "author", "review_due")
    list_filter = ("is_public", "topic", "author", "review_due")
    list_select_related = ("topic", "author", "live", "draft")
    search_fields = ("draft__title", "draft__summary", "slug", "series")
    search_help_text = "Title, summary, address, series"
    date_hierarchy = None
    show_full_result_count = False
    list_per_page = 50
    autocomplete_fields = ("author", "reviewer")
    warn_unsaved_form = True
    fieldsets = (
        (None, {"fields": ("title", "summary", "key_points", "body", "note")}),
        ("Shown to readers", {"fields": ("is_public", "published_at")}),
        ("Place", {"fields": (("topic", "slug"), ("series", "series_order"))}),
        ("People", {"fields": (("author", "reviewer"), ("reviewed_on", "review_due"))}),
        ("Picture", {"fields": ("hero", "hero_alt")}),
        ("Honesty", {"fields": ("limits", "conflict_of_interest")}),
        ("Search engines", {"fields": ("meta_description",)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return super().get_queryset(request).defer("live__body", "draft__body")

    @display(description="title", ordering="draft__title")
    def title(self, article: Article) -> str:
        return article.draft.title if article.draft else article.slug

    @display(
        description="state",
        label={"public": "success", "scheduled": "info", "draft": "warning", "withdrawn": "danger"},
    )
    def state(self, article: Article) -> str:
        if not article.is_public:
            return "withdrawn" if article.live_id else "draft"
        return "public" if article.is_published else "scheduled"

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, Any, Any]:
        """Revisions go with their article; on their own nobody deletes them."""
        rows, counts, missing_rights, protected = super().get_deleted_objects(objs, request)
        return rows, counts, set(missing_rights) - {Revision._meta.verbose_name}, protected

    def view_on_site(self, article: Article) -> str:
        return article.get_absolute_url() if article.is_published else article.get_preview_url()

    def save_model(
        self, request: HttpRequest, article: Article, form: ArticleForm, change: bool
    ) -> None:
        super().save_model(request, article, form, change)
        text = form.text().as_stored()
        if article.draft is None or text_of(article.draft) != text:
            write_revision(
                article=article,
                text=text,
                by=cast(User, request.user),
                note=form.cleaned_data["note"],
            )
        elif article.is_public:
            show_draft(article)

    def save_related(
        self, request: HttpRequest, form: ArticleForm, formsets: Any, change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        article = form.instance
        known = set(article.sources.values_list("key", flat=True))
        missing = sorted(cited_keys(article.draft.body) - known)
        if missing:
            words = f"Cited, but not among the sources, so left out: {', '.join(missing)}"
            messages.warning(request, words)


@admin.register(Revision)
class RevisionAdmin(NobodyWrites, ModelAdmin):
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


@admin.register(Topic)
class TopicAdmin(ModelAdmin):
    list_display = ("name", "slug", "order")
    list_editable = ("order",)
    search_fields = ("name",)
    prepopulated_fields = {"slug": ("name",)}


@admin.register(Person)
class PersonAdmin(ModelAdmin):
    list_display = ("name", "credentials", "role")
    list_filter = ("role",)
    search_fields = ("name", "credentials")
    prepopulated_fields = {"slug": ("name",)}


@admin.register(Picture)
class PictureAdmin(ModelAdmin):
    list_display = ("alt", "caption", "at", "by")
    list_select_related = ("by",)
    search_fields = ("alt", "caption")
    fields = ("file", "alt", "caption")

    def save_model(self, request: HttpRequest, picture: Picture, form: Any, change: bool) -> None:
        if not change:
            picture.by = cast(User, request.user)
        super().save_model(request, picture, form, change)
