"""The panel on pages: several of them, links, symbols, the picture of the label."""

import re

import pytest
from django.template.loader import render_to_string

from catalogue.intake import Taken, sum_intake
from catalogue.models import ProductImage
from catalogue.panel import build_panel
from tests.catalogue.facts import make_facts
from tests.catalogue.pictures import picture_bytes, upload

pytestmark = pytest.mark.django_db

PANEL = "components/supplement_facts.html"


@pytest.fixture
def facts():
    return make_facts([("magnesium", "125", "mg"), ("total_fat", "2", "g"), ("gaba", "9", "mg")])


def test_several_panels_of_a_page_have_ids_of_their_own(facts):
    panel = build_panel(facts)

    text = "".join(render_to_string(PANEL, {"panel": panel, "id": number}) for number in (1, 2))

    ids = re.findall(r' id="([^"]+)"', text)
    assert ids == ["supplement-facts1", "supplement-facts2"]
    assert set(re.findall(r'aria-labelledby="([^"]+)"', text)) == set(ids)


def test_its_title_is_exact_and_of_the_level_asked_for(facts):
    text = render_to_string(PANEL, {"panel": build_panel(facts), "level": 3})

    assert re.search(r"<h3 [^>]+>Supplement Facts</h3>", text)


def test_it_is_a_table_with_headers(facts):
    text = render_to_string(PANEL, {"panel": build_panel(facts)})

    assert (text.count('<th scope="col">'), text.count('<th scope="row">')) == (3, 3)


def test_names_are_links_only_where_asked_for(facts):
    panel = build_panel(facts)

    assert "<a " not in render_to_string(PANEL, {"panel": panel})
    assert 'href="/ingredients/gaba/"' in render_to_string(PANEL, {"panel": panel, "links": True})


def test_each_symbol_is_read_with_its_own_footnote(facts):
    text = render_to_string(PANEL, {"panel": build_panel(facts)})
    spoken = dict(
        re.findall(
            r'<span aria-hidden="true">(.)</span><span class="visually-hidden"> (.+?)</span>', text
        )
    )

    assert spoken == {
        "‡": "Percent Daily Values are based on a 2,000 calorie diet.",
        "†": "Daily Value not established.",
    }
    assert re.search(r'<td>3%<span aria-hidden="true">‡', text)


def test_the_picture_of_the_label_stands_beside_the_panel(client, facts):
    for name, is_label in (("front.jpg", False), ("back.jpg", True)):
        ProductImage.objects.create(
            product=facts.product,
            original=upload(picture_bytes(), name),
            alt=name,
            is_label=is_label,
            display_order=is_label,
        )

    page = client.get(facts.product.get_absolute_url())

    assert page.context["page"].label_picture.alt == "back.jpg"
    assert page.content.decode().count("label-picture") == 1


def test_without_such_a_picture_there_is_none(client, facts):
    assert "label-picture" not in client.get(facts.product.get_absolute_url()).content.decode()


def test_ingredients_of_a_days_sums_lead_to_their_pages(facts):
    intake = sum_intake([Taken(facts.product, "Evening", facts)])

    text = render_to_string("components/intake_table.html", {"intake": intake})
    assert '<a href="/ingredients/magnesium/">Magnesium</a></th>' in text
