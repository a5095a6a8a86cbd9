import pytest

from content.attached import attached_articles
from content.models import Attachment
from content.workflow import withdraw
from tests.factories import make_product

pytestmark = pytest.mark.django_db


def test_attached_products_are_shown_in_order_with_notes(make_article, client):
    article = make_article()
    later, first = make_product("Zinc 10"), make_product("Iron 25")
    Attachment.objects.create(article=article, product=later, position=2)
    Attachment.objects.create(article=article, product=first, position=1, note="Only iron.")
    hidden = make_product("Secret", is_public=False)
    Attachment.objects.create(article=article, product=hidden)

    html = client.get("/articles/iron/").content.decode()

    assert html.index("Iron 25</a>") < html.index("Zinc 10</a>")
    assert "Only iron." in html
    assert "Secret" not in html


def test_articles_of_a_product_come_in_its_own_order(make_article, django_assert_num_queries):
    product = make_product()
    for slug, place in (("b", 2), ("a", 1), ("c", 3)):
        Attachment.objects.create(
            article=make_article(slug), product=product, position_on_product=place, note=slug
        )
    Attachment.objects.create(article=make_article("hidden", public=False), product=product)

    with django_assert_num_queries(1):
        found = [(a.slug, a.title, a.topic.name) for a in attached_articles(product)]

    assert found == [(slug, "Iron", "Nerves") for slug in ("a", "b", "c")]
    assert [a.attachment_note for a in attached_articles(product)] == ["a", "b", "c"]


def test_withdrawn_article_vanishes_from_the_product(make_article, client):
    article, product = make_article(title="Facts on iron"), make_product()
    Attachment.objects.create(article=article, product=product)
    assert "Facts on iron" in client.get(product.get_absolute_url()).content.decode()

    withdraw(article)

    assert attached_articles(product) == []
    assert "Facts on iron" not in client.get(product.get_absolute_url()).content.decode()
