"""Claims about diseases in articles: none goes live, or stands at a product, without a name.

Tied to a product, an article is read as its labeling (21 CFR 101.93(g)(2)(iv)(C)); so the same
words may need a sign-off only from the moment that a product is attached. Until then the article
stays where it is, and the two are not shown with each other.
"""

from collections.abc import Mapping
from typing import Any

from content.models import Article, Attachment, Revision
from shop.claims.checking import Context, Severity, check
from shop.claims.checking.plain import plain
from shop.claims.signing import Policy, blocking_findings, needs_sign_off, policy

# The form's fields whose words readers see.
WRITTEN = (
    "title", "summary", "key_points", "body", "series", "limits", "conflict_of_interest",
    "meta_description",
)  # fmt: skip
MOST_MARKS = 60


def why_not_signed(text: Revision) -> str:
    """For the person who wants to publish it; empty when nothing stands against it."""
    count = len(blocking_findings(text))
    if not count:
        return ""
    found = "1 passage claims" if count == 1 else f"{count} passages claim"
    if policy() == Policy.BLOCK:
        return f"{found} an effect on a disease. This shop publishes none."
    return f"{found} an effect on a disease. Somebody must sign off what is marked first."


def refresh_waiting(article: Article) -> bool:
    """Let the article's products be shown with it, or wait for a sign-off; whether they wait."""
    attached = Attachment.objects.filter(article=article)
    if not attached.exists():
        return False
    waits = article.live is not None and needs_sign_off(article.live)
    attached.exclude(waits=waits).update(waits=waits)
    return waits


def refresh_all_waiting() -> int:
    """After word lists or the policy changed; how many articles wait."""
    articles = Article.objects.filter(attachments__isnull=False, live__isnull=False).distinct()
    return sum(refresh_waiting(each) for each in articles.select_related("live__article"))


def check_words(article: Article | None, fields: Mapping[str, Any]) -> list[dict[str, str]]:
    """What is found in words that are being written, as the editor marks it; gravest first."""
    attached = article is not None and article.attachments.exists()
    context = Context.PRODUCT if attached else Context.ARTICLE
    found = [
        {"field": name, "text": one.text, "reason": one.reason, "severity": str(one.severity)}
        for name in WRITTEN
        for one in check(plain(str(fields.get(name) or "")).text, context)
    ]
    order = [str(severity) for severity in Severity]
    return sorted(found, key=lambda one: order.index(one["severity"]))[:MOST_MARKS]
