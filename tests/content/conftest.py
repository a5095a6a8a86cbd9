from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.utils import timezone

from content.models import Article, Person, Source, Topic
from content.revisions import Text, publish, write_revision
from tests.factories import make_user


@pytest.fixture
def topic(db: None) -> Topic:
    return Topic.objects.create(slug="nerves", name="Nerves", intro="How nerves work.")


@pytest.fixture
def author(db: None) -> Person:
    return Person.objects.create(slug="editors", name="The editors", is_organization=True)


MakeArticle = Callable[..., Article]


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
        article = Article.objects.create(
            **{"slug": slug, "topic": topic, "author": author, **fields}
        )
        for key in sources or []:
            Source.objects.create(article=article, key=key, authors=f"{key} A", title=f"On {key}")
        text = Text(
            title=title, summary=f"About {title}.", body=body, key_points=key_points or ["One."]
        )
        write_revision(article=article, text=text, by=None)
        if public:
            publish(
                article=article,
                at=at or timezone.make_aware(datetime(2026, 1, len(slug) % 27 + 1, 9)),
            )
        return article

    return make


@pytest.fixture
def staff_client(client, db):
    client.force_login(make_user("root@example.com", is_staff=True, is_superuser=True))
    return client
