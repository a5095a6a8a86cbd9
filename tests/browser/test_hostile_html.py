"""Every hostile text, stored by each way in, shown in Chromium without the page's own policy.

The policy would stop most scripts by itself; switched off, the cleaning has to do it alone.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .conftest import Shop
from .steps import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

VECTORS = json.loads((Path(__file__).parents[1] / "content" / "data" / "hostile.json").read_text())
# Ends whatever a vector leaves open, so that the next one is read as what it is.
END = (
    "\n\n--></script></style></textarea></title></noscript></template></select></iframe></xmp>"
    "</noembed></noframes></math></svg>\n\n"
)
# Nothing after it is markup any more.
LAST = [vector for vector in VECTORS if "plaintext" in vector]
TEXT = END.join([*(vector for vector in VECTORS if vector not in LAST), *LAST])
# Forms and files with zero bytes are refused whole; the other ways take them.
TYPED = TEXT.replace("\0", "")
WAYS = ("shell", "form", "html", "md", "row")
PREPARE = """
from content.models import Article
from content.revisions import Text, write_revision
first = Article.objects.published().first()
for slug in ("shell", "form", "row"):
    article = Article.objects.create(slug="hostile-" + slug, topic=first.topic, author=first.author)
    body = open({path!r}, newline="").read() if slug == "shell" else "<p>Harmless.</p>"
    write_revision(article=article, text=Text(title=slug, summary="S", body=body), by=None)
print(first.topic_id, first.author_id, Article.objects.get(slug="hostile-form").pk)
"""
PUBLISH = """
from django.db import connection
from content.models import Article
from content.workflow import publish
from shop.users.models import User
by = User.objects.filter(is_superuser=True).first()
for article in Article.objects.filter(slug__startswith="hostile-"):
    publish(article, by=by)
raw = open({path!r}, newline="").read()
key = Article.objects.get(slug="hostile-row").live_id
connection.cursor().execute("UPDATE content_revision SET body = %s WHERE id = %s", [raw, key])
print(*Article.objects.filter(slug__startswith="hostile-").values_list("pk", flat=True))
"""


@dataclass
class Watched:
    """A browser that notes what no text of a shop may cause."""

    context: BrowserContext
    home: str
    noted: list[str] = field(default_factory=list)

    def open_page(self) -> Page:
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.noted.append(f"error {error}"))
        page.on("dialog", self._dismiss)
        page.on("request", self._note_request)
        return page

    def _dismiss(self, dialog) -> None:
        self.noted.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def _note_request(self, request) -> None:
        if not request.url.startswith((self.home, "data:", "blob:", "about:")):
            self.noted.append(f"request {request.url}")


@pytest.fixture
def watched(chromium: Browser, shop: Shop) -> Iterator[Watched]:
    context = chromium.new_context(base_url=shop.url, bypass_csp=True)
    context.set_default_timeout(30_000)
    yield Watched(context, shop.url)
    context.close()


def test_such_texts_would_do_harm(watched: Watched) -> None:
    """Or the other test could not fail."""
    page = watched.open_page()
    page.goto("/about/")
    page.evaluate("document.querySelector('main').innerHTML = '<img src=x onerror=alert(1)>'")
    page.evaluate("document.querySelector('main').innerHTML += '<img src=//evil.example/x.png>'")

    page.wait_for_timeout(500)
    assert "dialog 1" in watched.noted
    assert any(note.endswith("//evil.example/x.png") for note in watched.noted)


def test_no_stored_text_runs_a_script_or_asks_elsewhere(watched: Watched, shop: Shop) -> None:
    page = watched.open_page()
    path = shop.data_dir / "hostile.html"
    path.write_text(TEXT, newline="")
    topic, author, form = shop.manage("shell", "-v0", "-c", PREPARE.format(path=str(path))).split()
    sign_in(page, shop.staff_login)
    save_by_form(page, form)
    import_file(page, "html", topic, author)
    import_file(page, "md", topic, author)
    keys = shop.manage("shell", "-v0", "-c", PUBLISH.format(path=str(path))).split()
    assert len(keys) == len(WAYS)

    for way in WAYS:
        page.goto(f"/articles/hostile-{way}/")
        assert page.evaluate(HARM) == [], way
    for key in keys:
        page.goto(f"/admin/content/article/{key}/change/")
        expect(page.locator(".ProseMirror[contenteditable=true]")).to_be_visible()
        page.goto(f"/admin/content/article/{key}/preview/")
        expect(page.frame_locator("iframe").last.locator("h1")).to_be_visible()

    assert not watched.noted, watched.noted


# What waits for a click: handlers, and addresses as the browser itself reads them.
HARM = """() => [...document.querySelectorAll("main *")].flatMap((element) =>
  [...element.attributes]
    .filter(({ name, value }) => name.startsWith("on") || name === "srcdoc"
      || (/^(href|src|action|formaction)$/.test(name)
        && !/^(https?|mailto):$/.test(new URL(value, location.href).protocol)))
    .map(({ name, value }) => `${element.localName} ${name}=${value}`))"""


def save_by_form(page: Page, key: str) -> None:
    """Posted past the editor, which would drop most of it."""
    page.goto(f"/admin/content/article/{key}/change/")
    fields = dict(page.evaluate("[...new FormData(document.querySelector('#article_form'))]"))
    fields = {name: value for name, value in fields.items() if isinstance(value, str)}
    answer = page.request.post(
        page.url, form={**fields, "body": TYPED}, headers={"Referer": page.url}, max_redirects=0
    )
    assert answer.status == 302, answer.text()[:2000]


def import_file(page: Page, kind: str, topic: str, author: str) -> None:
    page.goto("/admin/content/article/import/")
    head = "<h1>T</h1><p>S.</p><p>x</p>\n" if kind == "html" else "# T\n\nS.\n\nx\n\n"
    file = {"name": f"a.{kind}", "mimeType": "text/plain", "buffer": (head + TYPED).encode()}
    token = page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    answer = page.request.post(
        page.url,
        multipart={
            "csrfmiddlewaretoken": token,
            "file": file,
            "topic": topic,
            "author": author,
            "slug": f"hostile-{kind}",
        },
        headers={"Referer": page.url},
        max_redirects=0,
    )
    assert answer.status == 302, answer.text()[:6000]
