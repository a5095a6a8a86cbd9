"""The pages of the articles. They write nothing and set no cookie."""

from dataclasses import replace
from functools import partial

from csp.constants import SELF
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from catalogue.meta import Crumb, Meta, absolute, breadcrumb_list
from catalogue.paging import Page, make_page, read_page_number
from content.models import Article, Person, Revision, Topic
from content.models.article import ArticleQuerySet
from content.page import CRUMBS, make_article_page
from content.preview_links import InvalidLink, read_token
from content.structured_data import profile_data

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
def shared_preview(request: HttpRequest, token: str) -> HttpResponse:
    """A text as its page would look, for whoever has its secret address. 410 when that is over."""
    try:
        key = read_token(token)
    except InvalidLink:
        return render(request, "content/preview_over.html", status=410)
    texts = Revision.objects.select_related("article", "topic", "author", "reviewer", "hero")
    text = get_object_or_404(texts, pk=key)
    context = make_article_page(text.article, text) | {"is_preview": True}
    context["meta"] = replace(context["meta"], index=False)
    response = render(request, "content/article.html", context)
    # The admin shows it as wide as a phone and as a desktop.
    response._csp_replace = {"frame-ancestors": [SELF]}  # type: ignore[attr-defined]
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    # Whoever follows a link from the draft does not carry its address along.
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@require_safe
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """content/person_page.html: who somebody is, and what they wrote or reviewed for readers."""
    person = get_object_or_404(Person, slug=slug)
    articles = Article.objects.published().filter(Q(author=person) | Q(reviewer=person))
    page = _make_page(request, articles)
    if not page.total:
        raise Http404("Nobody that readers know.")
    url = absolute(person.get_absolute_url())
    crumbs = [*CRUMBS, Crumb(person.full_name, person.get_absolute_url())]
    meta = Meta(
        title=person.full_name,
        description=person.bio[:160] or f"Articles by {person.name_in_a_line}.",
        canonical=absolute(_address(request, page.number)),
        json_ld=[profile_data(person, url), breadcrumb_list(crumbs)],
    )
    context = {
        "person": person,
        "written": [article for article in page.items if article.author_id == person.pk],
        "reviewed": [article for article in page.items if article.reviewer_id == person.pk],
        "page": page,
        "crumbs": crumbs,
        "meta": meta,
    }
    return render(request, "content/person_page.html", context)


def _published_page(slug: str) -> dict[str, object]:
    names = ("topic", "author", "reviewer", "hero")
    articles = Article.objects.select_related("live", *(f"live__{name}" for name in names))
    article = get_object_or_404(articles.published(), slug=slug)
    return make_article_page(article, article.live_text)


def _make_page(request: HttpRequest, articles: ArticleQuerySet) -> Page:
    """The page of these articles that ?page= asks for, ready for cards."""
    cards = articles.with_live()
    return make_page(
        lambda start, stop: list(cards[start:stop]),
        total=articles.count(),
        number=read_page_number(request.GET.get("page")),
        size=ARTICLES_PER_PAGE,
        address=partial(_address, request),
    )


def _address(request: HttpRequest, number: int) -> str:
    return f"{request.path}?page={number}" if number > 1 else request.path


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
    page = _make_page(request, articles)
    context = {
        "topic": topic,
        "topics": Topic.objects.filter(pk__in=Article.objects.published().values("topic")),
        "page": page,
        "crumbs": crumbs,
        "feed_url": feed_url,
        "meta": replace(
            meta,
            canonical=absolute(_address(request, page.number)),
            json_ld=[breadcrumb_list(crumbs)],
        ),
    }
    return render(request, "content/article_list.html", context)
