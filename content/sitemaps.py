from datetime import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import OuterRef, Q, QuerySet, Subquery

from content.models import Article, Person, Topic


class ArticleSitemap(Sitemap):
    def items(self) -> "QuerySet[Article]":
        return Article.objects.published().order_by("pk")

    def lastmod(self, article: Article) -> datetime:
        return max(article.updated_at, article.published_at or article.updated_at)


class TopicSitemap(Sitemap):
    def items(self) -> "QuerySet[Topic]":
        return _with_articles(Topic.objects.all(), Q(topic=OuterRef("pk")))

    def lastmod(self, topic: Any) -> datetime:
        return topic.newest


class PersonSitemap(Sitemap):
    def items(self) -> "QuerySet[Person]":
        theirs = Q(author=OuterRef("pk")) | Q(reviewer=OuterRef("pk"))
        return _with_articles(Person.objects.all(), theirs)

    def lastmod(self, person: Any) -> datetime:
        return person.newest


def _with_articles(rows: QuerySet[Any], theirs: Q) -> QuerySet[Any]:
    """Those with published articles, and as `newest` when readers last got a text of them."""
    updated = Article.objects.published().filter(theirs).order_by("-updated_at")
    newest = Subquery(updated.values("updated_at")[:1])
    return rows.annotate(newest=newest).filter(newest__isnull=False).order_by("pk")
