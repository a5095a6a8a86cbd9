"""Products, their categories and addresses, with their history."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from catalogue.models import Product, ProductCategory
from catalogue.slugs import leave_redirects
from shop.bulk_rows import NewRows, update_rows
from shop.exchange.plan import Plan, PlannedRow
from shop.exchange.stored import BATCH, read_columns

from .histories import history_rows

FIELDS = (
    "title", "slug", "tagline", "benefits", "description", "upc", "meta_title",
    "meta_description", "is_public", "product_class",
)  # fmt: skip


@dataclass
class NewProducts:
    """In the order in which they are written: first those that have no parent.

    `firsts` is how many these are; `parents` has the keys of the others' parents, or their SKUs
    where they are new as well.
    """

    rows: list[PlannedRow]
    slugs: list[str]
    inserts: tuple[NewRows, NewRows]
    histories: tuple[NewRows, NewRows]
    parents: list[int | str]
    firsts: int


@dataclass
class ChangedProducts:
    """`seen` is when each was last saved, as they were read."""

    seen: dict[int, datetime]
    updates: dict[tuple[str, ...], dict[int, list[Any]]]
    moves: dict[str, str]
    history: NewRows


def prepare_new(plan: Plan, rows: list[PlannedRow], by: Any, reason: str) -> NewProducts:
    """Each with an address that is free."""
    new = sorted((row for row in rows if row.before is None), key=lambda row: row.is_child)
    taken = set(Product.objects.values_list("slug", flat=True)) if new else set()
    taken |= {row.values["slug"] for row in new if "slug" in row.values}
    made = [_make(row, taken) for row in new]
    firsts = sum(not row.is_child for row in new)
    parts = (made[:firsts], made[firsts:])
    first, second = (NewRows(part) for part in parts)
    return NewProducts(
        rows=new,
        slugs=[product.slug for product in made],
        inserts=(first, second),
        histories=(
            history_rows(parts[0], Product, kind="+", by=by, reason=reason),
            history_rows(parts[1], Product, kind="+", by=by, reason=reason),
        ),
        parents=[
            plan.parents[row.parent_sku].product_id
            if row.parent_sku in plan.parents
            else row.parent_sku
            for row in new[firsts:]
        ],
        firsts=firsts,
    )


def write_new(new: NewProducts) -> dict[str, int]:
    """Keys by SKU."""
    keys: dict[str, int] = {}
    for number, (start, stop) in enumerate(((0, new.firsts), (new.firsts, len(new.rows)))):
        insert, history = new.inserts[number], new.histories[number]
        if number and insert.rows:
            parents = [each if isinstance(each, int) else keys[each] for each in new.parents]
            insert.fill("parent_id", parents)
            history.fill("parent_id", parents)
        insert.insert()
        by_slug = read_columns(Product, "slug", new.slugs[start:stop])
        written = [by_slug[slug] for slug in new.slugs[start:stop]]
        history.fill("id", written)
        history.insert()
        keys.update(zip((row.sku for row in new.rows[start:stop]), written, strict=True))
    return keys


def prepare_changed(rows: list[PlannedRow], by: Any, reason: str) -> ChangedProducts:
    changed = {
        row.before.product_id: row
        for row in rows
        if row.before and any(name in row.values for name in FIELDS)
    }
    keys, now = sorted(changed), timezone.now()
    seen: dict[int, datetime] = {}
    moves: dict[str, str] = {}
    updates: dict[tuple[str, ...], dict[int, list[Any]]] = defaultdict(dict)
    saved: list[Product] = []
    for start in range(0, len(keys), BATCH):
        for product in Product.objects.filter(pk__in=keys[start : start + BATCH]):
            row = changed[product.pk]
            seen[product.pk] = product.date_updated
            if "slug" in row.values:
                moves[product.get_absolute_url()] = _address(row.values["slug"])
            names = tuple(name for name in FIELDS if name in row.values)
            for name in names:
                setattr(product, name, row.values[name])
            updates[(*names, "date_updated")][product.pk] = [
                *(getattr(product, Product._meta.get_field(name).attname) for name in names), now,
            ]  # fmt: skip
            saved.append(product)
    history = history_rows(saved, Product, kind="~", by=by, reason=reason)
    return ChangedProducts(seen, dict(updates), moves, history)


def write_changed(changed: ChangedProducts) -> None:
    for names, values in changed.updates.items():
        update_rows(Product, names, values)
    changed.history.insert()
    leave_redirects(changed.moves)


def write_categories(rows: list[PlannedRow], keys: dict[str, int]) -> None:
    """`keys` are those of products, by SKU."""
    changed = [row for row in rows if "categories" in row.values]
    old = [row.before.product_id for row in changed if row.before]
    for start in range(0, len(old), BATCH):
        ProductCategory.objects.filter(product__in=old[start : start + BATCH]).delete()
    NewRows(
        [
            ProductCategory(product_id=keys[row.sku], category_id=shelf.pk)
            for row in changed
            for shelf in row.values["categories"]
        ]
    ).insert()


def _make(row: PlannedRow, taken: set[str]) -> Product:
    product = Product(
        structure=row.structure,
        **{name: row.value(name) for name in FIELDS if row.value(name) is not None},
    )
    if row.is_parent:
        product.code = row.sku
    if not product.slug:
        product.slug = _free_slug(row.title, taken)
        taken.add(product.slug)
    return product


def _free_slug(title: str, taken: set[str]) -> str:
    """As catalogue.slugs.unique_slug, without a query for each."""
    base = slugify(title)[:195] or "item"
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug


def _address(slug: str) -> str:
    return reverse("catalogue:detail", kwargs={"product_slug": slug})
