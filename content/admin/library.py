"""What articles share: topics, people, sources, pictures."""

from typing import Any, cast

from django.contrib import admin
from django.http import HttpRequest
from unfold.admin import ModelAdmin

from content.models import Person, Picture, Source, Topic
from shop.users.models import User


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
    fields = ("file", "alt", "caption", "focus")

    def save_model(self, request: HttpRequest, picture: Picture, form: Any, change: bool) -> None:
        if not change:
            picture.by = cast(User, request.user)
        super().save_model(request, picture, form, change)


@admin.register(Source)
class SourceAdmin(ModelAdmin):
    list_display = ("key", "title", "year", "study_type", "retracted_on")
    list_filter = ("retracted_on", "study_type", "year")
    search_fields = ("key", "title", "authors", "journal", "doi", "pmid")
    search_help_text = "Key, title, authors, journal, DOI, PMID"
    fieldsets = (
        (None, {"fields": (("key", "year", "study_type"), "authors", "title")}),
        ("Where", {"fields": (("journal", "volume_pages"), ("doi", "pmid"), "url")}),
        ("What it found", {"fields": ("finding",)}),
        ("Retraction", {"fields": ("retracted_on", "retraction_note")}),
    )
