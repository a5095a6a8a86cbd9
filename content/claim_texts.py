"""What articles say, for the check of claims. Tied to a product, an article is its labeling."""

from collections.abc import Iterator

from django.db.models import QuerySet

from shop.claims.checking import Context
from shop.claims.subjects import Text, register

from .models import Article, Attachment, Person, Revision, Topic


def revision_texts(revision: Revision) -> Iterator[Text]:
    """Everything of one version, with the notes that stand beside its products."""
    notes = list(Attachment.objects.filter(article=revision.article_id).values_list("note"))
    where = Context.PRODUCT if notes else Context.ARTICLE
    yield Text("title", revision.title, where)
    yield Text("address", revision.article.slug.replace("-", " "), where)
    yield Text("summary", revision.summary, where)
    for point in revision.key_points:
        yield Text("key points", point, where)
    yield Text("text", revision.body, where)
    yield Text("description for search engines", revision.meta_description, where)
    yield Text("series", revision.series, where)
    yield Text("limits of the evidence", revision.limits, where)
    yield Text("conflict of interest", revision.conflict_of_interest, where)
    if revision.hero is not None:
        yield Text("description of the picture", revision.hero.alt, where)
        yield Text("caption of the picture", revision.hero.caption, where)
    for (note,) in notes:
        yield Text("note at a product", note, Context.PRODUCT)


def topic_texts(topic: Topic) -> Iterator[Text]:
    yield Text("name", topic.name, Context.ARTICLE)
    yield Text("introduction", topic.intro, Context.ARTICLE)


def person_texts(person: Person) -> Iterator[Text]:
    yield Text("about", person.bio, Context.ARTICLE)


def _live() -> "QuerySet[Revision]":
    shown = Article.objects.published().values("live")
    return Revision.objects.filter(pk__in=shown).select_related("article", "hero")


# A sign-off holds for the article: the same paragraph in its next version needs none.
register(Revision, revision_texts, rows=_live, owner=lambda revision: revision.article)
register(
    Article,
    lambda article: revision_texts(article.live or article.draft) if _has_text(article) else (),
    rows=Article.objects.none,
)
register(Topic, topic_texts, rows=Topic.objects.all)
register(Person, person_texts, rows=Person.objects.all)


def _has_text(article: Article) -> bool:
    return bool(article.live_id or article.draft_id)
