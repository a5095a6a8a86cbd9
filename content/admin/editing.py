"""What an open article form tells the shop while somebody writes: words, and that it is open."""

from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.formats import date_format
from django.views.decorators.http import require_POST

from content.claims import WRITTEN, check_words
from content.editing import (
    TooLong,
    forget_unsaved,
    keep_unsaved,
    leave,
    others_editing,
    tell_presence,
    unsaved_text,
)
from content.models import Article, Presence
from shop.users.models import User


class EditingDesk:
    """Mix into the ModelAdmin of Article, before it."""

    def get_custom_urls(self) -> Any:
        name = "content_article"
        return (
            *super().get_custom_urls(),  # type: ignore[misc]
            ("unsaved/", f"{name}_unsaved_new", self.unsaved_view),
            ("<int:article_id>/unsaved/", f"{name}_unsaved", self.unsaved_view),
            ("unsaved/forget/", f"{name}_forget_new", self.forget_view),
            ("<int:article_id>/unsaved/forget/", f"{name}_forget", self.forget_view),
            ("<int:article_id>/presence/", f"{name}_presence", self.presence_view),
        )

    @method_decorator(require_POST)
    def unsaved_view(
        self, request: HttpRequest, article_id: int | None = None, **_: Any
    ) -> HttpResponse:
        """Keeps the form that is posted; answers when, and which claims its words make.

        413 when it is more than a text may be.
        """
        article = self._writable(request, article_id)
        form = {name: request.POST.getlist(name) for name in request.POST}
        flat = {name: values if name == "sources" else values[-1] for name, values in form.items()}
        try:
            kept = keep_unsaved(article, _user(request), flat)
        except TooLong:
            return JsonResponse({"message": "This text is too long to be kept."}, status=413)
        at = date_format(timezone.localtime(kept.at), "H:i:s")
        return JsonResponse({"at": at, "claims": check_words(article, kept.fields)})

    @method_decorator(require_POST)
    def forget_view(
        self, request: HttpRequest, article_id: int | None = None, **_: Any
    ) -> HttpResponse:
        article = self._writable(request, article_id)
        forget_unsaved(article, _user(request))
        if article:
            return redirect("admin:content_article_change", article.pk)
        return redirect("admin:content_article_add")

    @method_decorator(require_POST)
    def presence_view(self, request: HttpRequest, article_id: int, **_: Any) -> HttpResponse:
        """Who else has the form open, and whether a newer draft was saved. `leaving=1`: bye."""
        article = self._writable(request, article_id)
        assert article is not None
        if request.POST.get("leaving"):
            leave(article, _user(request))
            return JsonResponse({})
        others = tell_presence(article, _user(request))
        return JsonResponse({"others": _name(others), "draft": article.draft_id})

    def editing_context(self, request: HttpRequest, article: Article | None) -> dict[str, Any]:
        """What the form's page shows about unsaved words and other people."""
        unsaved = unsaved_text(article, _user(request))
        return {
            "unsaved": unsaved,
            "is_unsaved_shown": bool(request.GET.get("unsaved")),
            "claims": check_words(article, _words(article)) if article else [],
            "others": _name(others_editing(article, _user(request))) if article else "",
        }

    def _writable(self, request: HttpRequest, article_id: int | None) -> Article | None:
        """Raises Http404, and PermissionDenied for who may not write this article."""
        if article_id is None:
            if not self.has_add_permission(request):  # type: ignore[attr-defined]
                raise PermissionDenied
            return None
        article = get_object_or_404(Article, pk=min(article_id, 10**16))
        if not self.has_change_permission(request, article):  # type: ignore[attr-defined]
            raise PermissionDenied
        return article


def _words(article: Article) -> dict[str, str]:
    if article.draft is None:
        return {}
    words = {name: getattr(article.draft, name) for name in WRITTEN if name != "key_points"}
    return {**words, "key_points": "\n".join(article.draft.key_points)}


def _user(request: HttpRequest) -> User:
    """The admin lets nobody in without an account."""
    return cast(User, request.user)


def _name(presences: list[Presence]) -> str:
    """Ana since 10:20, Ben since 10:41."""
    return ", ".join(
        f"{presence.by.get_full_name() or presence.by.email} since"
        f" {timezone.localtime(presence.since):%H:%M}"
        for presence in presences
    )
