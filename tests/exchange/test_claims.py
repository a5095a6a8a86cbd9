"""Claims about diseases in a file: as the product's form takes them, and named in the dry run."""

import pytest

from catalogue.models import Product
from shop.claims.signing import sign_off
from shop.exchange import runs
from tests.factories import make_user

from .files import applied, checked, of_rows
from .rows import MAGNESIUM

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelves")]
CLAIM = "It cures insomnia."
HIDDEN = MAGNESIUM | {"is_public": "no"}


def magnesium() -> Product:
    return Product.objects.get(title="Magnesium")


def test_claim_of_a_hidden_product_is_a_note_by_row() -> None:
    run = checked(of_rows(HIDDEN | {"tagline": CLAIM}))

    assert (run.state, run.errors, run.note_count) == ("checked", [], 1)
    [[row, column, message]] = run.notes
    assert (row, column) == (2, "tagline")
    assert "It cures insomnia." in message and "somebody must sign it off" in message


def test_hidden_product_with_a_claim_is_imported() -> None:
    applied(of_rows(HIDDEN | {"tagline": CLAIM}))

    assert magnesium().tagline == CLAIM


def test_claim_on_a_label_is_a_note() -> None:
    run = checked(of_rows(HIDDEN | {"note": CLAIM}))

    assert [column for _, column, _ in run.notes] == ["note"]


def test_new_visible_product_with_a_claim_is_refused() -> None:
    run = checked(of_rows(MAGNESIUM | {"description": f"<p>{CLAIM}</p>"}))

    assert [(row, column) for row, column, _ in run.errors] == [(2, "description")]
    assert "import the product hidden" in run.errors[0][2]


def test_new_claim_on_a_visible_product_is_refused() -> None:
    applied(of_rows(MAGNESIUM))

    run = checked(of_rows({"sku": "EVF-MAG", "tagline": CLAIM}))

    assert [column for _, column, _ in run.errors] == ["tagline"]


def test_signed_words_are_taken() -> None:
    applied(of_rows(HIDDEN | {"tagline": CLAIM}))
    sign_off(magnesium(), make_user(), "Our adviser has agreed to this.")

    run = applied(of_rows({"sku": "EVF-MAG", "is_public": "yes"}))

    assert (run.notes, magnesium().is_public) == ([], True)


def test_unsigned_words_keep_a_product_hidden() -> None:
    applied(of_rows(HIDDEN | {"tagline": CLAIM}))

    run = checked(of_rows({"sku": "EVF-MAG", "is_public": "yes"}))

    assert [column for _, column, _ in run.errors] == ["tagline"]


def test_older_claim_does_not_keep_a_file_from_mending_something_else() -> None:
    applied(of_rows(MAGNESIUM))
    Product.objects.update(tagline=CLAIM)

    run = checked(of_rows({"sku": "EVF-MAG", "price": "9.95", "tagline": f"Sleep. {CLAIM}"}))
    unmoved = checked(of_rows({"sku": "EVF-MAG", "price": "9.95", "title": "Magnesium 2"}))

    assert [column for _, column, _ in run.errors] == ["tagline"]
    assert unmoved.errors == []


def test_claim_in_a_variants_title_counts_on_its_products_page() -> None:
    parent = {"sku": "TEA", "title": "Magnesium", "is_public": "no"}
    variant = HIDDEN | {"sku": "TEA-1", "parent_sku": "TEA", "title": "Cures insomnia"}

    run = checked(of_rows(parent, variant))

    assert [(row, column) for row, column, _ in run.notes] == [(3, "title")]


def test_policy_that_takes_none_refuses_hidden_products_too(settings) -> None:
    settings.CLAIMS_POLICY = "block"

    run = checked(of_rows(HIDDEN | {"tagline": CLAIM}))

    assert [column for _, column, _ in run.errors] == ["tagline"]


def test_policy_that_advises_notes_them_on_visible_products(settings) -> None:
    settings.CLAIMS_POLICY = "advise"

    run = applied(of_rows(MAGNESIUM | {"tagline": CLAIM}))

    assert [column for _, column, _ in run.notes] == ["tagline"]
    assert magnesium().is_public


def test_file_is_not_written_when_its_words_need_a_name_meanwhile(settings) -> None:
    settings.CLAIMS_POLICY = "advise"
    run = checked(of_rows(MAGNESIUM | {"tagline": CLAIM}))
    runs.approve(run, digest=run.digest, by=None)
    settings.CLAIMS_POLICY = "sign-off"

    runs.apply(run.pk)

    run.refresh_from_db()
    assert (run.state, Product.objects.count()) == ("failed", 0)
