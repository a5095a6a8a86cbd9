"""What a product's page tells machines is what it tells people."""

import html
import json
import re
from typing import Any

import pytest

from catalogue.models import Product
from tests.catalogue.facts import make_facts
from tests.factories import make_product, make_variants

pytestmark = pytest.mark.django_db

WORDS = {
    "https://schema.org/InStock": "In stock",
    "https://schema.org/LimitedAvailability": "left",
    "https://schema.org/OutOfStock": "Sold out",
}


@pytest.fixture(autouse=True)
def own_address(settings):
    settings.SITE_URL = "https://shop.example"


def read(response: Any) -> list[dict[str, Any]]:
    blocks = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', response.content.decode(), re.S
    )
    return [each for block in blocks for each in json.loads(block)]


def visible(response: Any) -> str:
    main = re.search(r"<main.*</main>", response.content.decode(), re.S)
    assert main
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main[0])).split())


def test_product_says_what_the_page_shows(client):
    product = make_product("Zinc", price="9.00", stock=0, tagline="15 mg.", upc="012345678905")

    data = read(client.get("/products/zinc/"))[0]

    sku = product.stockrecords.get().partner_sku
    assert (data["@type"], data["sku"], data["gtin"]) == ("Product", sku, "012345678905")
    assert data["brand"]["name"] == "Evenfall"
    offer = data["offers"]
    assert {
        key: offer[key] for key in ("sku", "url", "price", "priceCurrency", "availability")
    } == {
        "sku": sku,
        "url": "https://shop.example/products/zinc/",
        "price": "9.00",
        "priceCurrency": "USD",
        "availability": "https://schema.org/OutOfStock",
    }
    assert "aggregateRating" not in data and "hasMerchantReturnPolicy" not in offer


@pytest.mark.parametrize("stock", [0, 4, 500])
def test_every_figure_stands_on_the_page(client, stock):
    product = make_product(
        "Zinc", price="9.00", stock=stock, tagline="Fifteen a day.", upc="012345678905"
    )
    make_facts([("zinc", "15", "mg"), ("copper", "2", "mg")], product=product)

    response = client.get("/products/zinc/")

    data, text = read(response)[0], visible(response)
    offer = data["offers"]
    shipping = offer["shippingDetails"]
    days = shipping["deliveryTime"]["transitTime"]
    for words in (
        data["name"],
        data["description"],
        f"Item {data['sku']}",
        f"UPC {data['gtin']}",
        f"${offer['price']}",
        WORDS[offer["availability"]],
        f"else ${shipping['shippingRate']['value']}",
        f"{days['minValue']} to {days['maxValue']} business days",
    ):
        assert words in text
    stated = {each["name"]: str(each["value"]) for each in data["additionalProperty"]}
    assert stated["Zinc"] == "15 mg"
    for name, value in list(stated.items())[2:]:
        assert name in text and value in text


def test_shipping_is_free_from_the_threshold_on(client):
    make_product("Zinc", price="45.00")

    offer = read(client.get("/products/zinc/"))[0]["offers"]

    assert offer["shippingDetails"]["shippingRate"]["value"] == "0.00"


def test_a_code_that_is_no_trade_item_number_is_left_out(client):
    make_product("Zinc", upc="ABC-1")

    assert "gtin" not in read(client.get("/products/zinc/"))[0]


def test_variants_are_a_group_with_offers_of_their_own(client):
    parent, _small, large = make_variants(prices=("12.95", "24.95"))
    large.stockrecords.update(num_in_stock=0)

    response = client.get(parent.get_absolute_url())

    data, text = read(response)[0], visible(response)
    assert (data["@type"], data["productGroupID"]) == ("ProductGroup", parent.slug)
    offers = [each["offers"] for each in data["hasVariant"]]
    assert [offer["price"] for offer in offers] == ["12.95", "24.95"]
    assert offers[1]["url"] == f"https://shop.example{parent.get_absolute_url()}?variant={large.pk}"
    assert offers[1]["availability"] == "https://schema.org/OutOfStock" and "Sold out" in text
    assert all(f"${offer['price']}" in text for offer in offers)
    assert "offers" not in data


def test_link_previews_get_price_and_availability(client):
    make_product("Zinc", price="9.00")

    page = client.get("/products/zinc/").content.decode()

    found = dict(re.findall(r'<meta property="([a-z:_]+)" content="([^"]*)">', page))
    assert found["og:type"] == "product"
    assert (found["product:price:amount"], found["product:price:currency"]) == ("9.00", "USD")
    assert found["product:availability"] == "in stock"
    assert found["og:url"] == "https://shop.example/products/zinc/"


def test_breadcrumb(client):
    make_product("Zinc")

    crumbs = read(client.get("/products/zinc/"))[1]["itemListElement"]
    assert [crumb["name"] for crumb in crumbs] == ["Home", "Our Products", "Zinc"]


def test_text_cannot_end_the_script(client):
    make_product("</script><script>alert(1)</script>", slug="evil")

    response = client.get("/products/evil/")

    assert read(response)[0]["name"] == "</script><script>alert(1)</script>"
    assert b"<script>alert" not in response.content


def test_product_without_a_price_offers_nothing(client):
    product = make_product("Zinc")
    product.stockrecords.all().delete()

    response = client.get(Product.objects.get(pk=product.pk).get_absolute_url())

    assert "offers" not in read(response)[0]
    assert b"product:price" not in response.content
