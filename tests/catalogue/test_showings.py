"""Planned availability: a product appears and vanishes at its times, everywhere."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from catalogue import showings
from catalogue.models import Product, Showing
from tests.catalogue.labels_to_show import make_complete
from tests.factories import make_product, make_user

pytestmark = pytest.mark.django_db


def plan(product: Product, start: int | None = None, end: int | None = None, **more) -> Showing:
    """Hours from now; negative ones are due."""
    now = timezone.now()
    moments = [None if hours is None else now + timedelta(hours=hours) for hours in (start, end)]
    return Showing.objects.create(
        product=product, available_from=moments[0], available_until=moments[1], **more
    )


@pytest.fixture
def hidden(db: None) -> Product:
    product = make_product("Winter Blend", slug="winter-blend", is_public=False)
    make_complete(product=product)
    return product


def where_it_is(client) -> set[str]:
    addresses = ["/products/", "/sitemap.xml", "/search/?q=winter", "/products/winter-blend/"]
    return {
        address
        for address in addresses
        if (answer := client.get(address)).status_code == 200
        and "/products/winter-blend/" in answer.content.decode()
    }


@pytest.mark.django_db(transaction=True)
def test_appears_everywhere_at_its_time_and_vanishes_again(client, hidden):
    showing = plan(hidden, 1, 2)
    showings.apply_due()
    assert where_it_is(client) == set()

    showing.available_from = timezone.now() - timedelta(minutes=1)
    showing.save()
    showings.apply_due()
    assert len(where_it_is(client)) == 4

    showing.refresh_from_db()
    showing.available_until = timezone.now()
    showing.save()
    showings.apply_due()
    assert where_it_is(client) == set()


def test_in_a_cart_it_cannot_be_ordered_once_it_has_vanished(client, hidden):
    Product.objects.update(is_public=True)
    client.post(f"/cart/add/{hidden.pk}/", {"quantity": 1})
    plan(hidden, end=-1)

    showings.apply_due()

    assert "no longer sold" in client.get("/cart/").content.decode()


def test_applying_again_changes_nothing(hidden):
    plan(hidden, -1)
    showings.apply_due()
    Product.objects.update(is_public=False)

    assert showings.apply_due() == 0
    assert not Product.objects.get().is_public


def test_period_that_passed_while_nothing_ran_shows_nothing(hidden):
    showing = plan(hidden, -3, -1)

    showings.apply_due()

    showing.refresh_from_db()
    assert (showing.shown_at, Product.objects.get().is_public) == (None, False)
    assert showing.hidden_at


def test_withdrawn_one_is_not_applied(hidden):
    showing = plan(hidden, 1)
    assert showings.withdraw(showing)
    Showing.objects.update(available_from=timezone.now() - timedelta(hours=1))

    showings.apply_due()

    assert not Product.objects.get().is_public


def test_label_that_is_not_complete_keeps_it_hidden_until_it_is():
    product = make_product("Winter Blend", is_public=False)
    showing = plan(product, -1)

    showings.apply_due()
    showing.refresh_from_db()
    assert "enter its Supplement Facts" in showing.problem
    assert not Product.objects.get().is_public

    make_complete(product=product)
    showings.apply_due()
    showing.refresh_from_db()
    assert showing.shown_at
    assert showing.problem == ""
    assert Product.objects.get().is_public


def test_history_says_who_planned_it(hidden):
    ada = make_user()
    plan(hidden, -1, by=ada)

    showings.apply_due()

    assert Product.objects.get().history.first().history_user == ada


@pytest.mark.parametrize(
    ("first", "second", "collide"),
    [
        ((1, 3), (2, 4), True),
        ((1, 3), (3, 4), False),
        ((1, None), (3, 4), True),
        ((None, 2), (1, 3), True),
        ((None, 2), (2, 3), False),
    ],
)
def test_overlaps(first, second, collide):
    now = timezone.now()
    one, other = (
        Showing(
            available_from=start and now + timedelta(hours=start),
            available_until=end and now + timedelta(hours=end),
        )
        for start, end in (first, second)
    )

    assert one.overlaps(other) is other.overlaps(one) is collide


def test_database_takes_no_plan_without_a_moment(hidden):
    with pytest.raises(IntegrityError), transaction.atomic():
        plan(hidden)
