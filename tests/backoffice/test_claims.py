"""The screen of claims: the list, the page that signs off, and who may."""

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType

from shop.backoffice.groups import CLAIMS_REVIEWER, EDITOR, ensure_groups
from shop.claims.index import refresh_claims
from shop.claims.models import Claim, SignOff
from shop.claims.passages import digest
from shop.claims.signing import sign_off, unsigned_findings
from tests.factories import make_product, make_user

LIST = "/admin/claims/claim/"
CLAIM = "Relieves restless legs syndrome."
REASON = "Agreed with counsel on 3 November."


@pytest.fixture
def product(db):
    product = make_product("Sedorum", slug="sedorum", tagline=CLAIM)
    refresh_claims()
    return product


def page_of(product):
    kind = ContentType.objects.get_for_model(product)
    return f"{LIST}sign/{kind.pk}/{product.pk}/"


def in_role(client, role):
    ensure_groups()
    user = make_user("rita@example.com", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    return client


def test_list_shows_what_waits(boss, product):
    text = boss.get(f"{LIST}?signed=no").content.decode()

    assert CLAIM in text
    assert page_of(product) in text
    assert "1 passage waits" in text


def test_signing_keeps_name_and_reason(client, product):
    in_role(client, CLAIMS_REVIEWER)

    client.post(page_of(product), {"passages": [digest(CLAIM)], "reason": REASON})

    row = SignOff.objects.get()
    assert (row.by.email, row.reason) == ("rita@example.com", REASON)
    assert CLAIM not in client.get(f"{LIST}?signed=no").content.decode()


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"passages": [digest(CLAIM)]}, "Say why it may stand"),
        ({"passages": [digest(CLAIM)], "reason": "ok"}, "A few words more"),
        ({"reason": REASON}, "Tick the passages"),
        ({"passages": [digest("other words")], "reason": REASON}, "changed meanwhile"),
    ],
)
def test_incomplete_form_says_what_is_missing(boss, product, fields, message):
    answer = boss.post(page_of(product), fields)

    assert message in answer.content.decode()
    assert not SignOff.objects.exists()


def test_editor_reads_and_cannot_sign(client, product):
    in_role(client, EDITOR)

    assert CLAIM in client.get(page_of(product)).content.decode()
    answer = client.post(page_of(product), {"passages": [digest(CLAIM)], "reason": REASON})

    assert answer.status_code == 403
    assert not SignOff.objects.exists()


def test_blocked_shop_signs_nothing(boss, product, settings):
    settings.CLAIMS_POLICY = "block"

    assert "Sign off</button>" not in boss.get(page_of(product)).content.decode()
    assert boss.post(page_of(product), {"reason": REASON}).status_code == 403


def test_button_checks_the_shop(boss, product):
    product.tagline = "Vegan capsules."
    product.save()

    boss.get(f"{LIST}check/")
    assert Claim.objects.exists()
    boss.post(f"{LIST}check/")
    assert not Claim.objects.exists()


@pytest.mark.parametrize("place", ["sign/0/0/", "sign/999999/1/", "sign/1/999999/"])
def test_odd_addresses_are_not_found(boss, product, place):
    assert boss.get(f"{LIST}{place}").status_code == 404


def test_product_form_names_its_claims(boss, product):
    text = boss.get(f"/admin/catalogue/product/{product.pk}/change/").content.decode()

    assert "restless legs syndrome" in text
    assert page_of(product) in text


@pytest.fixture
def signed(product):
    (row,) = sign_off(product, make_user("sam@example.com", first_name="Sam"), REASON)
    return SignOff.objects.get(digest=row.digest)


def test_reviewer_withdraws_a_sign_off(client, product, signed):
    in_role(client, CLAIMS_REVIEWER)
    page = f"/admin/claims/signoff/{signed.pk}/"
    assert f"{page}withdraw/" in client.get(f"{page}change/").content.decode()
    assert f"{page}withdraw/" in client.get(page_of(product)).content.decode()
    assert CLAIM in client.get(f"{page}withdraw/").content.decode()

    client.post(f"{page}withdraw/", {"reason": "The adviser has changed her mind."})

    signed.refresh_from_db()
    assert (signed.withdrawn_by.email, signed.by.email) == ("rita@example.com", "sam@example.com")
    assert [one.text for one in unsigned_findings(product)] == [CLAIM]
    assert "changed her mind" in client.get(f"{page}change/").content.decode()
    assert f"{page}withdraw/" not in client.get(f"{page}change/").content.decode()


def test_withdrawing_without_a_reason_says_so(boss, product, signed):
    answer = boss.post(f"/admin/claims/signoff/{signed.pk}/withdraw/", {"reason": " "})

    assert "Say why it is withdrawn" in answer.content.decode()
    signed.refresh_from_db()
    assert signed.withdrawn_at is None


def test_editor_cannot_withdraw(client, product, signed):
    in_role(client, EDITOR)
    page = f"/admin/claims/signoff/{signed.pk}/"

    assert "withdraw/" not in client.get(f"{page}change/").content.decode()
    assert client.post(f"{page}withdraw/", {"reason": REASON}).status_code == 403
    signed.refresh_from_db()
    assert signed.withdrawn_at is None


@pytest.mark.parametrize("key", ["0", "9" * 30])
def test_unknown_sign_off_cannot_be_withdrawn(boss, product, key):
    assert boss.post(f"/admin/claims/signoff/{key}/withdraw/").status_code == 404
