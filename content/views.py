"""The pages of the articles. They write nothing and set no cookie."""

from dataclasses import replace

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from catalogue.meta import Crumb, Meta, absolute, breadcrumb_list
from catalogue.paging import make_page, read_page_number
from content.models import Article, Topic
from content.models.article import ArticleQuerySet
from content.page import CRUMBS, make_article_page

ARTICLES_PER_PAGE = 12


@require_safe
def article_list(request: HttpRequest) -> HttpResponse:
    """/articles/?page=; see _show_list for the context. `topic` is None."""
    articles = Article.objects.published()
    meta = Meta(
        title="Articles",
        description="What studies of vitamins, minerals and herbs have found and what not.",
    )
    return _show_list(request, articles, None, CRUMBS, meta, reverse("content:feed"))


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    topic = get_object_or_404(Topic, slug=slug)
    articles = Article.objects.published().filter(topic=topic)
    crumbs = [*CRUMBS, Crumb(topic.name, topic.get_absolute_url())]
    meta = Meta(title=f"{topic.name}: articles", description=topic.intro)
    feed = reverse("content:topic-feed", kwargs={"slug": slug})
    return _show_list(request, articles, topic, crumbs, meta, feed)


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """content/article.html; its context is what content.page.make_article_page returns."""
    return render(request, "content/article.html", _published_page(slug))


@require_safe
@never_cache
def preview(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest text as its page would look, for staff who may see articles in the admin."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not (request.user.is_staff and request.user.has_perm("content.view_article")):
        raise Http404("No such article.")
    articles = Article.objects.select_related("topic", "draft", "author", "reviewer")
    article = get_object_or_404(articles, slug=slug, draft__isnull=False)
    context = make_article_page(article, article.draft or article.live_text) | {"is_preview": True}
    context["meta"] = replace(context["meta"], index=False)
    return render(request, "content/article.html", context)


def _published_page(slug: str) -> dict[str, object]:
    articles = Article.objects.published().select_related("topic", "live", "author", "reviewer")
    article = get_object_or_404(articles, slug=slug)
    return make_article_page(article, article.live_text)


def _show_list(
    request: HttpRequest,
    articles: ArticleQuerySet,
    topic: Topic | None,
    crumbs: list[Crumb],
    meta: Meta,
    feed_url: str,
) -> HttpResponse:
    """content/article_list.html.

    Context: `topic` or None, `topics` (those with something to read), `page`
    (catalogue.paging.Page of articles), `crumbs`, `feed_url`, `meta` (catalogue.meta.Meta).
    """
    here = request.path

    def address(number: int) -> str:
        return f"{here}?page={number}" if number > 1 else here

    cards = articles.with_live()
    page = make_page(
        lambda start, stop: list(cards[start:stop]),
        total=articles.count(),
        number=read_page_number(request.GET.get("page")),
        size=ARTICLES_PER_PAGE,
        address=address,
    )
    context = {
        "topic": topic,
        "topics": Topic.objects.filter(pk__in=Article.objects.published().values("topic")),
        "page": page,
        "crumbs": crumbs,
        "feed_url": feed_url,
        "meta": replace(
            meta,
            canonical=absolute(address(page.number)),
            json_ld=[breadcrumb_list(crumbs)],
        ),
    }
    return render(request, "content/article_list.html", context)
