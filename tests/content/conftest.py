import dataclasses
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.utils import timezone

from content.models import Article, Person, Source, Topic
from content.revisions import Text, write_revision
from content.workflow import publish
from tests.factories import make_user


@pytest.fixture
def topic(db: None) -> Topic:
    return Topic.objects.create(slug="nerves", name="Nerves", intro="How nerves work.")


@pytest.fixture
def author(db: None) -> Person:
    return Person.objects.create(slug="editors", name="The editors", is_organization=True)


MakeArticle = Callable[..., Article]
OF_THE_TEXT = {each.name for each in dataclasses.fields(Text)}


@pytest.fixture
def make_article(topic: Topic, author: Person) -> MakeArticle:
    """Builds an article with one revision; public since the beginning of 2026 unless told."""

    def make(
        slug: str = "iron",
        *,
        title: str = "Iron",
        body: str = "<h2>What it is</h2><p>A metal.</p>",
        public: bool = True,
        at: datetime | None = None,
        sources: list[str] | None = None,
        key_points: list[str] | None = None,
        **fields: Any,
    ) -> Article:
        words = {name: fields.pop(name) for name in list(fields) if name in OF_THE_TEXT}
        words = {"topic": topic, "author": author, **words}
        article = Article.objects.create(
            slug=slug, topic=words["topic"], author=words["author"], **fields
        )
        for key in sources or []:
            Source.objects.get_or_create(
                key=key, defaults={"authors": f"{key} A", "title": f"On {key}"}
            )
        text = Text(
            title=title,
            summary=words.pop("summary", f"About {title}."),
            body=body,
            key_points=key_points or ["One."],
            sources=frozenset(sources or ()),
            **words,
        )
        write_revision(article=article, text=text, by=None)
        if public:
            publish(
                article,
                at=at or timezone.make_aware(datetime(2026, 1, len(slug) % 27 + 1, 9)),
            )
        return article

    return make


@pytest.fixture
def staff_client(client, db):
    client.force_login(make_user("root@example.com", is_staff=True, is_superuser=True))
    return client
