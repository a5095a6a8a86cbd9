"""What staff do to many products at once."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from catalogue.models import Category, Need, Product
from shop.partner.models import StockRecord
from tests.catalogue.labels_to_show import make_complete
from tests.factories import make_product, make_variants

pytestmark = pytest.mark.django_db

LIST = "/admin/catalogue/product/"
PRICES = f"{LIST}bulk/prices/"


def choose(client: Client, action: str, *products: Product) -> Any:
    keys = [product.pk for product in products]
    return client.post(LIST, {"action": action, "_selected_action": keys}, follow=True)


def preview(client: Client, *products: Product, **fields: str) -> Any:
    chosen = ",".join(str(product.pk) for product in products)
    data = {"chosen": chosen, "way": "percent", "by": "10", "reason": "Spring", **fields}
    return client.post(PRICES, data)


def plan_of(answer: Any) -> str:
    return re.search(r'name="plan" value="([^"]+)"', answer.content.decode())[1]  # type: ignore[index]


def prices() -> list[str]:
    return [str(record.price) for record in StockRecord.objects.order_by("pk")]


def words_of(answer: Any) -> str:
    return " ".join(str(message) for message in answer.context["messages"])


def test_show_names_what_is_missing_and_shows_the_rest(boss: Client) -> None:
    ready = make_complete(product=make_product("Ready", is_public=False)).product
    bare = make_product("Bare", is_public=False)

    words = words_of(choose(boss, "show", ready, bare))

    assert "1 product is visible now." in words
    assert "Bare cannot be shown yet. Save it hidden, then enter its Supplement Facts." in words
    assert [row.title for row in Product.objects.filter(is_public=True)] == ["Ready"]


def test_prices_change_as_the_preview_said(boss: Client) -> None:
    product = make_product(price="19.95")
    parent, *_ = make_variants(prices=("12.95", "24.95"))

    page = preview(boss, product, parent)
    assert prices() == ["19.95", "12.95", "24.95"]
    for words in ("$19.95", "$21.95", "$14.25", "$27.45"):
        assert words in page.content.decode()
    answer = boss.post(PRICES, {"plan": plan_of(page)}, follow=True)

    assert "3 prices changed." in words_of(answer)
    assert prices() == ["21.95", "14.25", "27.45"]
    entry = product.stockrecords.get().history.latest()
    assert (entry.history_change_reason, str(entry.history_user)) == ("Spring", "boss@example.com")


def test_sending_a_plan_twice_changes_prices_once(boss: Client) -> None:
    product = make_product(price="10.00")
    plan = plan_of(preview(boss, product))

    boss.post(PRICES, {"plan": plan})
    answer = boss.post(PRICES, {"plan": plan}, follow=True)

    assert prices() == ["11.00"]
    assert "0 prices changed. 1 had it already." in words_of(answer)
    assert product.stockrecords.get().history.count() == 2


def test_price_changed_meanwhile_is_left_alone(boss: Client) -> None:
    first, second = make_product("First", price="10.00"), make_product("Second", price="20.00")
    plan = plan_of(preview(boss, first, second))
    StockRecord.objects.filter(product=first).update(price=Decimal("9.00"))

    answer = boss.post(PRICES, {"plan": plan}, follow=True)

    assert prices() == ["9.00", "22.00"]
    assert "was 10.00 in the preview and is 9.00 now" in words_of(answer)


def test_forged_plan_changes_nothing(boss: Client) -> None:
    product = make_product(price="10.00")
    plan = plan_of(preview(boss, product))

    answer = boss.post(PRICES, {"plan": plan[:-3] + "abc"}, follow=True)

    assert prices() == ["10.00"]
    assert "make it again" in words_of(answer)


@pytest.mark.parametrize(
    ("way", "by", "new"),
    [
        ("percent", "-12.5", "17.46"),
        ("amount", "-0.95", "19.00"),
        ("amount", "2", "21.95"),
        ("percent", "0.01", "19.95"),
    ],
)
def test_new_price_is_rounded_half_up_to_cents(boss: Client, way: str, by: str, new: str) -> None:
    product = make_product(price="19.95")

    boss.post(PRICES, {"plan": plan_of(preview(boss, product, way=way, by=by))})

    assert prices() == [new]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"by": "0"}, "0 changes nothing"),
        ({"by": "-100"}, "above -100"),
        ({"by": "1e30"}, "less than or equal to"),
        ({"by": "abc"}, "Enter a number"),
        ({"by": "1.234"}, "2 decimal places"),
        ({"by": ""}, "required"),
        ({"by": "NaN"}, "Enter a number"),
        ({"way": "magic"}, "Select a valid choice"),
        ({"reason": ""}, "required"),
        ({"way": "amount", "by": "-20"}, "would cost -0.05, which is no price"),
    ],
)
def test_odd_change_is_an_error_beside_its_field(
    boss: Client, fields: dict[str, str], words: str
) -> None:
    answer = preview(boss, make_product("Sedorum", price="19.95"), **fields)

    assert words in answer.content.decode()
    assert 'name="plan"' not in answer.content.decode()
    assert prices() == ["19.95"]


def test_category_is_given_and_taken(boss: Client) -> None:
    shelf = Category.objects.add_root(instance=Category(name="Sleep", slug="sleep"))
    first, second = make_product("First"), make_product("Second")
    first.categories.add(shelf)
    data = {"chosen": f"{first.pk},{second.pk},x", "category": shelf.pk, "what": "put"}

    assert "Sleep" in choose(boss, "change_category", first, second).content.decode()
    assert "1 product is changed." in words_of(
        boss.post(f"{LIST}bulk/category/", data, follow=True)
    )
    assert set(shelf.product_set.all()) == {first, second}

    boss.post(f"{LIST}bulk/category/", data | {"what": "take"})
    assert not shelf.product_set.exists()


def test_need_is_given_and_filters_follow(boss: Client) -> None:
    need, product = Need.objects.create(name="Rest"), make_product()
    data = {"chosen": str(product.pk), "need": need.pk, "what": "put"}

    assert "Rest" in choose(boss, "change_need", product).content.decode()
    boss.post(f"{LIST}bulk/need/", data)
    assert product.facets.filter(kind="need", value="rest").exists()

    boss.post(f"{LIST}bulk/need/", data | {"what": "take"})
    assert not product.facets.filter(kind="need").exists()


def test_nothing_chosen_is_an_error_and_no_crash(boss: Client) -> None:
    product = make_product()

    for name in ("category", "need"):
        answer = boss.post(f"{LIST}bulk/{name}/", {"chosen": str(product.pk)})
        assert "This field is required" in answer.content.decode()
    assert boss.get(PRICES).status_code == 405


def test_copy_leads_to_its_page(boss: Client) -> None:
    answer = choose(boss, "duplicate", make_product("Sedorum"))

    copy = Product.objects.get(title="Sedorum (copy)")
    assert answer.redirect_chain[-1][0].endswith(f"/{copy.pk}/change/")


def test_editor_may_do_none_of_it(staff: Callable[[str], Client]) -> None:
    editor, product = staff("Editor"), make_product(price="10.00")

    for name in ("prices", "category", "need"):
        answer = editor.post(f"{LIST}bulk/{name}/", {"chosen": str(product.pk), "plan": "x"})
        assert answer.status_code == 403
    choose(editor, "duplicate", product)
    assert Product.objects.count() == 1
