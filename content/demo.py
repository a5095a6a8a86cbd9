"""The demo shop's articles, from data files. A second run changes nothing; staff's words stay."""

import json
from collections.abc import Callable
from datetime import datetime, time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from catalogue.models import Product
from content.demo_pictures import place_figures, store_picture
from content.models import Article, Attachment, Person, Picture, Source, Topic
from content.revisions import Text, text_of, write_revision
from content.workflow import publish

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
        # Outside the transaction: a picture takes a while, and nobody waits for its lock.
        body = place_figures((data_dir / entry["body_html"]).read_text(), images_dir, report)
        hero = _load_hero(entry, images_dir / entry["image"], report)
        _load_article(entry, body, place, hero, report)
    new = Article.objects.count() - before
    report(f"  articles: {new} new" if new else "  articles: nothing new")


@transaction.atomic
def _load_article(
    entry: dict[str, Any], body: str, place: int, hero: Picture | None, report: Report
) -> None:
    article = Article.objects.filter(slug=entry["slug"]).first()
    if article and article.draft and article.draft.by_id:
        return
    if article is None:
        topic = Topic.objects.get(slug=entry["topic"])
        author = _find_author(entry["author"])
        article = Article.objects.create(slug=entry["slug"], topic=topic, author=author)
    for source in entry["sources"]:
        _load_source(source)
    _load_text(article, entry, body, hero)
    for position, attached in enumerate(entry["products"]):
        order = {"position": position, "position_on_product": place}
        _attach(article, attached, order, report)


def _find_author(name: str) -> Person:
    """The demo names no people: its only author is a group."""
    author, _ = Person.objects.get_or_create(
        slug=slugify(name), defaults={"name": name, "is_organization": True}
    )
    return author


def _load_text(article: Article, entry: dict[str, Any], body: str, hero: Picture | None) -> None:
    at = _morning_of(entry["published"])
    text = Text(
        title=entry["title"],
        summary=entry["summary"],
        body=body,
        key_points=entry["key_points"],
        meta_description=entry["meta_description"],
        topic=article.topic,
        series=entry["series"] or "",
        series_order=entry["series_order"],
        author=article.author,
        hero=hero,
        limits=entry["limits"],
        conflict_of_interest=entry["conflict_of_interest"],
    )
    if article.draft is None:
        write_revision(article=article, text=text, by=None, note="Demo", at=at)
        publish(article, at=at)
        return
    stored = text_of(article.draft)
    if stored != text.as_stored():
        write_revision(article=article, text=text, by=None, note="Demo, renewed")
        publish(article)


def _load_source(entry: dict[str, Any]) -> None:
    """Only when it is new: staff may have put one right."""
    fields = {name: value for name, value in entry.items() if name != "key"}
    Source.objects.get_or_create(key=entry["key"], defaults=fields)


def _attach(article: Article, entry: dict[str, str], order: dict[str, int], report: Report) -> None:
    product = Product.objects.filter(slug=entry["slug"]).first()
    if product is None:
        report(f"  {article.slug}: no product {entry['slug']} to attach")
        return
    Attachment.objects.get_or_create(
        article=article, product=product, defaults={**order, "note": entry["note"]}
    )


def _load_hero(entry: dict[str, Any], path: Path, report: Report) -> Picture | None:
    article = Article.objects.filter(slug=entry["slug"]).select_related("draft__hero").first()
    if article and article.draft and article.draft.hero:
        return article.draft.hero
    if not path.exists():
        report(f"  {entry['slug']}: no picture {path.name}")
        return None
    return store_picture(path, f"articles/{path.name}", entry["image_alt"])


def _morning_of(day: str) -> datetime:
    return timezone.make_aware(datetime.combine(datetime.fromisoformat(day), MORNING))
