"""What search engines are told about an article, in schema.org's words."""

from typing import Any

from django.conf import settings

from content.models import Article, Person, Revision


def article_data(article: Article, text: Revision, url: str, picture: str) -> dict[str, Any]:
    """An Article, with a reviewer only where a person has reviewed it."""
    shop = {"@type": "Organization", "name": settings.SHOP_NAME, "url": settings.SITE_URL}
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": text.title,
        "description": text.meta_description or text.summary,
        "mainEntityOfPage": url,
        "dateModified": article.updated_at.isoformat(),
        "author": _person_data(article.author),
        "publisher": shop,
        "articleSection": article.topic.name,
        "wordCount": text.words,
    }
    if article.published_at:
        data["datePublished"] = article.published_at.isoformat()
    if picture:
        data["image"] = [picture]
    if article.reviewer and article.reviewed_on:
        data["reviewedBy"] = _person_data(article.reviewer)
        data["lastReviewed"] = article.reviewed_on.isoformat()
    return data


def _person_data(person: Person) -> dict[str, str]:
    kind = "Organization" if person.is_organization else "Person"
    data = {"@type": kind, "name": person.name}
    if person.credentials:
        data["honorificSuffix"] = person.credentials
    if person.url:
        data["url"] = person.url
    return data
