"""What must hold for every row, and between rows, before anything of a file is written."""

from catalogue.models import Product, ProductAttribute, SupplementFacts

from .claims import check_claims
from .columns import BLENDS, PARENT, PRICE, ROWS, TRAITS
from .known import suggest
from .plan import Plan, PlannedRow, find_kinds
from .stock_cells import check_sale
from .stored import find_taken
from .visibility import check_visible

_NEEDED_FACTS = ("dosage_form", "serving_size", "servings_per_container")


def check_plan(plan: Plan) -> None:
    """Adds to the plan's problems. A fixed number of queries for each 500 rows."""
    for row in plan.rows:
        _check_family(row, plan)
        if row.before is None:
            _check_new(row, plan)
        check_sale(row, plan.known, plan.problems)
        if row.changes_facts:
            _check_facts(row, plan)
    _check_traits(plan)
    _check_unique("slug", plan)
    _check_unique("upc", plan)
    check_visible(plan)
    check_claims(plan)


def _check_family(row: PlannedRow, plan: Plan) -> None:
    if row.is_child:
        for name in ("product_class", "categories"):
            if row.values.get(name):
                plan.problems.add(
                    row.line, name, "A variant has that of its product. Empty this cell."
                )
    else:
        for name in TRAITS:
            if row.values.get(name):
                plan.problems.add(row.line, name, "Only variants have this. Empty this cell.")
    if not row.parent_sku:
        return
    if row.before is not None:
        _check_known_parent(row, row.before.parent_sku, plan)
        return
    if row.parent_sku == row.sku:
        plan.problems.add(row.line, PARENT, "A product cannot be a variant of itself.")
        return
    in_file, stored = plan.by_sku.get(row.parent_sku), plan.parents.get(row.parent_sku)
    structure = in_file.structure if in_file else stored.structure if stored else None
    if structure is None:
        hint = suggest(row.parent_sku, list(plan.by_sku)[:2000])
        plan.problems.add(
            row.line,
            PARENT,
            f"There is no product {row.parent_sku}, neither in the shop nor in this file.{hint}",
        )
    elif structure != Product.PARENT:
        kind = "a variant itself" if structure == Product.CHILD else "sold by itself"
        plan.problems.add(
            row.line, PARENT, f"{row.parent_sku} is {kind}, so it can have no variants."
        )


def _check_known_parent(row: PlannedRow, current: str, plan: Plan) -> None:
    if row.parent_sku == current:
        return
    words = f"It is a variant of {current}" if current else "It is no variant"
    plan.problems.add(row.line, PARENT, f"{words}, and an import cannot change that.")


def _check_new(row: PlannedRow, plan: Plan) -> None:
    add = plan.problems.add_missing
    if not row.is_child and not row.values.get("title"):
        add(
            row.line,
            "title",
            f"There is no product with the SKU {row.sku}. A new product needs a title.",
        )
    if not row.is_parent and row.values.get(PRICE) is None:
        add(row.line, PRICE, "A new product needs a price.")
    if not row.is_child and row.values.get("product_class") is None:
        classes = {each.pk: each for each in plan.known.classes.values()}
        if len(classes) == 1:
            row.values["product_class"] = next(iter(classes.values()))
        else:
            add(row.line, "product_class", "A new product needs a product type.")


def _check_facts(row: PlannedRow, plan: Plan) -> None:
    add = plan.problems.add_missing
    if not (row.before and row.before.facts_id):
        for name in _NEEDED_FACTS:
            if name not in row.values:
                add(row.line, name, "This is needed with the first Supplement Facts of a product.")
    declared = SupplementFacts.AllergenStatus.DECLARED
    if row.value("allergen_status") == declared and not row.value("allergens"):
        add(row.line, "allergens", "Name the allergens, or write another allergen_status.")
    if bool(row.value("prop65_chemicals")) != bool(row.value("prop65_harm")):
        missing = "prop65_harm" if row.value("prop65_chemicals") else "prop65_chemicals"
        add(row.line, missing, "A warning needs both: the chemicals and the harm.")
    if ROWS in row.values or BLENDS in row.values:
        _check_blends(row, plan)


def _check_blends(row: PlannedRow, plan: Plan) -> None:
    names = {blend.name.casefold() for blend in row.value(BLENDS) or []}
    column = ROWS if ROWS in row.values else BLENDS
    for line in row.value(ROWS) or []:
        if line.blend and line.blend.casefold() not in names:
            plan.problems.add(
                row.line, column,
                f"{line.ingredient.name} is in the blend “{line.blend}”, which is not among the"
                " blends.",
            )  # fmt: skip
        own = {line.label_name.casefold(), line.ingredient.name.casefold()}
        if line.blend and own & names:
            plan.problems.add(
                row.line, column,
                f"{line.label_name or line.ingredient.name} is a blend, and cannot be in"
                f" {line.blend}. Write its members there instead.",
            )  # fmt: skip


def _check_traits(plan: Plan) -> None:
    """Each attribute must be one of the product's type, and of text."""
    wanted = [row for row in plan.rows if any(row.values.get(name) for name in TRAITS)]
    if not wanted:
        return
    known = set(
        ProductAttribute.objects.filter(
            code__in=TRAITS.values(), type=ProductAttribute.TEXT
        ).values_list("product_class_id", "code")
    )
    kinds = find_kinds(wanted, plan)
    for row in wanted:
        for name, code in TRAITS.items():
            if row.values.get(name) and (kinds.get(row.sku), code) not in known:
                plan.problems.add_missing(
                    row.line, name, f"The product's type has no attribute “{code}” of text."
                )


def _check_unique(name: str, plan: Plan) -> None:
    """In the file, and against products that are not in it."""
    wanted = [row for row in plan.rows if row.values.get(name)]
    taken = find_taken(name, [row.values[name] for row in wanted])
    word = "address" if name == "slug" else "barcode"
    first: dict[str, int] = {}
    for row in wanted:
        value = row.values[name]
        own = row.before.product_id if row.before else None
        if value in first:
            plan.problems.add(
                row.line, name, f"The {word} {value} stands in row {first[value]} already."
            )
        elif taken.get(value, own) != own:
            plan.problems.add(row.line, name, f"Another product has the {word} {value}.")
        first.setdefault(value, row.line)
