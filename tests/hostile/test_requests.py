"""Whatever a visitor sends, the answer is a page, not a crash."""

import random

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import IntConverter, PathConverter, UUIDConverter

from tests.factories import make_product, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

VALUES = [
    "",
    "abc",
    "-1",
    "0",
    "1e30",
    "9" * 40,
    "1;DROP TABLE x",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "%00",
    "%ff%fe",
    "ä漢字🙂",
    "a" * 3000,
    "sedorum",
    "1",
]
PARAMETERS = ["page", "q", "sort", "next", "variant", "category", "kind", "p", "o", "_facet"]
NUMBERS = ["0", "1", "999999999", "9" * 19, "9" * 40]
STAFF_ONLY = ("admin/", "dashboard/")


def addresses(patterns, prefix: str = "") -> list[str]:
    """Every address of the URLconf, with a place for each argument: products/{str}/."""
    found = []
    for pattern in patterns:
        route = prefix + _route(pattern)
        if isinstance(pattern, URLResolver):
            found += addresses(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            found.append(route)
    return found


def _route(pattern) -> str:
    inner = pattern.pattern
    route = getattr(inner, "_route", None)
    if route is None:
        return ""
    text = str(route)
    for name, converter in inner.converters.items():
        kind = "int" if isinstance(converter, IntConverter) else "str"
        kind = "path" if isinstance(converter, PathConverter) else kind
        kind = "uuid" if isinstance(converter, UUIDConverter) else kind
        for spelling in (f"<{kind}:{name}>", f"<slug:{name}>", f"<{name}>", f"<path:{name}>"):
            text = text.replace(spelling, f"{{{kind}}}")
    return text


PUBLIC = sorted({a for a in addresses(get_resolver().url_patterns) if not a.startswith(STAFF_ONLY)})


def fill(address: str, chance: random.Random) -> str:
    for kind, values in (("{int}", NUMBERS), ("{str}", VALUES[1:]), ("{path}", VALUES[1:])):
        while kind in address:
            address = address.replace(kind, chance.choice(values).replace("/", ""), 1)
    return "/" + address.replace("{uuid}", "00000000-0000-0000-0000-000000000000")


@pytest.fixture
def quiet_client(client):
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize("address", PUBLIC)
@pytest.mark.parametrize("who", ["guest", "customer"])
def test_no_address_answers_500(quiet_client, address, who):
    make_product("Sedorum", slug="sedorum")
    if who == "customer":
        quiet_client.force_login(make_user())
    chance = random.Random(address)

    for _ in range(4):
        query = f"?{chance.choice(PARAMETERS)}={chance.choice(VALUES)}"
        path = fill(address, chance)
        for send in (quiet_client.get, quiet_client.post, quiet_client.head):
            response = send(path + query)
            assert response.status_code < 500 or response.status_code == 503, path + query


@pytest.mark.parametrize("parameter", PARAMETERS)
@pytest.mark.parametrize(
    "path", ["/", "/products/", "/articles/", "/search/", "/products/sedorum/"]
)
def test_nonsense_in_a_query_string_is_a_page_or_not_found(quiet_client, path, parameter):
    make_product("Sedorum", slug="sedorum")

    answers = {value: quiet_client.get(path, {parameter: value}).status_code for value in VALUES}

    assert set(answers.values()) <= {200, 301, 302, 303, 400, 404}, answers


@pytest.mark.parametrize(
    "headers",
    [
        {"Cookie": "oscar_open_basket=forged; oscar_history=[1"},
        {"Cookie": "sessionid=" + "x" * 500},
        {"Cookie": "messages=forged; csrftoken=\u00ff"},
        {"Accept-Language": "xx-" + "y" * 300},
        {"Accept": "application/json"},
        {"X-Forwarded-Host": "evil.example"},
    ],
)
def test_hostile_headers_get_a_page(quiet_client, headers):
    make_product("Sedorum", slug="sedorum")

    for path in ("/", "/products/sedorum/", "/cart/"):
        assert quiet_client.get(path, headers=headers).status_code in (200, 302, 400)
