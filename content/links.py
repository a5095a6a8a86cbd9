"""Whether the links of the articles that readers see still lead somewhere.

The shop's own pages are asked without the network. Other sites are asked only where LINK_CHECK is
on: seldom, slowly, and never an address inside our own network.
"""

import ipaddress
import socket
from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

import requests
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db.models import F
from django.test import RequestFactory
from django.utils import timezone

from content.models import Article, Link, Revision
from shop.html_tree import parse

# Each job asks so many addresses, so that one run ends long before its lease.
BATCH = 20
AGAIN_AFTER = timedelta(days=7)
DOUBTFUL_AGAIN_AFTER = timedelta(hours=12)
# A site may be down for a day.
BROKEN_AFTER = 3
SECONDS = 8
MOST_HOPS = 5
LONGEST = 600
_NO_ANSWER_FOR_MACHINES = {401, 403, 405, 406, 429, 451, 503, 999}

State = Link.State
Finding = tuple[str, str]


def remember_links(revision: Revision) -> None:
    """Note where this text leads: links of its body and addresses of its sources."""
    found = _addresses(revision)
    known = {link.url: link for link in Link.objects.filter(url__in=found)}
    missing = [Link(url=url) for url in sorted(found - known.keys())]
    Link.objects.bulk_create(missing, ignore_conflicts=True)
    revision.links.set(Link.objects.filter(url__in=found))


def broken_links(article: Article) -> list[Link]:
    """Those of the text that readers see."""
    if article.live_id is None:
        return []
    return list(Link.objects.filter(revisions=article.live_id, state=State.BROKEN))


def check_due_links(limit: int = BATCH) -> int:
    """Check the links of live texts whose turn it is; how many. May run twice at once."""
    now = timezone.now()
    due = Link.objects.filter(due_at__lte=now, revisions__article__live=F("revisions")).distinct()
    checked = 0
    for link in due.order_by("due_at")[:limit]:
        # Taken for an hour, so that another worker passes it by.
        taken = Link.objects.filter(pk=link.pk, due_at=link.due_at)
        if taken.update(due_at=now + timedelta(hours=1)):
            note_finding(link, *look_at(link.url))
            checked += 1
    return checked


def look_at(url: str) -> Finding:
    """(state, words): what is at this address."""
    if _is_ours(url):
        return check_own(url)
    if not settings.LINK_CHECK:
        return State.NEW, "Other sites are not checked here."
    return check_foreign(url)


def check_own(url: str) -> Finding:
    """Ask the shop itself, as a visitor without a cookie would."""
    path = url.removeprefix(settings.SITE_URL) or "/"
    parts = urlsplit(path)
    host = urlsplit(settings.SITE_URL).netloc
    secure = settings.SITE_URL.startswith("https")
    request = RequestFactory().get(
        parts.path, QUERY_STRING=parts.query, HTTP_HOST=host, secure=secure
    )
    handler = WSGIHandler()
    # Not closed: that would end the worker's own connection to the database as well.
    response = handler.get_response(handler.request_class(request.environ))
    return _judge(response.status_code)


def check_foreign(url: str, may_visit: Callable[[str], bool] | None = None) -> Finding:
    """Ask another site, following at most five redirects. `may_visit` takes a host name."""
    may_visit = may_visit or is_public_host
    for _ in range(MOST_HOPS + 1):
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            return State.BROKEN, "This is no address of a page."
        if not may_visit(parts.hostname):
            return State.DOUBTFUL, f"{parts.hostname} was not found."
        try:
            with requests.get(
                url,
                timeout=SECONDS,
                allow_redirects=False,
                stream=True,
                headers={"User-Agent": f"{settings.SHOP_NAME} link check ({settings.SITE_URL})"},
            ) as answer:
                code = answer.status_code
                target = answer.headers.get("Location", "")
        except requests.RequestException as error:
            return State.DOUBTFUL, f"No answer: {type(error).__name__}."
        if not (300 <= code < 400 and target):
            return _judge(code)
        url = urljoin(url, target)
    return State.BROKEN, "It is forwarded without an end."


def is_public_host(host: str) -> bool:
    """Whether all its addresses are on the public internet: no way into our own network."""
    try:
        found = socket.getaddrinfo(host, None)
    except OSError:
        return False
    return bool(found) and all(ipaddress.ip_address(each[4][0]).is_global for each in found)


def note_finding(link: Link, state: str, words: str) -> None:
    """One failure is a doubt; the third in a row makes the link broken. What is ours fails once."""
    failed = state in {State.BROKEN, State.DOUBTFUL}
    link.failures = link.failures + 1 if failed else 0
    if failed and not _is_ours(link.url):
        state = State.BROKEN if link.failures >= BROKEN_AFTER else State.DOUBTFUL
    link.state, link.finding = state, words[:120]
    link.checked_at = timezone.now()
    wait = DOUBTFUL_AGAIN_AFTER if failed else AGAIN_AFTER
    link.due_at = link.checked_at + wait
    link.save(update_fields=["state", "finding", "failures", "checked_at", "due_at"])


def _judge(code: int) -> Finding:
    words = f"{code} {HTTPStatus(code).phrase}" if code in set(HTTPStatus) else str(code)
    if code < 400:
        return State.WORKS, words
    if code in _NO_ANSWER_FOR_MACHINES:
        return State.CLOSED, words
    return State.BROKEN, words


def _is_ours(url: str) -> bool:
    return (
        url.startswith("/") or url == settings.SITE_URL or url.startswith(f"{settings.SITE_URL}/")
    )


def _addresses(revision: Revision) -> set[str]:
    found = {link.attributes.get("href", "") for _, link in parse(revision.body).walk("a")}
    for source in revision.sources.all():
        found |= {source.doi_url, source.other_url} - {""}
    return {
        url.partition("#")[0]
        for url in found
        if url.partition("#")[0] and len(url) <= LONGEST and not url.startswith("mailto:")
    }
