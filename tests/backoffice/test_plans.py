"""Planned prices and availability, as staff enter them."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from catalogue.models import Product, Showing
from shop.partner.models import PriceChange, StockRecord
from shop.partner.price_changes import apply_due
from tests.factories import make_product, make_variants

from .product_page import read_form
from .test_products import change_page, errors_of

pytestmark = pytest.mark.django_db
# One moment for the whole file: what is posted is compared with what is stored.
NOW = timezone.now().replace(microsecond=0)
PRICE, SHOW = "partner-pricechange", "showings"


def in_hours(hours: int) -> datetime:
    return timezone.localtime(NOW + timedelta(hours=hours))


def moment(name: str, hours: int | None) -> dict[str, str]:
    if hours is None:
        return {f"{name}_0": "", f"{name}_1": ""}
    at = in_hours(hours)
    return {f"{name}_0": f"{at:%Y-%m-%d}", f"{name}_1": f"{at:%H:%M:%S}"}


def price_row(number: int, price: str, start: int | None, end: int | None = None, prefix=PRICE):
    row = f"{prefix}-{number}"
    return {
        f"{prefix}-TOTAL_FORMS": str(number + 1),
        f"{row}-price": price,
        **moment(f"{row}-starts_at", start),
        **moment(f"{row}-ends_at", end),
    }


def show_row(number: int, start: int | None, end: int | None = None):
    row = f"{SHOW}-{number}"
    return {
        f"{SHOW}-TOTAL_FORMS": str(number + 1),
        **moment(f"{row}-available_from", start),
        **moment(f"{row}-available_until", end),
    }


def post(client, product, *rows, **more):
    form = read_form(client, change_page(product))
    for row in rows:
        form |= row
    return client.post(change_page(product), form | more)


@pytest.mark.parametrize("far", ["9999-12-31", "9999-01-01", "3000-01-01"])
def test_time_beyond_the_calendar_is_an_error_beside_it(boss, far):
    product = make_product(is_public=False)
    price = price_row(0, "15.00", 1, 2) | {
        f"{PRICE}-0-starts_at_0": far,
        f"{PRICE}-0-ends_at_0": "",
    }
    show = show_row(0, 1) | {f"{SHOW}-0-available_from_0": far}

    answer = post(boss, product, price, show, **{f"{PRICE}-0-ends_at_1": ""})

    assert answer.content.decode().count("too far ahead") == 2
    assert not PriceChange.objects.exists() and not Showing.objects.exists()


def test_price_is_planned_on_the_products_page(boss):
    product = make_product(price="20.00")

    response = post(boss, product, price_row(0, "15.00", 2, 5))

    assert response.status_code == 302, errors_of(response)
    change = PriceChange.objects.get()
    assert (str(change.price), change.starts_at) == ("15.00", in_hours(2))
    assert change.by.email == "boss@example.com"
    assert change.stockrecord.product == product


def test_price_is_planned_on_the_stock_page(boss):
    record = make_product(price="20.00").stockrecords.get()
    page = f"/admin/partner/stockrecord/{record.pk}/change/"

    form = read_form(boss, page) | price_row(0, "15.00", 2, prefix="price_changes")
    response = boss.post(page, form)

    assert response.status_code == 302, errors_of(response)
    assert PriceChange.objects.get().stockrecord == record


def test_price_of_a_variant_is_planned(boss):
    _, small, _ = make_variants()

    post(boss, small, price_row(0, "9.00", 2))

    assert PriceChange.objects.get().stockrecord.product == small


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("15.00", -2), "This is past"),
        (("15.00", 5, 2), "It must end after it starts."),
        (("0.00", 2), "greater than or equal to 0.01"),
        (("", 2), "This field is required."),
        (("15.00", None), "This field is required."),
    ],
)
def test_price_that_cannot_be_planned_is_refused_beside_its_field(boss, row, words):
    product = make_product()

    response = post(boss, product, price_row(0, *row))

    assert words in errors_of(response)
    assert not PriceChange.objects.exists()


def test_overlapping_prices_are_refused_with_what_is_planned(boss):
    product = make_product()
    post(boss, product, price_row(0, "15.00", 2, 5))

    response = post(boss, product, price_row(1, "12.00", 3))

    assert "It overlaps with what is planned: 15.00, " in errors_of(response)
    assert PriceChange.objects.count() == 1


def test_two_overlapping_rows_of_one_form_are_refused(boss):
    product = make_product()

    response = post(boss, product, price_row(0, "15.00", 2, 5), price_row(1, "12.00", 3))

    assert "It overlaps" in errors_of(response)
    assert not PriceChange.objects.exists()


def test_planned_price_is_withdrawn_and_another_takes_its_place(boss):
    product = make_product()
    post(boss, product, price_row(0, "15.00", 2, 5))

    response = post(boss, product, price_row(1, "12.00", 3), **{f"{PRICE}-0-withdraw": "on"})

    assert response.status_code == 302, errors_of(response)
    assert [bool(each.withdrawn_at) for each in PriceChange.objects.order_by("pk")] == [True, False]


def test_one_that_began_meanwhile_is_not_withdrawn(boss):
    product = make_product(price="20.00")
    post(boss, product, price_row(0, "15.00", 2, 5))
    form = read_form(boss, change_page(product))
    PriceChange.objects.update(starts_at=timezone.now() - timedelta(minutes=1))
    apply_due()

    response = boss.post(change_page(product), form | {f"{PRICE}-0-withdraw": "on"})

    assert "It has begun meanwhile and cannot be withdrawn." in errors_of(response)
    assert not PriceChange.objects.get().withdrawn_at


def test_saved_row_cannot_be_edited(boss):
    product = make_product()
    post(boss, product, price_row(0, "15.00", 2, 5))

    post(boss, product, {f"{PRICE}-0-price": "1.00"})

    assert str(PriceChange.objects.get().price) == "15.00"


def test_page_opened_before_a_planned_price_does_not_put_the_old_one_back(boss):
    product = make_product("Sedorum", price="20.00")
    post(boss, product, price_row(0, "15.00", 2))
    form = read_form(boss, change_page(product))
    PriceChange.objects.update(starts_at=timezone.now() - timedelta(minutes=1))
    apply_due()

    boss.post(change_page(product), form | {"title": "Sedorum 90"})

    assert str(StockRecord.objects.get().price) == "15.00"


def test_availability_of_a_hidden_product_is_planned(boss):
    product = make_product(is_public=False)

    response = post(boss, product, show_row(0, 2, 5))

    assert response.status_code == 302, errors_of(response)
    showing = Showing.objects.get()
    assert (showing.available_from, showing.available_until) == (in_hours(2), in_hours(5))
    assert not Product.objects.get().is_public


def test_end_of_a_visible_product_is_planned(boss):
    product = make_product()

    assert post(boss, product, show_row(0, None, 5)).status_code == 302
    assert Showing.objects.exists()


@pytest.mark.parametrize(
    ("is_public", "row", "words"),
    [
        (True, (2, 5), "It is visible already."),
        (False, (None, 5), "The product is hidden: enter from when it is shown."),
        (False, (-2, 5), "This is past"),
        (False, (5, 2), "It must end after it starts."),
    ],
)
def test_availability_that_cannot_be_is_refused_beside_its_field(boss, is_public, row, words):
    product = make_product(is_public=is_public)

    response = post(boss, product, show_row(0, *row))

    assert words in errors_of(response)
    assert not Showing.objects.exists()


def test_overlapping_availability_is_refused(boss):
    product = make_product(is_public=False)
    post(boss, product, show_row(0, 2, 5))

    response = post(boss, product, show_row(1, 3))

    assert "It overlaps with what is planned" in errors_of(response)


def test_page_shows_why_a_product_is_not_shown(boss):
    product = make_product(is_public=False)
    Showing.objects.create(
        product=product, available_from=timezone.now(), problem="Its label is not complete."
    )

    page = boss.get(change_page(product)).content.decode()

    assert "due, but it cannot be shown: Its label is not complete." in page


def test_page_says_what_a_planned_product_still_lacks(boss):
    product = make_product(is_public=False)
    post(boss, product, show_row(0, 2))

    page = boss.get(change_page(product)).content.decode()

    assert "planned, but not ready:" in page
    assert "enter its Supplement Facts" in page


@pytest.mark.parametrize("opened", [True, False])
def test_page_opened_before_a_plan_showed_or_hid_it_does_not_undo_that(boss, opened):
    product = make_product("Sedorum", is_public=opened)
    form = read_form(boss, change_page(product))
    Product.objects.update(is_public=not opened)

    response = boss.post(change_page(product), form | {"title": "Sedorum 90"})

    assert response.status_code == 302, errors_of(response)
    assert Product.objects.get().is_public is not opened


def test_visible_is_unticked_by_whoever_unticks_it(boss):
    product = make_product(is_public=True)
    form = read_form(boss, change_page(product))
    del form["is_public"]

    boss.post(change_page(product), form)

    assert not Product.objects.get().is_public


def test_order_desk_sees_plans_and_makes_none(staff):
    product = make_product()
    PriceChange.objects.create(
        stockrecord=product.stockrecords.get(), price="15.00", starts_at=in_hours(2)
    )
    desk = staff("Order desk")

    page = desk.get(change_page(product))

    assert page.status_code == 200
    assert "planned prices" in page.content.decode().lower()
