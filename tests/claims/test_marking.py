"""The asterisk behind each claim, and the disclaimer in the singular or the plural."""

import pytest

from shop.claims.marking import count_claims, marked
from shop.templatetags.claims import tie_claims
from tests.factories import make_product

ONE = (
    "This statement has not been evaluated by the Food and Drug Administration. This product is"
    " not intended to diagnose, treat, cure, or prevent any disease."
)
SEVERAL = ONE.replace("This statement has", "These statements have")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Supports restful sleep.", "Supports restful sleep.*"),
        ("Supports restful sleep", "Supports restful sleep*"),
        ("Vegan. Supports restful sleep. In glass.", "Vegan. Supports restful sleep.* In glass."),
        ("Supports restful sleep.*", "Supports restful sleep.*"),
        ("Supports restful sleep.\u2020", "Supports restful sleep.\u2020"),
        ("Vegan capsules.", "Vegan capsules."),
        ("Cures insomnia. Supports restful sleep.", "Cures insomnia. Supports restful sleep."),
    ],
)
def test_claim_gets_its_symbol_once(text, shown):
    assert marked(text) == shown


def test_claims_are_counted():
    assert count_claims("Supports restful sleep.", "For calm.*", "Vegan.") == 2


def test_symbol_leads_to_the_disclaimer():
    assert 'href="#disclaimer"' in tie_claims("Supports restful sleep.")


def disclaimer_of(client, product):
    text = client.get(product.get_absolute_url()).content.decode()
    assert "<details" not in text.split('id="disclaimer"')[0].split("</section>")[-1]
    return text.split('id="disclaimer"')[1].split("</p>")[0].split(">*")[1].strip()


@pytest.mark.django_db
def test_one_claim_has_the_singular(client):
    product = make_product("Sedorum", slug="s", tagline="Supports restful sleep.")

    assert disclaimer_of(client, product) == ONE


@pytest.mark.django_db
def test_two_claims_have_the_plural(client):
    product = make_product(
        "Sedorum", slug="s", tagline="Supports restful sleep.", benefits="Promotes relaxation."
    )

    assert disclaimer_of(client, product) == SEVERAL


@pytest.mark.django_db
def test_page_without_claims_has_none(client):
    product = make_product("Sedorum", slug="s", tagline="Vegan capsules.")

    assert 'id="disclaimer"' not in client.get(product.get_absolute_url()).content.decode()
