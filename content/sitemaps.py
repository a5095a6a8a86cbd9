from datetime import datetime

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet

from content.models import Article, Topic


class ArticleSitemap(Sitemap):
    def items(self) -> "QuerySet[Article]":
        return Article.objects.published().order_by("pk")

    def lastmod(self, article: Article) -> datetime:
        return max(article.updated_at, article.published_at or article.updated_at)


class TopicSitemap(Sitemap):
    def items(self) -> "QuerySet[Topic]":
        return Topic.objects.filter(pk__in=Article.objects.published().values("topic"))
