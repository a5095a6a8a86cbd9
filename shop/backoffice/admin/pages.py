"""The home page's sections, about us, policies."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from unfold.admin import ModelAdmin
from unfold.decorators import display
from unfold.widgets import UnfoldAdminTextareaWidget

from shop.backoffice.claim_marks import ShowsClaims
from shop.backoffice.section_form import SectionForm
from shop.claims.forms import HeldToClaims
from shop.pages.models import HomeSection, Page
from shop.rich_text_editor import RichTextAdmin, RichTextField


class PageForm(HeldToClaims, forms.ModelForm):
    claiming = {
        "title": "title",
        "address": "slug",
        "summary": "summary",
        "text": "body",
        "description for search engines": "meta_description",
        "description of the picture": "image_alt",
    }
    body = RichTextField(required=False, label="Text")

    class Meta:
        model = Page
        fields = (
            "kind", "slug", "title", "summary", "body", "meta_description", "note", "image",
            "image_alt", "position", "is_public",
        )  # fmt: skip
        labels = {"image_alt": "Description for people who cannot see it", "slug": "Address"}
        help_texts = {
            "body": "{{ shop_name }}, {{ shop_email }} and their kin are filled in on the page."
        }
        widgets = {
            "summary": UnfoldAdminTextareaWidget(attrs={"rows": 2}),
            "note": UnfoldAdminTextareaWidget(attrs={"rows": 2}),
        }


@admin.register(Page)
class PageAdmin(ShowsClaims, RichTextAdmin, ModelAdmin):
    form = PageForm
    list_display = ("title", "kind", "slug", "is_public", "updated_at")
    list_filter = ("kind", "is_public")
    search_fields = ("title", "slug", "body")
    prepopulated_fields = {"slug": ("title",)}
    warn_unsaved_form = True
    readonly_fields = ("claims",)
    fieldsets = (
        (None, {"fields": ("title", ("kind", "slug"), "summary", "body")}),
        ("Shown to readers", {"fields": (("is_public", "position"),)}),
        ("Picture", {"fields": ("image", "image_alt")}),
        ("Search engines", {"fields": ("meta_description",)}),
        ("Claims", {"fields": ("claims",)}),
        ("For staff", {"fields": ("note",)}),
    )


@admin.register(HomeSection)
class HomeSectionAdmin(ShowsClaims, RichTextAdmin, ModelAdmin):
    form = SectionForm
    list_display = ("name", "kind", "is_public", "position")
    list_filter = ("kind", "is_public")
    search_fields = ("title", "eyebrow", "body")
    ordering_field = "position"
    hide_ordering_field = True
    list_per_page = 100
    autocomplete_fields = ("products",)
    readonly_fields = ("claims",)
    fieldsets = (
        (None, {"fields": (("kind", "is_public"), "eyebrow", "title", "body")}),
        (
            "Links",
            {"fields": (("primary_label", "primary_url"), ("secondary_label", "secondary_url"))},
        ),
        ("Picture", {"fields": ("image", "image_alt")}),
        ("Product shelf", {"fields": ("products",)}),
        ("Three short statements", {"fields": ("statements",)}),
        ("Claims", {"fields": ("claims",)}),
    )
    conditional_fields = {
        "products": "kind == 'products'",
        "statements": "kind == 'facts'",
    }

    @display(description="section", ordering="position")
    def name(self, section: HomeSection) -> str:
        return str(section)

    def view_on_site(self, section: HomeSection) -> str:
        return reverse("home")

    def save_model(
        self, request: HttpRequest, section: HomeSection, form: Any, change: bool
    ) -> None:
        if not change:
            section.position = HomeSection.objects.count()
        super().save_model(request, section, form, change)
