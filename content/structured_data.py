"""What search engines are told about an article, in schema.org's words."""

from typing import Any

from django.conf import settings
from django.utils import timezone

from content.models import Article, Person, Revision


def article_data(article: Article, text: Revision, url: str, picture: str) -> dict[str, Any]:
    """An Article, with a reviewer only where a person has reviewed it."""
    shop = {"@type": "Organization", "name": settings.SHOP_NAME, "url": settings.SITE_URL}
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": text.title,
        "description": text.meta_description or text.summary,
        "mainEntityOfPage": _page_data(text, url),
        "dateModified": timezone.localtime(article.updated_at).isoformat(),
        "author": _person_data(text.author),
        "publisher": shop,
        "articleSection": text.topic.name,
        "wordCount": text.words,
    }
    if article.published_at:
        data["datePublished"] = timezone.localtime(article.published_at).isoformat()
    if picture:
        data["image"] = [picture]
    return data


def _page_data(text: Revision, url: str) -> dict[str, Any]:
    """Reviews are a page's in schema.org, not an article's."""
    data: dict[str, Any] = {"@type": "WebPage", "@id": url}
    if text.reviewer and text.reviewed_on:
        data["reviewedBy"] = _person_data(text.reviewer)
        data["lastReviewed"] = text.reviewed_on.isoformat()
    return data


def profile_data(person: Person, url: str) -> dict[str, Any]:
    """The page of an author or reviewer."""
    entity: dict[str, Any] = _person_data(person)
    if person.bio:
        entity["description"] = person.bio
    return {
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "url": url,
        "mainEntity": entity,
    }


def _person_data(person: Person) -> dict[str, Any]:
    kind = "Organization" if person.is_organization else "Person"
    data = {
        "@type": kind,
        "name": person.name,
        "url": settings.SITE_URL + person.get_absolute_url(),
    }
    if person.credentials:
        data["honorificSuffix"] = person.credentials
    if person.url:
        data["sameAs"] = person.url
    return data
