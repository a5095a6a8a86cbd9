from typing import Any

from treebeard.forms import MoveNodeForm
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextareaWidget

from catalogue.models import Category
from shop.claims.forms import HeldToClaims
from shop.rich_text_editor import RichTextField


class CategoryForm(HeldToClaims, MoveNodeForm):
    claiming = {
        "name": "name",
        "address": "slug",
        "description": "description",
        "long description": "long_description",
        "description of the picture": "image_alt",
        "title for search engines": "meta_title",
        "description for search engines": "meta_description",
    }
    description = RichTextField(required=False, label="Above the products")
    long_description = RichTextField(required=False, label="Below the products")

    class Meta:
        model = Category
        fields = (
            "name", "slug", "is_public", "exclude_from_menu", "description", "long_description",
            "image", "image_alt", "meta_title", "meta_description",
        )  # fmt: skip
        labels = {
            "slug": "Address",
            "is_public": "Visible in the shop",
            "exclude_from_menu": "Leave out of the menu",
            "image_alt": "Description for people who cannot see it",
        }
        help_texts = {
            "slug": "The last part of the page's address. A changed one leaves a redirect.",
        }
        widgets = {"meta_description": UnfoldAdminTextareaWidget(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False
        for name in ("treebeard_position", "treebeard_ref_node"):
            field = self.fields[name]
            field.widget = UnfoldAdminSelectWidget(choices=field.choices)
