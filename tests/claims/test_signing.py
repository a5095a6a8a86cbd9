"""What is found of an object, and who answers for it."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission

from shop.claims.index import refresh_claims
from shop.claims.models import Claim, ImmutableSignOff, SignOff
from shop.claims.passages import find_claims
from shop.claims.signing import (
    NotSigned,
    NotWithdrawn,
    blocking_findings,
    needs_sign_off,
    sign_off,
    unsigned_findings,
    withdraw,
)
from shop.claims.subjects import UnknownSubject

from .conftest import CLAIM

REASON = "Agreed with counsel on 3 November."


def test_claim_of_a_product_is_found_at_its_place(claiming):
    (found,) = find_claims(claiming)

    assert (found.field, found.text, found.severity) == ("tagline", CLAIM, "disease")
    assert needs_sign_off(claiming)


def test_signed_words_need_no_second_signature(claiming, reviewer):
    sign_off(claiming, reviewer, REASON)

    assert not needs_sign_off(claiming)
    row = SignOff.objects.get()
    assert (row.text, row.by, row.reason, row.policy) == (CLAIM, reviewer, REASON, "sign-off")
    assert row.findings[0]["rule"] == "G1"
    assert sign_off(claiming, reviewer, REASON) == []


def test_changed_words_need_a_new_one(claiming, reviewer):
    sign_off(claiming, reviewer, REASON)
    claiming.tagline = "Cures restless legs syndrome."

    assert needs_sign_off(claiming)


def test_other_spaces_are_the_same_words(claiming, reviewer):
    sign_off(claiming, reviewer, REASON)
    claiming.tagline = "Relieves  restless legs syndrome. "

    assert not needs_sign_off(claiming)


def test_a_paragraph_beside_it_may_change(claiming, reviewer):
    claiming.description = f"<p>Two capsules a day.</p><p>{CLAIM}</p>"
    sign_off(claiming, reviewer, REASON)
    claiming.description = f"<p>One capsule a day.</p><p>{CLAIM}</p>"

    assert not needs_sign_off(claiming)


def test_structure_function_claim_needs_none(db, claiming):
    claiming.tagline = "Supports restful sleep.*"

    assert [one.severity for one in find_claims(claiming)] == ["note"]
    assert not needs_sign_off(claiming)


@pytest.mark.parametrize("reason", ["", "  "])
def test_reason_is_asked_for(claiming, reviewer, reason):
    with pytest.raises(NotSigned, match="Say why"):
        sign_off(claiming, reviewer, reason)

    assert not SignOff.objects.exists()


def test_words_that_changed_while_they_were_read_are_not_signed(claiming, reviewer):
    read = [one.digest for one in unsigned_findings(claiming)]
    claiming.tagline = "Cures cancer."

    with pytest.raises(NotSigned, match="changed meanwhile"):
        sign_off(claiming, reviewer, REASON, digests=read)

    assert not SignOff.objects.exists()


def test_advise_holds_nothing_back(claiming, settings):
    settings.CLAIMS_POLICY = "advise"

    assert unsigned_findings(claiming) and not needs_sign_off(claiming)


def test_block_lets_nobody_sign(claiming, reviewer, settings):
    sign_off(claiming, reviewer, REASON)
    settings.CLAIMS_POLICY = "block"

    assert needs_sign_off(claiming)
    with pytest.raises(NotSigned, match="block"):
        sign_off(claiming, reviewer, REASON)


def test_record_is_neither_changed_nor_deleted(claiming, reviewer):
    (row,) = sign_off(claiming, reviewer, REASON)
    row = SignOff.objects.get(pk=row.pk) if row.pk else SignOff.objects.get()

    with pytest.raises(ImmutableSignOff):
        row.save()
    with pytest.raises(ImmutableSignOff):
        row.delete()


def test_record_outlives_its_author(claiming, reviewer):
    sign_off(claiming, reviewer, REASON)
    name = str(reviewer)
    reviewer.delete()

    row = SignOff.objects.get()
    assert (row.by, row.by_name) == (None, name)


def test_unknown_kind_of_object_is_refused(reviewer):
    with pytest.raises(UnknownSubject):
        find_claims(reviewer)


def may_sign(user):
    user.user_permissions.add(Permission.objects.get(codename="sign_off_claim"))
    return get_user_model().objects.get(pk=user.pk)


def test_withdrawn_words_need_a_signature_again(claiming, reviewer):
    sign_off(claiming, reviewer, REASON)
    withdraw(SignOff.objects.get(), may_sign(reviewer), "Counsel has changed her mind.")

    assert blocking_findings(claiming) == unsigned_findings(claiming) != []
    row = SignOff.objects.get()
    assert (row.text, row.reason, row.by) == (CLAIM, REASON, reviewer)
    assert (row.withdrawn_by, row.withdrawn_by_name) == (reviewer, str(reviewer))
    assert (row.withdrawn_reason, row.withdrawn_at is None) == (
        "Counsel has changed her mind.",
        False,
    )


def test_withdrawn_words_may_be_signed_anew(claiming, reviewer):
    sign_off(claiming, reviewer, REASON)
    withdraw(SignOff.objects.get(), may_sign(reviewer), "Counsel has changed her mind.")
    sign_off(claiming, reviewer, "Counsel has changed it back.")

    assert not needs_sign_off(claiming)
    assert SignOff.objects.count() == 2


def test_list_of_claims_shows_withdrawn_words_as_unsigned(claiming, reviewer):
    sign_off(claiming, reviewer, REASON)
    refresh_claims()
    assert Claim.objects.signed().exists()

    withdraw(SignOff.objects.get(), may_sign(reviewer), "Counsel has changed her mind.")

    assert Claim.objects.unsigned().exists() and not Claim.objects.signed().exists()


def test_withdrawing_needs_the_right(claiming, reviewer):
    sign_off(claiming, reviewer, REASON)

    with pytest.raises(NotWithdrawn, match="Only who may sign"):
        withdraw(SignOff.objects.get(), reviewer, "Counsel has changed her mind.")

    assert not needs_sign_off(claiming)


def test_withdrawing_needs_a_reason(claiming, reviewer):
    sign_off(claiming, reviewer, REASON)

    with pytest.raises(NotWithdrawn, match="Say why"):
        withdraw(SignOff.objects.get(), may_sign(reviewer), "  ")

    assert not needs_sign_off(claiming)


def test_sign_off_is_withdrawn_once(claiming, reviewer):
    sign_off(claiming, reviewer, REASON)
    row = SignOff.objects.get()
    withdraw(row, may_sign(reviewer), "Counsel has changed her mind.")

    with pytest.raises(NotWithdrawn, match="already"):
        withdraw(row, may_sign(reviewer), "Once more.")

    assert SignOff.objects.get().withdrawn_reason == "Counsel has changed her mind."


def test_nothing_blocks_under_advise(claiming, settings):
    settings.CLAIMS_POLICY = "advise"

    assert blocking_findings(claiming) == []
