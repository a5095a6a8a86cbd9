"""Articles on other pages."""

from catalogue.models import Product
from content.models import Article, Attachment


def attached_articles(product: Product) -> list[Article]:
    """The published articles of a product in the editors' order, ready for cards, in one query.

    Each carries the editors' `attachment_note`. A variant has its parent's articles.
    """
    attachments = (
        Attachment.objects.filter(
            product=product.parent_id or product.pk,
            waits=False,
            article__in=Article.objects.published(),
        )
        .select_related("article__topic", "article__live", "article__hero")
        .defer("article__live__body")
        .order_by("position_on_product", "-article__published_at", "pk")
    )
    articles = []
    for attachment in attachments:
        article = attachment.article
        article.attachment_note = attachment.note  # type: ignore[attr-defined]
        articles.append(article)
    return articles


def newest_articles(count: int = 3) -> list[Article]:
    """The newest published articles, ready for cards, in one query."""
    return list(Article.objects.published().with_live()[:count])
