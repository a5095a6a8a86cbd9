import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.utils import timezone

from content.links import check_due_links, check_foreign, check_own, is_public_host, note_finding
from content.models import Link, Source

pytestmark = pytest.mark.django_db
State = Link.State


@pytest.fixture
def other_site() -> Iterator[str]:
    """A site on this machine: /404 answers 404, /to/x leads to /x, /round leads to itself."""

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path.startswith("/to/") or self.path == "/round":
                self.send_response(302)
                self.send_header("Location", self.path.removeprefix("/to"))
            else:
                self.send_response(int(self.path[1:]))
            self.end_headers()

        def log_message(self, *arguments: object) -> None:
            """Not into the test's output."""

    server = HTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def urls() -> set[str]:
    return set(Link.objects.values_list("url", flat=True))


def test_links_of_a_text_and_its_sources_are_remembered(make_article):
    Source.objects.create(key="A-1", authors="A", title="T", doi="10.1/abc")
    make_article(
        body='<p><a href="/products/">a</a> <a href="https://b.example/x#y">b</a>'
        ' <a href="mailto:c@d.example">c</a> <cite data-source="A-1">[A-1]</cite></p>'
    )

    assert urls() == {"/products/", "https://b.example/x", "https://doi.org/10.1/abc"}


@pytest.mark.parametrize(
    ("url", "state"),
    [("/articles/", State.WORKS), ("/articles/none/", State.BROKEN), ("/", State.WORKS)],
)
def test_own_pages_are_asked_without_the_network(url, state):
    assert check_own(url)[0] == state


@pytest.mark.parametrize(
    ("path", "state"),
    [
        ("/200", State.WORKS),
        ("/to/200", State.WORKS),
        ("/404", State.BROKEN),
        ("/to/404", State.BROKEN),
        ("/403", State.CLOSED),
        ("/round", State.BROKEN),
    ],
)
def test_other_sites_are_judged_by_their_answer(other_site, path, state):
    assert check_foreign(other_site + path, may_visit=lambda host: True)[0] == state


def test_silent_site_is_doubtful():
    assert check_foreign("http://127.0.0.1:9/", may_visit=lambda host: True)[0] == State.DOUBTFUL


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "10.0.0.1", "169.254.169.254", "::1"])
def test_addresses_of_our_own_network_are_never_visited(host):
    assert not is_public_host(host)


def test_third_failure_in_a_row_makes_a_link_broken():
    link = Link.objects.create(url="https://b.example/")

    states = []
    for _ in range(3):
        note_finding(link, State.BROKEN, "404 Not Found")
        states.append(link.state)
    note_finding(link, State.WORKS, "200 OK")

    assert states == [State.DOUBTFUL, State.DOUBTFUL, State.BROKEN]
    assert (link.state, link.failures) == (State.WORKS, 0)


def test_broken_link_of_a_live_text_is_on_the_board(make_article, staff_client):
    make_article(body='<p><a href="/articles/none/">a</a></p>')

    assert check_due_links() == 1

    page = staff_client.get("/admin/content/article/?queue=links")
    assert [article.slug for article in page.context["cl"].result_list] == ["iron"]


def test_links_are_checked_when_their_turn_comes(make_article):
    make_article(body='<p><a href="/articles/">a</a></p>')

    assert (check_due_links(), check_due_links()) == (1, 0)
    Link.objects.update(due_at=timezone.now() - timedelta(days=1))
    assert check_due_links() == 1


def test_links_of_drafts_are_not_checked(make_article):
    make_article(public=False, body='<p><a href="/articles/none/">a</a></p>')

    assert check_due_links() == 0


def test_other_sites_are_left_alone_unless_it_is_asked_for(make_article, settings):
    make_article(body='<p><a href="https://b.example/">b</a></p>')

    check_due_links()

    assert Link.objects.get().state == State.NEW
