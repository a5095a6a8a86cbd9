"""Labels as data: recorded once a change, assembled again, compared, restored."""

from decimal import Decimal

import pytest

from catalogue.label_changes import compare, compare_formulas
from catalogue.labels import (
    assemble,
    describe,
    describe_today,
    facts_with_rows,
    record_label,
    record_labels_of,
    restore_label,
)
from catalogue.models import Blend, IngredientAmount, LabelVersion, SupplementFacts
from catalogue.panel import build_panel
from tests.catalogue.facts import make_facts
from tests.factories import make_product, make_user, make_variants

pytestmark = pytest.mark.django_db


@pytest.fixture
def facts():
    return reread(
        make_facts(
            [("magnesium", "125", "mg"), ("iron", "14", "mg"), ("glycine", "300", "mg")],
            directions="One a day.",
        )
    )


def reread(facts: SupplementFacts) -> SupplementFacts:
    return facts_with_rows().get(pk=facts.pk)


def change_amount(facts: SupplementFacts, key: str, amount: str) -> SupplementFacts:
    facts.amounts.filter(ingredient__key=key).update(amount=Decimal(amount))
    return reread(facts)


def test_a_label_is_recorded_once_while_it_stays_the_same(facts):
    first = record_label(facts)

    assert record_label(reread(facts)) == first
    assert LabelVersion.objects.count() == 1


def test_a_change_makes_the_next_version_with_its_author(facts):
    record_label(facts)
    ada = make_user()

    version = record_label(change_amount(facts, "iron", "18"), by=ada, reason="New formula")

    assert (version.number, version.created_by, version.reason) == (2, ada, "New formula")


def test_facts_read_before_a_change_do_not_record_the_old_label_again(facts):
    record_label(facts)
    newest = record_label(change_amount(facts, "iron", "18"))

    assert record_label(facts) == newest
    assert LabelVersion.objects.count() == 2


def test_an_assembled_label_prints_the_panel_it_was_taken_from(facts):
    content = record_label(facts).content
    printed = build_panel(facts)

    change_amount(facts, "iron", "18")

    assert build_panel(assemble(content)) == printed


def test_an_assembled_label_keeps_its_blend(facts):
    blend = Blend.objects.create(facts=facts, name="Calm Blend", amount=300, unit="mg")
    facts.amounts.filter(ingredient__key="glycine").update(blend=blend)

    found = assemble(describe(reread(facts)))

    assert [row.blend.name for row in found.amounts.all() if row.blend] == ["Calm Blend"]


def test_an_assembled_label_keeps_the_daily_value_of_its_day(facts):
    content = describe(facts)
    iron = facts.amounts.get(ingredient__key="iron").ingredient
    iron.daily_value = Decimal(9)
    iron.save()

    panel = build_panel(assemble(content))

    assert next(row.percent for row in panel.rows if row.key == "iron") == "78%"


def test_the_formula_stays_the_same_when_only_directions_change(facts):
    before = record_label(facts)
    SupplementFacts.objects.filter(pk=facts.pk).update(directions="Two a day.")

    after = record_label(reread(facts))

    assert (after.number, after.digest) == (2, before.digest)


def test_the_formula_changes_with_an_amount(facts):
    before = record_label(facts)

    assert record_label(change_amount(facts, "iron", "18")).digest != before.digest


def test_the_order_of_the_rows_is_no_part_of_the_formula(facts):
    before = record_label(facts)
    facts.amounts.filter(ingredient__key="iron").update(position=9)

    assert record_label(reread(facts)).digest == before.digest


def test_a_comparison_names_what_was_changed_added_and_removed(facts):
    before = describe(facts)
    change_amount(facts, "iron", "18.5")
    facts.amounts.filter(ingredient__key="glycine").delete()
    SupplementFacts.objects.filter(pk=facts.pk).update(directions="Two a day.")

    changes = compare(before, describe(reread(facts)))

    assert [(each.what, each.before, each.after) for each in changes] == [
        ("Directions", "One a day.", "Two a day."),
        ("Iron", "14 mg", "18.5 mg"),
        ("Glycine", "300 mg", ""),
    ]


def test_a_comparison_of_formulas_leaves_directions_out(facts):
    before = describe(facts)
    SupplementFacts.objects.filter(pk=facts.pk).update(directions="Two a day.")

    assert compare_formulas(before, describe(reread(facts))) == []


def test_a_restored_label_is_a_new_version_that_says_the_old(facts):
    old = record_label(facts)
    record_label(change_amount(facts, "iron", "18"))

    restore_label(old)

    newest = LabelVersion.objects.order_by("number").last()
    assert (newest.number, newest.content, newest.digest) == (3, old.content, old.digest)
    assert IngredientAmount.objects.get(ingredient__key="iron").amount == 14


def test_a_label_outlives_its_product(facts):
    version = record_label(facts)

    facts.product.delete()

    version.refresh_from_db()
    assert version.product is None
    assert build_panel(assemble(version.content)).serving_size == "1 capsule"


def test_a_variant_without_facts_has_its_parents_label():
    parent, small, large = make_variants()
    make_facts([("epa", "300", "mg")], product=parent)
    make_facts([("epa", "600", "mg")], product=large)

    labels = record_labels_of([small, large])

    assert labels[small.pk].product == parent
    assert labels[large.pk].product == large


def test_a_product_without_facts_has_no_label():
    assert record_labels_of([make_product()]) == {}


def test_looking_at_todays_labels_writes_none(facts):
    describe_today([facts.product])

    assert not LabelVersion.objects.exists()


def test_recording_many_labels_again_takes_four_queries(facts, django_assert_max_num_queries):
    products = [facts.product, *(make_facts([("iron", "9", "mg")]).product for _ in range(5))]
    record_labels_of(products)

    with django_assert_max_num_queries(4):
        record_labels_of(products)
