import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from catalogue.models import Ingredient
from content.models import Attachment
from content.revisions import Text, write_revision
from content.subjects import refresh_subjects
from content.suggestions import related_articles, suggest_articles, suggest_products
from tests.catalogue.facts import make_facts
from tests.factories import make_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def iron(db) -> Ingredient:
    return Ingredient.objects.create(
        key="iron", slug="iron", name="Iron", synonyms="ferrous bisglycinate\nFe", unit="mg",
        kind=Ingredient.Kind.MINERAL,
    )  # fmt: skip


@pytest.fixture
def zinc(db) -> Ingredient:
    return Ingredient.objects.create(
        key="zinc", slug="zinc", name="Zinc", unit="mg", kind=Ingredient.Kind.MINERAL
    )


def subjects(article) -> list[str]:
    return sorted(article.draft.ingredients.values_list("key", flat=True))


@pytest.mark.parametrize(
    ("title", "body", "found"),
    [
        ("Iron", "<p>x</p>", ["iron"]),
        ("IRON in food", "<p>x</p>", ["iron"]),
        ("Ferrous bisglycinate", "<p>x</p>", ["iron"]),
        ("Environment", "<p>Iron.</p>", []),
        ("Minerals", "<p>Iron.</p><p>iron, iron</p>", ["iron"]),
        ("Fe", "<p>Fe Fe Fe</p>", []),
    ],
)
def test_text_is_about_what_it_names(make_article, iron, zinc, title, body, found):
    article = make_article(title=title, body=body)
    write_revision(article=article, text=Text(title=title, summary="s", body=body), by=None)

    article.refresh_from_db()
    assert subjects(article) == found


def test_new_name_of_an_ingredient_is_found_by_the_daily_job(make_article, iron):
    article = make_article(title="Ferritin")
    assert subjects(article) == []
    iron.synonyms = "Ferritin"
    iron.save()

    refresh_subjects()

    assert subjects(article) == ["iron"]


def test_names_of_ingredients_are_read_once_for_all_texts(make_article, iron):
    for slug in ("a", "b", "c"):
        make_article(slug, title="Iron")

    with CaptureQueriesContext(connection) as queries:
        assert refresh_subjects() == 3

    of_names = [each for each in queries if 'FROM "catalogue_ingredient"' in each["sql"]]
    assert len([each for each in of_names if "JOIN" not in each["sql"]]) == 1


@pytest.fixture
def iron_product(iron):
    return make_facts([("iron", "25", "mg")], product=make_product("Gentle Iron")).product


def test_products_are_suggested_until_they_are_attached(make_article, iron_product):
    article = make_article(title="Iron")
    assert list(suggest_products(article)) == [iron_product]

    Attachment.objects.create(article=article, product=iron_product)

    assert list(suggest_products(article)) == []


def test_articles_are_suggested_for_a_product(make_article, iron_product, zinc):
    about = make_article("iron", title="Iron")
    make_article("zinc", title="Zinc")
    make_article("draft", title="Iron again", public=False)

    assert list(suggest_articles(iron_product)) == [about]


def test_suggested_product_is_attached_by_one_press_and_once(
    make_article, iron_product, staff_client
):
    article = make_article(title="Iron")
    address = reverse("admin:content_article_attach", args=[article.pk, iron_product.pk])

    page = staff_client.get(reverse("admin:content_article_change", args=[article.pk]))
    assert address in page.content.decode()
    staff_client.post(address)
    staff_client.post(address)

    assert Attachment.objects.get().product == iron_product


def test_related_articles_share_ingredients_first(make_article, iron, topic):
    article = make_article("one", title="Iron")
    same_topic = make_article("three", title="Sleep")
    shared = make_article("fourth", title="Iron and food")
    make_article("draft", title="Iron", public=False)

    assert related_articles(article.live_text) == [shared, same_topic]


def test_ingredient_page_lists_articles_about_it(make_article, iron_product, client):
    make_article("iron-in-food", title="Iron in food")
    make_article("zinc", title="Zinc")

    html = client.get("/ingredients/iron/").content.decode()

    assert "/articles/iron-in-food/" in html
    assert "/articles/zinc/" not in html


def test_products_form_suggests_articles_and_attaches_them(
    make_article, iron_product, staff_client
):
    article = make_article(title="Iron")
    form = reverse("admin:catalogue_product_change", args=[iron_product.pk])
    address = reverse("admin:content_article_attach", args=[article.pk, iron_product.pk])

    assert address in staff_client.get(form).content.decode()
    response = staff_client.post(address, {"from": "product"})

    assert response["Location"] == form
    assert Attachment.objects.get().article == article
