"""The demo shop's articles, from data files. A second run changes nothing; staff's words stay."""

import json
from collections.abc import Callable
from datetime import datetime, time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files import File
from django.core.files.images import get_image_dimensions
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from catalogue.models import Product
from catalogue.pictures import make_renditions_now
from content.models import Article, Attachment, Person, Source, Topic
from content.revisions import Text, publish, text_of, write_revision

DATA = Path(settings.BASE_DIR) / "shop" / "demo" / "data"
IMAGES = Path(settings.BASE_DIR) / "shop" / "demo" / "images"
# Hour at which demo articles appear on their day, in the shop's time zone.
MORNING = time(9)

Report = Callable[[str], object]


def load_articles(data_dir: Path = DATA, images_dir: Path = IMAGES, report: Report = print) -> None:
    """Topics, articles, sources, attachments from topics.json, articles.json and articles/*.html.

    An article whose newest text was written by a person is left as it is. What is missing (a
    product, a picture) is reported and left out. Raises FileNotFoundError without the data.
    """
    before = Article.objects.count()
    for entry in json.loads((data_dir / "topics.json").read_text()):
        Topic.objects.get_or_create(
            slug=entry["slug"],
            defaults={"name": entry["name"], "intro": entry["intro"], "order": entry["order"]},
        )
    entries = json.loads((data_dir / "articles.json").read_text())
    for place, entry in enumerate(entries):
        body = (data_dir / entry["body_html"]).read_text()
        article = _load_article(entry, body, place, report)
        # After the commit: a picture takes a while, and nobody waits for its lock.
        _load_hero(article, images_dir / entry["image"], report)
    new = Article.objects.count() - before
    report(f"  articles: {new} new" if new else "  articles: nothing new")


@transaction.atomic
def _load_article(entry: dict[str, Any], body: str, place: int, report: Report) -> Article:
    article = Article.objects.filter(slug=entry["slug"]).first()
    if article and article.draft and article.draft.by_id:
        return article
    if article is None:
        article = Article.objects.create(slug=entry["slug"], **_facts(entry))
    for source in entry["sources"]:
        _load_source(article, source)
    _load_text(article, entry, body)
    for position, attached in enumerate(entry["products"]):
        order = {"position": position, "position_on_product": place}
        _attach(article, attached, order, report)
    return article


def _facts(entry: dict[str, Any]) -> dict[str, Any]:
    return {
        "topic": Topic.objects.get(slug=entry["topic"]),
        "series": entry["series"] or "",
        "series_order": entry["series_order"],
        "author": _find_author(entry["author"]),
        "published_at": _morning_of(entry["published"]),
        "hero_alt": entry["image_alt"],
        "limits": entry["limits"],
        "conflict_of_interest": entry["conflict_of_interest"],
    }


def _find_author(name: str) -> Person:
    """The demo names no people: its only author is a group."""
    author, _ = Person.objects.get_or_create(
        slug=slugify(name), defaults={"name": name, "is_organization": True}
    )
    return author


def _load_text(article: Article, entry: dict[str, Any], body: str) -> None:
    at = _morning_of(entry["published"])
    text = Text(
        title=entry["title"],
        summary=entry["summary"],
        body=body,
        key_points=entry["key_points"],
        meta_description=entry["meta_description"],
    )
    if article.draft is None:
        write_revision(article=article, text=text, by=None, note="Demo", at=at)
        publish(article=article, at=at)
        return
    stored = text_of(article.draft)
    if stored != text.as_stored():
        write_revision(article=article, text=text, by=None, note="Demo, renewed")


def _load_source(article: Article, entry: dict[str, Any]) -> None:
    fields = {name: value for name, value in entry.items() if name != "key"}
    Source.objects.update_or_create(article=article, key=entry["key"], defaults=fields)


def _attach(article: Article, entry: dict[str, str], order: dict[str, int], report: Report) -> None:
    product = Product.objects.filter(slug=entry["slug"]).first()
    if product is None:
        report(f"  {article.slug}: no product {entry['slug']} to attach")
        return
    Attachment.objects.get_or_create(
        article=article, product=product, defaults={**order, "note": entry["note"]}
    )


def _load_hero(article: Article, path: Path, report: Report) -> None:
    if article.hero:
        return
    if not path.exists():
        report(f"  {article.slug}: no picture {path.name}")
        return
    width, height = get_image_dimensions(path)
    storage = Article._meta.get_field("hero").storage
    with path.open("rb") as file:
        name = storage.save(f"articles/{path.name}", File(file))
    # Past the upload's own steps: the picture is ours, and they leave width and height empty.
    Article.objects.filter(pk=article.pk).update(hero=name, hero_width=width, hero_height=height)
    make_renditions_now(Article.objects.get(pk=article.pk).hero)


def _morning_of(day: str) -> datetime:
    return timezone.make_aware(datetime.combine(datetime.fromisoformat(day), MORNING))
