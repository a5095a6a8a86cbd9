"""What can be found of an article."""

from collections.abc import Collection, Iterator

from django.utils import timezone

from content.models import Article
from shop.search.documents import Document, Source, follow, register
from shop.search.plain import plain_text

KIND = "article"


def fetch(keys: Collection[int] | None) -> Iterator[Document]:
    """Those with a live text; one that is due later is found from then on."""
    articles = Article.objects.filter(is_public=True, live__isnull=False)
    if keys is not None:
        articles = articles.filter(pk__in=keys)
    for article in articles.select_related("live", "topic"):
        text = article.live_text
        yield Document(
            object_id=article.pk,
            title=text.title,
            url=article.get_absolute_url(),
            keywords=f"{article.topic.name} {article.series}",
            summary=text.summary,
            body=plain_text(text.body),
            public_from=article.published_at or timezone.now(),
        )


def connect() -> None:
    register(Source(KIND, "Article", fetch, position=2))
    follow(Article, KIND)
