"""Everything that one article's page shows, in a fixed number of queries."""

from typing import Any

from django.db.models import F

from catalogue.meta import Crumb, Meta, absolute, breadcrumb_list
from catalogue.models import Product
from catalogue.selectors import Card, list_cards
from content import sharing
from content.body import render_body
from content.models import Article, Revision
from content.structured_data import article_data

CRUMBS = [Crumb("Home", "/"), Crumb("Articles", "/articles/")]


def make_article_page(article: Article, text: Revision) -> dict[str, Any]:
    """The context of content/article.html for this text of the article.

    `article`, `text` (the revision), `body` (content.body.Body), `crumbs`, `meta`, `pin_url`,
    `mail_url`, `products` (Cards; each product has `attachment_note`), `makes_claims` (something
    shown ends with an asterisk: print the disclaimer, 21 CFR 101.93), `series_parts` (0 without a
    series), `previous_article`, `next_article`.
    """
    crumbs = [
        *CRUMBS,
        Crumb(article.topic.name, article.topic.get_absolute_url()),
        Crumb(text.title, article.get_absolute_url()),
    ]
    meta = _meta(article, text, crumbs)
    products = attached_products(article)
    return {
        "article": article,
        "text": text,
        "body": render_body(text.body, article.sources.all()),
        "crumbs": crumbs,
        "meta": meta,
        "pin_url": sharing.pin_url(meta.canonical, meta.image_url, text.title),
        "mail_url": sharing.mail_url(meta.canonical, text.title),
        "products": products,
        "makes_claims": _makes_claims(text, products),
        **neighbours(article),
    }


def attached_products(article: Article) -> list[Card]:
    """The attached products that the shop shows, in the editors' order."""
    products = (
        Product.objects.browsable()
        .filter(article_attachments__article=article)
        .annotate(attachment_note=F("article_attachments__note"))
        .order_by("article_attachments__position", "article_attachments__pk")
    )
    return list_cards(products)


def neighbours(article: Article) -> dict[str, Any]:
    """Previous and next: by part within a series, by date within a topic otherwise.

    After the last one comes the newest of the others.
    """
    cards = Article.objects.published().with_live().exclude(pk=article.pk)
    if article.series:
        parts = list(cards.filter(series=article.series).order_by("series_order"))
        place = article.series_order or 0
        earlier = [part for part in parts if (part.series_order or 0) < place]
        later = [part for part in parts if (part.series_order or 0) > place]
    else:
        parts = []
        others = cards.filter(topic=article.topic_id, series="")
        at = article.published_at
        earlier = list(others.filter(published_at__lt=at)[:1]) if at else []
        later = list(others.filter(published_at__gt=at).order_by("published_at")[:1]) if at else []
    previous = earlier[-1] if earlier else None
    shown = [card.pk for card in [*parts, *earlier]]
    following = later[0] if later else cards.exclude(pk__in=shown).first()
    return {
        "series_parts": len(parts) + 1 if parts else 0,
        "previous_article": previous,
        "next_article": following,
    }


def _makes_claims(text: Revision, products: list[Card]) -> bool:
    notes = [card.product.attachment_note for card in products]
    return any("*" in shown for shown in [text.summary, text.body, *text.key_points, *notes])


def _meta(article: Article, text: Revision, crumbs: list[Crumb]) -> Meta:
    url = absolute(article.get_absolute_url())
    picture = absolute(article.hero.url) if article.hero else ""
    return Meta(
        title=text.title,
        description=text.meta_description or text.summary,
        canonical=url,
        image_url=picture,
        image_alt=article.hero_alt if picture else "",
        kind="article",
        json_ld=[article_data(article, text, url, picture), breadcrumb_list(crumbs)],
    )
