"""The rich-text editor as a form field, and what an admin page needs to run it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django_prose_editor.fields import ProseEditorFormField
from django_prose_editor.widgets import AdminProseEditorWidget
from js_asset.media import Media

from shop.rich_text import sanitize


class RichTextWidget(AdminProseEditorWidget):
    @property
    def media(self) -> Media:
        return super().media + Media(css={"all": ["shop/js/editor/editor.css"]})


class RichTextField(ProseEditorFormField):
    """A form field for HTML. `citations` offers to cite the article's sources."""

    def __init__(self, *, citations: bool = False, **kwargs: Any) -> None:
        super().__init__(
            config={"extensions": settings.RICH_TEXT_EXTENSIONS | {"Citation": citations}},
            sanitize=sanitize,
            widget=RichTextWidget,
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        """The editor gets what may be stored and no more, however the value came about."""
        return sanitize(value) if isinstance(value, str) else value


class RichTextAdmin:
    """Mix into a ModelAdmin, before it: gives the editor's inline import map the page's nonce."""

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        nonce = str(request.csp_nonce)  # type: ignore[attr-defined]
        context["media"] = Media.from_media(context["media"], nonce=nonce)
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc]

    def render_history_view(
        self, request: HttpRequest, template: str, context: dict[str, Any], **kwargs: Any
    ) -> HttpResponse:
        """The page of an old version, for those that keep a history."""
        if "media" in context:
            nonce = str(request.csp_nonce)  # type: ignore[attr-defined]
            context["media"] = Media.from_media(context["media"], nonce=nonce)
        return super().render_history_view(request, template, context, **kwargs)  # type: ignore[misc]
