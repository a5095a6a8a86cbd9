"""What readers see of an article, what waits, and the buttons that change it."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from content.decisions import DECISIONS, Decision, possible_decisions
from content.differences import compare
from content.links import broken_links
from content.models import Article, Revision
from content.preview_links import expires_at, preview_address
from content.workflow import Refused, restore
from shop.claims.signing import marked_passages
from shop.users.models import User

from .pages import AdminPages

MOST_EVENTS = 30
TEXTS = ("live", "draft", "scheduled")


class PublishingPages(AdminPages):
    """Mix into the ModelAdmin of Article, before it."""

    def get_custom_urls(self) -> Any:
        name = "content_article"
        return (
            *super().get_custom_urls(),  # type: ignore[misc]
            ("<int:article_id>/publishing/", f"{name}_publishing", self.publishing_view),
            ("<int:article_id>/preview/", f"{name}_preview", self.preview_view),
            ("<int:article_id>/compare/", f"{name}_compare", self.compare_view),
            (
                "<int:article_id>/restore/<int:revision_id>/",
                f"{name}_restore",
                self.restore_view,
            ),
        )

    def publishing_view(self, request: HttpRequest, article_id: int, **_: Any) -> HttpResponse:
        article = self._find(request, article_id)
        by = cast(User, request.user)
        forms: dict[str, Decision] = {
            name: DECISIONS[name](article=article, prefix=name)
            for name in possible_decisions(article, by)
        }
        name = request.POST.get("decision", "")
        if name in DECISIONS:
            forms[name] = DECISIONS[name](request.POST, article=article, prefix=name)
            done = forms[name].carry_out(by)
            if done:
                messages.success(request, done)
                return redirect("admin:content_article_publishing", article.pk)
        context = {
            "forms": forms,
            "broken_links": broken_links(article),
            **self._claims(article),
            "preview": preview_address(article.draft) if article.draft else "",
            "preview_until": expires_at(),
            "events": article.events.select_related("by", "revision").defer("revision__body")[
                :MOST_EVENTS
            ],
        }
        return self._page(request, "publishing", "Publishing", article, context)

    def preview_view(self, request: HttpRequest, article_id: int, **_: Any) -> HttpResponse:
        """The real page of the draft, as wide as a phone and as a desktop."""
        article = self._find(request, article_id)
        if article.draft is None:
            raise Http404
        context = {
            "address": preview_address(article.draft),
            "preview_until": expires_at(),
        }
        return self._page(request, "preview", "Preview", article, context)

    def compare_view(self, request: HttpRequest, article_id: int, **_: Any) -> HttpResponse:
        """?old=&new=, keys of revisions; by default from what readers see to the draft."""
        article = self._find(request, article_id)
        new = self._revision(article, request.GET.get("new", "")) or article.draft
        if new is None:
            raise Http404
        old = self._revision(article, request.GET.get("old", ""))
        if old is None and not request.GET.get("old"):
            # Without a choice: what readers would notice; with one, what that text changed.
            old = _before(new) if request.GET.get("new") else article.live
        context = {
            "old": old,
            "new": new,
            "differences": compare(old, new),
            "may_restore": new.pk != article.draft_id
            and request.user.has_perm("content.change_article"),
        }
        return self._page(request, "compare", "What changed", article, context)

    @method_decorator(require_POST)
    def restore_view(
        self, request: HttpRequest, article_id: int, revision_id: int, **_: Any
    ) -> HttpResponse:
        article = self._find(request, article_id)
        revision = self._revision(article, str(revision_id))
        if revision is None:
            raise Http404
        try:
            restore(article, revision, by=cast(User, request.user))
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "The earlier text is the draft now. Readers see no change.")
        return redirect("admin:content_article_change", article_id)

    def _claims(self, article: Article) -> dict[str, Any]:
        """What the draft says that somebody must answer for, and where."""
        text = article.draft or article.live
        if text is None:
            return {}
        kind = ContentType.objects.get_for_model(Revision)
        return {
            "claims": marked_passages(text),
            "sign_address": reverse("admin:claims_claim_sign", args=[kind.pk, text.pk]),
        }

    def _find(self, request: HttpRequest, article_id: int) -> Article:
        """Raises Http404, and PermissionDenied for who may not look at articles."""
        if article_id >= 10**16:
            raise Http404
        people = [f"{text}__{name}" for text in TEXTS for name in ("topic", "author", "by")]
        articles = Article.objects.select_related(*TEXTS, *people)
        article = get_object_or_404(articles, pk=article_id)
        if not self.has_view_or_change_permission(request, article):  # type: ignore[attr-defined]
            raise PermissionDenied
        return article

    def _revision(self, article: Article, key: str) -> Revision | None:
        if not key.isdecimal() or len(key) > 15:
            return None
        texts = article.revisions.select_related("topic", "author", "reviewer", "hero", "by")
        return texts.filter(pk=int(key)).first()

    def _page(
        self,
        request: HttpRequest,
        name: str,
        what: str,
        article: Article,
        context: dict[str, Any],
    ) -> HttpResponse:
        form = reverse("admin:content_article_change", args=[article.pk])
        return self.show_page(
            request,
            name,
            f"{what}: {_title(article)}",
            {"article": article, "form_address": form, **context},
        )


def _title(article: Article) -> str:
    return article.draft.title if article.draft else article.slug


def _before(revision: Revision) -> Revision | None:
    return revision.article.revisions.filter(pk__lt=revision.pk).first()
