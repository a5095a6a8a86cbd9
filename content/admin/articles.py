"""The article form. Saving writes a draft; what readers see changes by content.workflow only."""

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from unfold.admin import ModelAdmin
from unfold.decorators import action, display

from content.body import cited_keys
from content.claims import refresh_waiting
from content.editing import forget_unsaved, unsaved_text
from content.forms import ArticleForm
from content.models import Article, Revision
from content.revisions import text_of, write_revision
from content.suggestions import suggest_products
from shop.rich_text_editor import RichTextAdmin
from shop.users.models import User

from .attachments import AttachingSuggestions, AttachmentInline
from .board import Board
from .editing import EditingDesk
from .files import FilePages
from .lists import QueueFilter, make_paginator
from .publishing import PublishingPages
from .revisions import RevisionInline


@admin.register(Article)
class ArticleAdmin(
    Board, PublishingPages, FilePages, EditingDesk, AttachingSuggestions, RichTextAdmin, ModelAdmin
):
    form = ArticleForm
    change_form_template = "admin/articles/form.html"
    inlines = (AttachmentInline, RevisionInline)
    actions_list = ("to_board", "to_import")
    actions = ("export_markdown",)
    actions_detail = (
        "to_preview",
        "to_publishing",
        # Together behind one button: they would leave no room for the title at 1280 px.
        {"title": "More", "items": ["to_changes", "to_import_into", "to_export"]},
    )
    actions_submit_line = ("go_on_to_publishing",)
    list_display = ("title", "topic", "state", "published_at", "updated_at", "author", "review_due")
    list_filter = (QueueFilter, "topic", "author")
    list_select_related = ("topic", "author", "live", "draft")
    # The newest words first.
    ordering = ("-draft",)
    search_fields = ("draft__title", "draft__summary", "slug", "series")
    search_help_text = "Title, summary, address, series"
    date_hierarchy = None
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    autocomplete_fields = ("author", "reviewer", "hero")
    warn_unsaved_form = True
    fieldsets = (
        (None, {"fields": ("base", "title", "summary", "key_points", "body", "note")}),
        ("Place", {"fields": (("topic", "slug"), ("series", "series_order"))}),
        ("People", {"fields": (("author", "reviewer"), "reviewed_on")}),
        ("Picture", {"fields": ("hero",)}),
        ("Sources", {"fields": ("sources",)}),
        ("Honesty", {"fields": ("limits", "conflict_of_interest")}),
        ("Search engines", {"fields": ("meta_description",)}),
        ("Freshness", {"fields": ("review_due",)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return super().get_queryset(request).defer("live__body", "draft__body")

    @display(description="title", ordering="draft__title")
    def title(self, article: Article) -> str:
        return article.draft.title if article.draft else article.slug

    @display(
        description="state",
        label={
            "public": "success",
            "public, newer draft": "success",
            "scheduled": "info",
            "in review": "info",
            "approved": "info",
            "draft": "warning",
            "sent back": "warning",
            "withdrawn": "danger",
        },
    )
    def state(self, article: Article) -> str:
        return article.state

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, Any, Any]:
        """Revisions go with their article; on their own nobody deletes them."""
        rows, counts, missing_rights, protected = super().get_deleted_objects(objs, request)
        return rows, counts, set(missing_rights) - {Revision._meta.verbose_name}, protected

    def view_on_site(self, article: Article) -> str:
        if article.is_published:
            return article.get_absolute_url()
        return reverse("admin:content_article_preview", args=[article.pk])

    def get_paginator(
        self, request: HttpRequest, queryset: QuerySet, per_page: int, *args: Any, **kwargs: Any
    ) -> Any:
        return make_paginator(request, queryset, per_page)

    def get_form(
        self, request: HttpRequest, obj: Article | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """With the words that were never saved as first values, when that is asked for."""
        form = super().get_form(request, obj, change, **kwargs)
        if "sources" in form.base_fields:
            relation = Revision._meta.get_field("sources")
            form.base_fields["sources"].widget = AutocompleteSelectMultiple(
                relation, self.admin_site
            )
        form.unsaved = {}
        if request.GET.get("unsaved"):
            kept = unsaved_text(obj, cast(User, request.user))
            form.unsaved = {**kept.fields, "base": kept.base} if kept else {}
        return form

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        article = kwargs.get("obj")
        context |= self.editing_context(request, article)
        if article and request.user.has_perm("content.add_attachment"):
            context["suggestions"] = suggest_products(article)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(
        self, request: HttpRequest, article: Article, form: ArticleForm, change: bool
    ) -> None:
        """A draft. Of a stored article only what readers do not see is written to its own row."""
        if change:
            article.save(update_fields=["slug", "review_due"])
        else:
            # Its text keeps them; the part is taken when readers see it.
            article.series, article.series_order = "", None
            article.save()
        text = form.text()
        if article.draft is None or text_of(article.draft) != text.as_stored():
            write_revision(
                article=article,
                text=text,
                by=cast(User, request.user),
                note=form.cleaned_data["note"],
            )

    def save_related(
        self, request: HttpRequest, form: ArticleForm, formsets: Any, change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        article = form.instance
        if article.live and refresh_waiting(article):
            words = "Its products are not shown with it: passages of the text need a sign-off."
            messages.warning(request, f"{words} See Publishing.")
        forget_unsaved(article if change else None, cast(User, request.user))
        known = set(article.draft.sources.values_list("key", flat=True))
        missing = sorted(cited_keys(article.draft.body) - known)
        if missing:
            words = f"Cited, but not among the sources, so left out: {', '.join(missing)}"
            messages.warning(request, words)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        response = super().response_change(request, obj)
        if "content_article_go_on_to_publishing" in request.POST:
            return redirect("admin:content_article_publishing", obj.pk)
        if obj.is_published and obj.has_changes:
            messages.info(request, "It is a draft. Readers keep what they see until you publish.")
        return response

    @action(description="Save and go on to publishing")
    def go_on_to_publishing(self, request: HttpRequest, article: Article) -> None:
        """A button beside Save; response_change sees that it was pressed."""

    @action(description="What waits", url_path="what-waits")
    def to_board(self, request: HttpRequest) -> HttpResponse:
        return redirect("admin:content_article_board")

    @action(description="Preview", url_path="to-preview")
    def to_preview(self, request: HttpRequest, object_id: int) -> HttpResponse:
        return redirect("admin:content_article_preview", object_id)

    @action(description="Publishing", url_path="to-publishing")
    def to_publishing(self, request: HttpRequest, object_id: int) -> HttpResponse:
        return redirect("admin:content_article_publishing", object_id)

    @action(description="What changed", url_path="to-changes")
    def to_changes(self, request: HttpRequest, object_id: int) -> HttpResponse:
        return redirect("admin:content_article_compare", object_id)
