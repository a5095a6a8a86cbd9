"""Whether products could be shown, kept as a number so that long lists can be filtered by it.

catalogue.publishing judges; here is what its last judgement was. Nothing is published by it.
"""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from catalogue.composition import Known, known_names
from catalogue.labels import facts_with_rows
from catalogue.models import Product, SupplementFacts
from catalogue.publishing import list_blocking

BATCH = 200


def take_judgement(facts: SupplementFacts, known: Known | None = None) -> bool:
    """Sets `blocking`, saved or not; whether that changed it. See list_problems for queries."""
    blocking = len(list_blocking(facts, known))
    changed = facts.blocking != blocking
    facts.blocking = blocking
    return changed


def judge_all() -> int:
    """How many judgements have changed. Four queries for each BATCH, and the writes."""
    return _judge(list(SupplementFacts.objects.order_by("pk").values_list("pk", flat=True)))


def with_readiness(products: QuerySet[Product]) -> QuerySet[Product]:
    """Annotates `is_ready`: nothing is known that would keep it hidden."""
    return products.annotate(is_ready=_needs_none() | _is_ready_alone() | _is_ready_parent())


def _judge(keys: list[int]) -> int:
    known = known_names()
    return sum(_judge_batch(keys[at : at + BATCH], known) for at in range(0, len(keys), BATCH))


def _judge_batch(keys: Iterable[int], known: Known) -> int:
    rows = facts_with_rows().filter(pk__in=keys)
    changed = [facts for facts in rows if take_judgement(facts, known)]
    SupplementFacts.objects.bulk_update(changed, ["blocking"])
    return len(changed)


def _needs_none() -> Q:
    return Q(product_class__needs_facts=False)


def _is_ready_alone() -> Q:
    return ~Q(structure=Product.PARENT) & Q(Exists(_complete(OuterRef("pk"))))


def _is_ready_parent() -> Q:
    """As publishing.why_not_public has it: by the variants that are visible."""
    visible = Product.objects.filter(parent=OuterRef("pk"), is_public=True).order_by()
    own = SupplementFacts.objects.filter(product=OuterRef("pk"))
    complete = Exists(_complete(OuterRef("pk")))
    inherited = ~Exists(own) & Exists(_complete(OuterRef("parent")))
    return (
        Q(structure=Product.PARENT)
        & Exists(visible)
        & ~Exists(visible.exclude(complete | inherited))
    )


def _complete(product: OuterRef) -> QuerySet[SupplementFacts]:
    return SupplementFacts.objects.filter(product=product, blocking=0)
