"""Categories, indented as in the tree. Whoever moves, moves its address and those below it."""

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest
from treebeard.forms import movenodeform_factory
from unfold.admin import ModelAdmin
from unfold.decorators import display

from catalogue.models import Category
from shop.backoffice.category_form import CategoryForm
from shop.backoffice.claim_marks import ShowsClaims
from shop.rich_text_editor import RichTextAdmin


@admin.register(Category)
class CategoryAdmin(ShowsClaims, RichTextAdmin, ModelAdmin):
    """Not treebeard's own admin, whose list and script know Django's theme only."""

    form = movenodeform_factory(Category, form=CategoryForm)
    list_display = ("indented", "address", "is_public", "exclude_from_menu")
    list_filter = ("is_public",)
    list_per_page = 200
    search_fields = ("name", "slug")
    ordering = ("path",)
    sortable_by = ()
    readonly_fields = ("claims",)
    fieldsets = (
        (None, {"fields": (("name", "slug"), ("is_public", "exclude_from_menu"))}),
        ("Place in the tree", {"fields": (("treebeard_position", "treebeard_ref_node"),)}),
        ("What the page says", {"fields": ("description", "long_description")}),
        ("Picture", {"fields": ("image", "image_alt")}),
        ("Search engines", {"fields": ("meta_title", "meta_description")}),
        ("Claims", {"fields": ("claims",)}),
    )

    def save_model(
        self, request: HttpRequest, category: Category, form: ModelForm, change: bool
    ) -> None:
        super().save_model(request, category, form, change)
        # Read anew: a moved node remembers its old parent.
        Category.objects.get(pk=category.pk).refresh_address()

    @display(description="category")
    def indented(self, category: Category) -> str:
        return "\u2003\u2003" * (category.depth - 1) + category.name
