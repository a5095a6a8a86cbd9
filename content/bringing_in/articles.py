"""From a file to the draft of an article, new or there already. Readers see nothing of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from html import unescape
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from catalogue.slugs import unique_slug
from content.models import Article, Person, Revision, Source, Topic
from content.models.article import refuse_reserved_slug
from content.revisions import DraftMoved, Text, text_of, write_revision
from shop.html_tree import Element
from shop.users.models import User

from .fields import MAX_TITLE, Fields, find_fields
from .files import CannotBringIn, decode, kind_of
from .markdown import split_head, to_html
from .markup import read_markup
from .pictures import NewPicture, Progress, discard_pictures, settle_pictures, store_pictures
from .report import Report
from .tidying import tidy
from .word import read_word

_TITLE = re.compile(r"<title[^>]*>([^<]{1,300})</title>", re.IGNORECASE)


@dataclass
class Document:
    """What a file says, before anything is written."""

    fields: Fields
    tree: Element
    pictures: list[NewPicture] = field(default_factory=list)
    report: Report = field(default_factory=Report)


@dataclass(frozen=True)
class Place:
    """Where the text goes: `article`, or a new one with this topic and author.

    `base` is the draft that the person saw; another one since is not written over.
    """

    topic: Topic | None = None
    author: Person | None = None
    slug: str = ""
    article: Article | None = None
    base: int | None = None


@dataclass(frozen=True)
class BroughtIn:
    article: Article
    revision: Revision
    report: Report


def bring_in(
    name: str,
    data: bytes,
    place: Place,
    *,
    by: User | None,
    title: str = "",
    progress: Progress = lambda done, total: None,
    settle: Callable[[Revision, Report], object] = lambda revision, report: None,
) -> BroughtIn:
    """Raises CannotBringIn with a sentence for people; nothing is stored then.

    `settle` is called in the transaction that writes the draft; what it raises undoes it.
    """
    document = read_document(name, data, title=title, progress=progress)
    place = _complete(place, document.fields)
    rows = store_pictures(document.pictures, by)
    try:
        with transaction.atomic():
            article = place.article or _create(place, document.fields)
            revision = _write(article, document, place, name, by)
            settle(revision, document.report)
    except BaseException:
        discard_pictures(rows)
        raise
    return BroughtIn(article, revision, document.report)


def read_document(
    name: str, data: bytes, *, title: str = "", progress: Progress = lambda done, total: None
) -> Document:
    """The file's text, tidied. `title` goes before the file's own. Raises CannotBringIn."""
    kind = kind_of(name, data)
    report = Report()
    known = set(Source.objects.values_list("key", flat=True))
    head: dict[str, Any] = {}
    embedded: dict[str, bytes] = {}
    if kind == "word":
        html, head, embedded = read_word(data, report)
    else:
        html = decode(data, is_html=kind == "html")
        if kind == "markdown":
            head, rest = split_head(html)
            html = to_html(rest, known)
        elif found := _TITLE.search(html):
            head = {"document_title": unescape(found[1])}
    tree = tidy(read_markup(html, report), known, report)
    if title:
        head = {**head, "title": title}
    fields = find_fields(tree, head, report)
    _check_sources(fields, known, report)
    pictures = settle_pictures(tree, embedded, report, progress)
    if not any(isinstance(node, Element) for node in tree.children):
        raise CannotBringIn("There is a title but no text in this file.")
    report.count_kept(tree)
    return Document(fields, tree, pictures, report)


def _check_sources(fields: Fields, known: set[str], report: Report) -> None:
    for key in fields.sources:
        if key not in known:
            report.note(f"The library of sources has no “{key[:40]}”.")


def _complete(place: Place, fields: Fields) -> Place:
    """Topic, author and address that nobody chose, by the file's own words."""
    if place.article:
        return place
    topic = place.topic or Topic.objects.filter(slug=fields.topic).first()
    author = place.author or Person.objects.filter(slug=fields.author).first()
    if topic is None:
        raise CannotBringIn("Choose the topic that the article belongs to.", "topic")
    if author is None:
        raise CannotBringIn("Choose who wrote the article.", "author")
    return replace(place, topic=topic, author=author, slug=_address(place.slug or fields.slug))


def _address(wanted: str) -> str:
    """A free address, or "" where the title makes one. Raises CannotBringIn, offering another."""
    if not wanted:
        return ""
    try:
        Article._meta.get_field("slug").clean(wanted, None)
        refuse_reserved_slug(wanted)
    except ValidationError as error:
        raise CannotBringIn(" ".join(error.messages), "slug") from error
    if Article.objects.filter(slug=wanted).exists():
        free = unique_slug(wanted, Article.objects.all(), max_length=120)
        raise CannotBringIn(
            f"Another article has the address “{wanted}”. Free is “{free}”.", "slug"
        )
    return wanted


def _create(place: Place, fields: Fields) -> Article:
    slug = place.slug or unique_slug(fields.title, Article.objects.all(), max_length=120)
    assert place.topic and place.author  # _complete() asked.
    return Article.objects.create(slug=slug, topic=place.topic, author=place.author)


def _write(
    article: Article, document: Document, place: Place, name: str, by: User | None
) -> Revision:
    fields = document.fields
    text = text_of(article.draft) if article.draft else Text(title="", summary="", body="")
    others: dict[str, Any] = dict(fields.others)
    text = replace(
        text,
        title=fields.title[:MAX_TITLE],
        summary=fields.summary,
        key_points=fields.key_points or text.key_points,
        body=_html(document.tree),
        sources=text.sources | frozenset(fields.sources),
        **others,
    )
    note = f"Imported from {name}"[:200]
    try:
        return write_revision(article=article, text=text, by=by, note=note, base=place.base)
    except DraftMoved as moved:
        raise CannotBringIn(
            "Somebody saved a newer draft meanwhile. Look at it, then import again."
        ) from moved


def _html(tree: Element) -> str:
    """A block a line, which keeps stored texts readable."""
    blocks = (Element("", {}, [node]).html() for node in tree.children)
    return "\n".join(block for block in blocks if block.strip())
