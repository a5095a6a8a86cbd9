"""Atom feeds: all articles, and those of one topic."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from content.models import Article, Topic

NEWEST = 20


class ArticleFeed(Feed):
    feed_type = Atom1Feed
    subtitle = "New and renewed articles."

    def title(self, topic: Topic | None) -> str:
        return f"{settings.SHOP_NAME}: {topic.name if topic else 'articles'}"

    def link(self, topic: Topic | None) -> str:
        return settings.SITE_URL + (topic.get_absolute_url() if topic else reverse("content:list"))

    def feed_url(self, topic: Topic | None) -> str:
        if topic:
            return settings.SITE_URL + reverse("content:topic-feed", kwargs={"slug": topic.slug})
        return settings.SITE_URL + reverse("content:feed")

    def items(self, topic: Topic | None) -> "QuerySet[Article]":
        articles = Article.objects.published().with_live().select_related("author")
        if topic:
            articles = articles.filter(topic=topic)
        return articles[:NEWEST]

    def item_title(self, article: Article) -> str:
        return article.title

    def item_description(self, article: Article) -> str:
        # Django calls it HTML; the summary is plain words.
        return escape(article.live_text.summary)

    def item_link(self, article: Article) -> str:
        return settings.SITE_URL + article.get_absolute_url()

    def item_pubdate(self, article: Article) -> datetime | None:
        return article.published_at

    def item_updateddate(self, article: Article) -> datetime:
        return article.updated_at

    def item_author_name(self, article: Article) -> str:
        return article.author.name

    def item_categories(self, article: Article) -> list[str]:
        return [article.topic.name]


class TopicFeed(ArticleFeed):
    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Topic:
        return get_object_or_404(Topic, slug=kwargs["slug"])
