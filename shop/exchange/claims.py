"""Claims about diseases in the texts of a file, held to what the product's form is held to.

What customers see, or are to see, takes none that nobody has signed. What stays hidden may be
stored, with a note of what waits for a name. Under the policy `block`, nobody could give one.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType

from catalogue.claim_texts import label_texts, own_texts, picture_texts, variant_texts
from catalogue.models import Product, SupplementFacts
from shop.claims.checking import Severity
from shop.claims.models import SignOff
from shop.claims.passages import FoundPassage, find_passages, only_new
from shop.claims.signing import Policy, policy
from shop.claims.subjects import Text

from .plan import Plan, PlannedRow
from .stored import BATCH, Stored

_VISIBLE = "is_public"
_OF_PRODUCT = (
    "title", "slug", "tagline", "benefits", "description", "meta_title", "meta_description",
)  # fmt: skip
_OF_LABEL = ("directions", "note")
# Where the catalogue's texts stand in a file, if not in a column of the same name.
_COLUMNS = {
    "title of a variant": "title",
    "address": "slug",
    "address of a variant": "slug",
    "title for search engines": "meta_title",
    "description for search engines": "meta_description",
    "note on the label": "note",
}
_WORDS = {
    Policy.ADVISE: "reads like a claim about a disease, and nobody has signed it off.",
    Policy.SIGN_OFF: "reads like a claim about a disease: somebody must sign it off.",
    Policy.BLOCK: "reads like a claim about a disease, and this shop takes none. Change it.",
}
_WAY_OUT = " Change it, or import the product hidden and have it signed first."


def check_claims(plan: Plan) -> None:
    """Adds to the plan's problems and notes. What cannot be read is not judged.

    Texts are read where they change, or where their product is to be shown.
    """
    wrong = set(plan.problems.lines)
    rows = [row for row in plan.rows if row.line not in wrong and _names_to_read(row)]
    for start in range(0, len(rows), BATCH):
        _check_batch(rows[start : start + BATCH], plan)


def _check_batch(rows: list[PlannedRow], plan: Plan) -> None:
    """At most four queries."""
    beside = _read_beside([row for row in rows if _is_coming(row)])
    found = {row.line: _new_claims(row, beside) for row in rows}
    claiming = [row for row in rows if found[row.line]]
    if not claiming:
        return
    signed = _read_signed(claiming)
    shown = _find_shown(claiming, plan)
    rule = policy()
    for row in claiming:
        for one in found[row.line]:
            if rule != Policy.BLOCK and one.key in signed[_owner(row)]:
                continue
            column, message = _COLUMNS.get(one.field, one.field), f"“{one.text[:120]}” "
            if rule == Policy.BLOCK:
                plan.problems.add(row.line, column, message + _WORDS[rule])
            elif rule == Policy.SIGN_OFF and row.line in shown:
                plan.problems.add(row.line, column, message + _WORDS[rule] + _WAY_OUT)
            else:
                plan.notes.add(row.line, column, message + _WORDS[rule])


def _names_to_read(row: PlannedRow) -> list[str]:
    names = [name for name in (*_OF_PRODUCT, *_OF_LABEL) if name in row.values]
    return [*_OF_PRODUCT, *_OF_LABEL] if _is_coming(row) else names


def _is_coming(row: PlannedRow) -> bool:
    """Known, and to be shown from now on: then every word of its page counts."""
    return row.before is not None and row.values.get(_VISIBLE) is True


def _new_claims(row: PlannedRow, beside: dict[int, list[Text]]) -> list[FoundPassage]:
    """What stood there before is no reason to refuse something else, as long as it stays so."""
    names = _names_to_read(row)
    texts = list(_texts(row, names, row.value))
    if _is_coming(row) and row.before:
        return _grave([*texts, *beside[row.before.product_id]])
    found = _grave(texts)
    if not found or row.before is None:
        return found
    before: Stored = row.before
    return only_new(found, _texts(row, names, lambda name: before.values.get(name)))


def _grave(texts: "Iterator[Text] | list[Text]") -> list[FoundPassage]:
    return [one for one in find_passages(texts) if one.severity == Severity.DISEASE]


def _texts(row: PlannedRow, names: Collection[str], value: Callable[[str], Any]) -> Iterator[Text]:
    """Those of `names`, by the catalogue's own list of what customers read."""
    product = Product(**{name: value(name) or "" for name in _OF_PRODUCT if name in names})
    yield from variant_texts(product) if row.is_child else own_texts(product)
    label = {name: value(name) or "" for name in _OF_LABEL if name in names}
    if label:
        yield from label_texts(SupplementFacts(**label))


def _read_beside(rows: list[PlannedRow]) -> dict[int, list[Text]]:
    """What else stands on the pages of these products: pictures, and the names of variants."""
    keys = [row.before.product_id for row in rows if row.before]
    found: dict[int, list[Text]] = {key: [] for key in keys}
    if keys:
        products = Product.objects.filter(pk__in=keys).prefetch_related("images", "children")
        for product in products:
            found[product.pk] += picture_texts(product)
            for variant in product.children.all():
                found[product.pk] += variant_texts(variant)
    return found


def _read_signed(rows: list[PlannedRow]) -> dict[int | None, set[tuple[str, str]]]:
    """Field and digest of signed passages by product."""
    found: dict[int | None, set[tuple[str, str]]] = defaultdict(set)
    signed = SignOff.objects.in_force().filter(
        content_type=ContentType.objects.get_for_model(Product),
        object_id__in=[owner for row in rows if (owner := _owner(row))],
    )
    for owner, field, digest in signed.values_list("object_id", "field", "digest"):
        found[owner].add((field, digest))
    return found


def _owner(row: PlannedRow) -> int | None:
    """A variant's words are signed on its product's page."""
    return (row.before.parent_id or row.before.product_id) if row.before else None


def _find_shown(rows: list[PlannedRow], plan: Plan) -> set[int]:
    """Lines of rows whose words customers will see; a variant's are on its product's page."""
    parents = {row.before.parent_id for row in rows if row.before and row.before.parent_id}
    public = set(
        Product.objects.filter(pk__in=parents, is_public=True).values_list("pk", flat=True)
    )
    shown = set()
    for row in rows:
        page: Any = row
        if row.is_child:
            sku = row.before.parent_sku if row.before else row.parent_sku
            page = plan.by_sku.get(sku) or plan.parents.get(sku)
        if isinstance(page, PlannedRow):
            is_shown = bool(page.value(_VISIBLE))
        elif page is not None:
            is_shown = bool(page.values[_VISIBLE])
        else:
            is_shown = bool(row.before and row.before.parent_id in public)
        if is_shown:
            shown.add(row.line)
    return shown
