import re

import brotli

from shop import stylesheets


def test_every_component_is_in_the_joined_styles_and_single_pages_are_not():
    css = stylesheets.current_stylesheet().bodies[""].decode()

    assert css.startswith("@layer reset, tokens, base")
    assert ".supplement-facts__title" in css and ".product-card" in css
    assert ".checkout__columns" not in css


def test_every_rule_stands_in_a_layer_named_first():
    named = re.search(r"@layer ([^;]+);", (stylesheets.FOLDER / "layers.css").read_text())
    assert named is not None
    layers = {layer.strip() for layer in named[1].split(",")}

    for path in stylesheets.FOLDER.rglob("*.css"):
        text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL).strip()
        if path.name != "layers.css":
            opened = re.match(r"@layer (\w+) \{", text)
            assert opened and opened[1] in layers, path.name
            assert text.endswith("}") and text.count("@layer") == 1, path.name


def test_styles_are_kept_for_long_under_their_own_address_only(client):
    url = stylesheets.stylesheet_url()

    current = client.get(url, headers={"Accept-Encoding": "gzip, br"})
    old = client.get("/styles/000000000000.css")

    assert current["Content-Type"].startswith("text/css")
    assert "immutable" in current["Cache-Control"] and "immutable" not in old["Cache-Control"]
    assert current["Content-Encoding"] == "br" and "Content-Encoding" not in old
    assert brotli.decompress(current.content) == old.content


def test_the_letters_are_fetched_from_this_shop():
    css = stylesheets.current_stylesheet().bodies[""].decode()

    addresses = re.findall(r"url\(\"?([^\")]+)", css)
    assert len(addresses) == 3
    assert all(address.startswith("/static/shop/fonts/") for address in addresses)
