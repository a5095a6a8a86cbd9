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
from content.suggestions import related_articles

CRUMBS = [Crumb("Home", "/"), Crumb("Articles", "/articles/")]


def make_article_page(article: Article, text: Revision) -> dict[str, Any]:
    """The context of content/article.html for this text of the article.

    `article`, `text` (the revision), `body` (content.body.Body), `crumbs`, `meta`, `pin_url`,
    `mail_url`, `products` (Cards; each product has `attachment_note`), `makes_claims` (something
    shown ends with an asterisk: print the disclaimer, 21 CFR 101.93), `series_parts` (0 without a
    series), `previous_article`, `next_article`, `related` (articles for cards), `retracted` (cited
    sources whose publisher withdrew them).
    """
    crumbs = [
        *CRUMBS,
        Crumb(text.topic.name, text.topic.get_absolute_url()),
        Crumb(text.title, article.get_absolute_url()),
    ]
    body = render_body(text.body, text.sources.all())
    meta = _meta(article, text, crumbs)
    products = attached_products(article)
    claim_count = _count_claims(text, products)
    return {
        "article": article,
        "text": text,
        "body": body,
        "crumbs": crumbs,
        "meta": meta,
        "pin_url": sharing.pin_url(meta.canonical, meta.image_url, text.title),
        "mail_url": sharing.mail_url(meta.canonical, text.title),
        "products": products,
        "makes_claims": claim_count > 0,
        "claim_count": claim_count,
        "related": related_articles(text),
        "retracted": [entry for entry in body.cited if entry.source.retracted_on],
        **neighbours(article, text),
    }


def attached_products(article: Article) -> list[Card]:
    """The attached products that the shop shows, in the editors' order."""
    products = (
        Product.objects.browsable()
        .filter(article_attachments__article=article, article_attachments__waits=False)
        .annotate(attachment_note=F("article_attachments__note"))
        .order_by("article_attachments__position", "article_attachments__pk")
    )
    return list_cards(products)


def neighbours(article: Article, text: Revision) -> dict[str, Any]:
    """Previous and next: by part within a series, by date within a topic otherwise.

    After the last one comes the newest of the others.
    """
    cards = Article.objects.published().with_live().exclude(pk=article.pk)
    if text.series:
        parts = list(cards.filter(series=text.series).order_by("series_order"))
        place = text.series_order or 0
        earlier = [part for part in parts if (part.series_order or 0) < place]
        later = [part for part in parts if (part.series_order or 0) > place]
    else:
        parts = []
        others = cards.filter(topic=text.topic_id, series="")
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


def _count_claims(text: Revision, products: list[Card]) -> int:
    """The asterisks that are written in the text and beside its products."""
    notes = [card.product.attachment_note for card in products]
    return sum(shown.count("*") for shown in [text.summary, text.body, *text.key_points, *notes])


def _meta(article: Article, text: Revision, crumbs: list[Crumb]) -> Meta:
    url = absolute(article.get_absolute_url())
    picture = absolute(text.hero.file.url) if text.hero else ""
    return Meta(
        title=text.title,
        description=text.meta_description or text.summary,
        canonical=url,
        image_url=picture,
        image_alt=text.hero.alt if text.hero else "",
        kind="article",
        json_ld=[article_data(article, text, url, picture), breadcrumb_list(crumbs)],
    )
