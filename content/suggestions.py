"""Articles and products that belong together, by the ingredients that they share."""

from django.db.models import Count, Q, QuerySet

from catalogue.models import Ingredient, Product
from content.models import Article, Revision

MOST = 8


def suggest_products(article: Article) -> "QuerySet[Product]":
    """Shown products with what the draft is about, most shared first, that are not attached yet."""
    subjects = article.draft.ingredients.all() if article.draft else []
    own = Q(facts__amounts__ingredient__in=subjects)
    children = Q(children__facts__amounts__ingredient__in=subjects)
    return (
        Product.objects.browsable()
        .filter(own | children)
        .exclude(article_attachments__article=article)
        .annotate(
            shared=Count("facts__amounts__ingredient", filter=own, distinct=True)
            + Count("children__facts__amounts__ingredient", filter=children, distinct=True)
        )
        .order_by("-shared", "title")[:MOST]
    )


def suggest_articles(product: Product) -> "QuerySet[Article]":
    """Published articles about what is in the product, most shared first, not attached yet."""
    main = product.parent_id or product.pk
    held = Q(live__ingredients__amounts__facts__product=main) | Q(
        live__ingredients__amounts__facts__product__parent=main
    )
    return (
        Article.objects.published()
        .filter(held)
        .exclude(attachments__product=main)
        .annotate(shared=Count("live__ingredients", filter=held, distinct=True))
        .select_related("live")
        .defer("live__body")
        .order_by("-shared", "-published_at")[:MOST]
    )


def related_articles(text: Revision, count: int = 3) -> list[Article]:
    """Published ones about the same ingredients, then of the same topic; no part of its series."""
    others = Article.objects.published().with_live().exclude(pk=text.article_id)
    if text.series:
        others = others.exclude(series=text.series)
    subjects = Ingredient.objects.filter(revisions=text)
    sharing = (
        others.filter(live__ingredients__in=subjects)
        .annotate(shared=Count("live__ingredients"))
        .order_by("-shared", "-published_at")
    )
    found: list[Article] = list(sharing[:count])
    if len(found) < count:
        # Apart, so that a topic of thousands is read no further than its newest.
        of_topic = others.filter(topic=text.topic_id).exclude(pk__in=[one.pk for one in found])
        found += of_topic[: count - len(found)]
    return found


def articles_about(ingredient_key: int, count: int = 6) -> list[Article]:
    """The newest published articles about the ingredient, ready for cards, in one query."""
    return list(
        Article.objects.published().with_live().filter(live__ingredients=ingredient_key)[:count]
    )
