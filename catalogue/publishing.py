"""What must be true of a supplement before the public may see it, and the one door to there.

Every way of showing a product passes `require_ready`: `publish` (lists, tasks), Product.clean
(forms, imports that validate) and Product.save (the shell). Only a queryset's update() does not.
"""

from collections.abc import Iterator
from typing import Any

from django.db import transaction

from catalogue.claim_texts import product_texts, written_texts
from catalogue.composition import Known, known_names
from catalogue.diets import refresh_flags
from catalogue.label_checks.blends import check_blends
from catalogue.label_checks.problem import Problem, Rule, problem, rules
from catalogue.label_checks.rows import check_rows
from catalogue.label_checks.serving import check_serving
from catalogue.label_checks.statements import (
    advise_limits,
    check_allergens,
    check_badges,
    check_package,
    check_proposition_65,
    check_warnings,
)
from catalogue.labels import facts_with_rows
from catalogue.models import Product, SupplementFacts
from shop.claims.signing import blocking_findings, find_unsigned, say_unsigned

__all__ = [
    "NotPublishable", "Problem", "Rule", "list_blocking", "list_problems",
    "publish", "require_ready", "require_signed", "rules", "why_not_public",
]  # fmt: skip


class NotPublishable(Exception):
    """`problems` keep the product hidden; the message names it and all of them."""

    def __init__(self, product: Product, problems: list[Problem]) -> None:
        self.product = product
        self.problems = problems
        reasons = " ".join(each.message for each in problems)
        super().__init__(f"{product.get_title()} cannot be shown yet. {reasons}")


def list_problems(facts: SupplementFacts, known: Known | None = None) -> list[Problem]:
    """What blocks and what is only advised, in the order of the label. Facts may be unsaved.

    Reads amounts with ingredients and blends (see catalogue.labels.facts_with_rows and
    put_together). One query besides, unless `known` is given (catalogue.composition.known_names):
    for many labels, ask for it once.
    """
    return [*_check(facts, known), *advise_limits(facts)]


def list_blocking(facts: SupplementFacts | None, known: Known | None = None) -> list[Problem]:
    """Only what blocks; nothing of no facts."""
    return [each for each in _check(facts, known) if each.blocks] if facts else []


def _check(facts: SupplementFacts, known: Known | None) -> Iterator[Problem]:
    known = known_names() if known is None else known
    yield from check_serving(facts)
    yield from check_rows(facts)
    yield from check_blends(facts)
    yield from check_warnings(facts)
    yield from check_allergens(facts, known)
    yield from check_badges(facts, known)
    yield from check_package(facts)
    yield from check_proposition_65(facts)


def why_not_public(product: Product) -> list[Problem]:
    """The problems that keep the product from being shown; none for a class without facts.

    A variant without facts of its own has its product's. A product with variants is judged by
    those that are visible. At most six queries, for any number of variants.
    """
    if not _needs_facts(product):
        return []
    if not product.is_parent:
        return list(_judge(product, _labels_of([product]), known_names()))
    shown = list(product.children.filter(is_public=True)) if product.pk else []
    if not shown:
        return [problem("variants", "Show at least one of its variants first.")]
    labels, known = _labels_of([product, *shown]), known_names()
    return [each for variant in shown for each in _judge(variant, labels, known, several=True)]


def require_ready(product: Product) -> None:
    """Raises NotPublishable while anything blocks: its label, or what its page claims."""
    problems = why_not_public(product)
    # One that was never saved has neither pictures nor variants, and nothing of it can be signed.
    new = None if product.pk else list(written_texts(product))
    if blocking := blocking_findings(product, new):
        problems.append(problem("claims", say_unsigned(blocking)))
    if problems:
        raise NotPublishable(product, problems)


def require_signed(product: Product) -> None:
    """Raises NotPublishable when new words of a visible product need a name behind them.

    What was unsigned before does not stand in the way of mending something else.
    """
    stored = Product.objects.filter(pk=product.pk).first()
    if stored and find_unsigned(product, product_texts(product), product_texts(stored)):
        blocking = blocking_findings(product)
        raise NotPublishable(product, [problem("claims", say_unsigned(blocking))])


@transaction.atomic
def publish(product: Product, by: Any = None) -> bool:
    """Show the product, with the badges that are true today. False when it is shown already.

    Raises NotPublishable, and then changes nothing. `by` is the user for the history, if any.
    """
    stored = Product.objects.select_for_update().get(pk=product.pk)
    if stored.is_public:
        product.is_public = True
        return False
    refresh_flags([stored, *stored.children.all()])
    stored.is_public = True
    stored._history_user = by  # type: ignore[attr-defined]
    # Asks require_ready.
    stored.save(update_fields=["is_public", "date_updated"])
    product.is_public = True
    return True


def _needs_facts(product: Product) -> bool:
    owner = product.parent if product.is_child else product
    found = owner.product_class if owner else None
    return found is None or found.needs_facts


def _labels_of(products: list[Product]) -> dict[int, SupplementFacts]:
    keys = {key for each in products for key in (each.pk, each.parent_id) if key}
    return {facts.product_id: facts for facts in facts_with_rows().filter(product__in=keys)}


def _judge(
    product: Product,
    labels: dict[int, SupplementFacts],
    known: Known,
    *,
    several: bool = False,
) -> Iterator[Problem]:
    facts = labels.get(product.pk) or labels.get(product.parent_id or 0)
    found = (
        list_blocking(facts, known)
        if facts
        else [problem("facts", "Save it hidden, then enter its Supplement Facts.")]
    )
    for each in found:
        message = f"{product.get_title()}: {each.message}" if several else each.message
        yield Problem(each.field, each.row, message, each.blocks, each.rule)
