"""The address book: its owner's only, changed by POST only."""

import pytest
from oscar.core.loading import get_model

from tests.accounts import make_customer, sign_in

pytestmark = pytest.mark.django_db

UserAddress = get_model("address", "UserAddress")
PEARL_STREET = {
    "first_name": "Ada",
    "last_name": "Lovelace",
    "line1": "1 Pearl Street",
    "line4": "Portland",
    "state": "OR",
    "postcode": "97205",
}


@pytest.fixture
def ada(client):
    user = make_customer()
    sign_in(client)
    return user


def add(client, **changes):
    return client.post("/account/addresses/add/", {**PEARL_STREET, **changes})


@pytest.fixture
def bobs(client):
    """An address of somebody else."""
    from django.test import Client

    make_customer("bob@example.com")
    other = Client()
    sign_in(other, "bob@example.com")
    add(other, line1="2 Opal Street")
    return UserAddress.objects.get(line1="2 Opal Street")


def test_address_is_added(client, ada):
    assert add(client)["Location"] == "/account/addresses/"

    address = ada.addresses.get()
    assert (address.line1, address.country_id) == ("1 Pearl Street", "US")


def test_first_address_is_the_default(client, ada):
    add(client)
    add(client, line1="3 Agate Street")

    assert [a.line1 for a in ada.addresses.filter(is_default_for_shipping=True)] == [
        "1 Pearl Street"
    ]


@pytest.mark.parametrize(
    "field", ["first_name", "last_name", "line1", "line4", "state", "postcode"]
)
def test_address_needs_its_parts(client, ada, field):
    response = add(client, **{field: ""})

    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert not ada.addresses.exists()


def test_postcode_must_be_one(client, ada):
    assert "postcode" in add(client, postcode="ABC").context["form"].errors


def test_phone_number_must_be_one(client, ada):
    assert "phone_number" in add(client, phone_number="12").context["form"].errors


def test_same_address_is_stored_once(client, ada):
    add(client)
    response = add(client)

    assert "already in your address book" in response.content.decode()
    assert ada.addresses.count() == 1


def test_same_address_stored_a_moment_before_is_a_form_error(client, ada, monkeypatch):
    add(client)
    monkeypatch.setattr(UserAddress, "validate_unique", lambda self, exclude=None: None)

    response = add(client)

    assert response.status_code == 200
    assert ada.addresses.count() == 1


def test_address_is_edited(client, ada):
    add(client)
    address = ada.addresses.get()

    client.post(f"/account/addresses/{address.pk}/", {**PEARL_STREET, "line4": "Salem"})

    assert ada.addresses.get().line4 == "Salem"


def test_address_is_deleted_by_post_only(client, ada):
    add(client)
    path = f"/account/addresses/{ada.addresses.get().pk}/delete/"

    assert client.get(path).status_code == 200
    assert ada.addresses.count() == 1
    client.post(path)
    assert ada.addresses.count() == 0


def test_default_moves_by_post_only(client, ada):
    add(client)
    add(client, line1="3 Agate Street")
    agate = ada.addresses.get(line1="3 Agate Street")
    path = f"/account/addresses/{agate.pk}/default/"

    assert client.get(path).status_code == 405
    client.post(path)

    assert [a.line1 for a in ada.addresses.filter(is_default_for_shipping=True)] == [
        "3 Agate Street"
    ]


def test_oscars_default_by_get_is_gone(client, ada):
    add(client)
    pk = ada.addresses.get().pk

    assert client.get(f"/account/addresses/{pk}/default_for_shipping/").status_code == 404


@pytest.mark.parametrize("path", ["", "delete/", "default/"])
def test_address_of_somebody_else_is_not_found(client, ada, bobs, path):
    response = client.post(f"/account/addresses/{bobs.pk}/{path}", PEARL_STREET)

    assert response.status_code == 404
    bobs.refresh_from_db()
    assert bobs.line1 == "2 Opal Street"


def test_address_book_shows_ones_own_addresses_only(client, ada, bobs):
    assert "Opal" not in client.get("/account/addresses/").content.decode()


def test_address_book_has_an_end(client, ada, monkeypatch):
    monkeypatch.setattr("shop.customer.addresses.MOST_ADDRESSES", 1)
    add(client)

    add(client, line1="3 Agate Street")

    assert ada.addresses.count() == 1
