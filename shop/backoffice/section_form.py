from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.http import url_has_allowed_host_and_scheme
from unfold.widgets import UnfoldAdminTextareaWidget

from shop.claims.forms import HeldToClaims
from shop.pages.models import HomeSection
from shop.rich_text_editor import RichTextField


class SectionForm(HeldToClaims, forms.ModelForm):
    claiming = {
        "line above the title": "eyebrow",
        "title": "title",
        "text": "body",
        "links": "primary_label",
        "description of the picture": "image_alt",
        "statement": "statements",
    }
    body = RichTextField(required=False, label="Text")
    # The stored list as people write it: a line each.
    statements = forms.CharField(
        required=False,
        label="Statements",
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 3}),
        help_text="One a line, its title before a colon. “Tested: Every lot, by a lab that …”",
    )

    class Meta:
        model = HomeSection
        fields = (
            "kind", "is_public", "eyebrow", "title", "body", "primary_label", "primary_url",
            "secondary_label", "secondary_url", "image", "image_alt", "products",
        )  # fmt: skip
        labels = {"image_alt": "Description for people who cannot see it"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["statements"] = "\n".join(
            f"{item.get('title', '')}: {item.get('text', '')}" for item in self.instance.items
        )

    def clean_primary_url(self) -> str:
        return _own_address(self.cleaned_data["primary_url"])

    def clean_secondary_url(self) -> str:
        return _own_address(self.cleaned_data["secondary_url"])

    def clean_statements(self) -> str:
        text: str = self.cleaned_data["statements"]
        if any(line.strip() and ":" not in line for line in text.splitlines()):
            raise ValidationError("Each line needs a title, a colon and a sentence.")
        parts = [line.split(":", 1) for line in text.splitlines() if line.strip()]
        self.instance.items = [
            {"title": title.strip(), "text": words.strip()} for title, words in parts
        ]
        return text


def _own_address(address: str) -> str:
    """Raises ValidationError unless it is empty or leads into this shop."""
    if address and (
        not address.startswith("/") or not url_has_allowed_host_and_scheme(address, None)
    ):
        raise ValidationError("An address in this shop starts with one slash, like /products/.")
    return address
