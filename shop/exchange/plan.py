"""What a file would change: a row a product, each change with what was there before.

Nothing is written. `make_plan` reads the file and the products that it names; the rules are those
of checking.py. Two plans with the same digest would write the same.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from catalogue.models import Product

from .cells import CLEAR, restore, tidy
from .columns import BY_NAME, FACTS, PARENT, SKU, Column, read_header
from .exceptions import CellRefused, FileRefused
from .known import Known, read_known
from .label import Judgement, judge
from .problems import Problems
from .reading import Line, read_table
from .stored import BATCH, Stored, find_products, find_types, read_products

Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Change:
    column: str
    old: str
    new: str


@dataclass(slots=True)
class PlannedRow:
    """`values` are the changed ones by column; `guards` what the file says was there before.

    `judgement` is of changed facts that can be read.
    """

    line: int
    sku: str
    structure: str
    before: Stored | None
    parent_sku: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    guards: dict[str, Any] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    judgement: Judgement | None = None

    @property
    def kind(self) -> str:
        if self.before is None:
            return "new"
        return "changed" if self.changes else "unchanged"

    @property
    def is_child(self) -> bool:
        return self.structure == Product.CHILD

    @property
    def is_parent(self) -> bool:
        return self.structure == Product.PARENT

    @property
    def title(self) -> str:
        return str(self.value("title") or self.sku)

    @property
    def changes_facts(self) -> bool:
        return any(name in self.values for name in FACTS)

    @property
    def has_facts(self) -> bool:
        return self.changes_facts or bool(self.before and self.before.facts_id)

    def value(self, name: str) -> Any:
        """As it will be."""
        if name in self.values:
            return self.values[name]
        if self.before and name in self.before.values:
            return self.before.values[name]
        return BY_NAME[name].empty


@dataclass
class Plan:
    rows: list[PlannedRow]
    columns: list[Column]
    known: Known
    problems: Problems
    parents: dict[str, Stored]
    notes: Problems = field(default_factory=Problems)

    def __post_init__(self) -> None:
        self.by_sku = {row.sku: row for row in self.rows}

    def count(self, kind: str) -> int:
        return sum(row.kind == kind for row in self.rows)

    @property
    def to_write(self) -> list[PlannedRow]:
        return [row for row in self.rows if row.kind != "unchanged"]

    @property
    def digest(self) -> str:
        digest = hashlib.sha256()
        for row in self.to_write:
            key = row.before.product_id if row.before else None
            changes = [(each.column, each.old, each.new) for each in row.changes]
            digest.update(json.dumps([row.sku, key, row.parent_sku, changes]).encode())
        return digest.hexdigest()


def find_kinds(variants: list[PlannedRow], plan: Plan) -> dict[str, int]:
    """Keys of the product types of variants, which are their products', by SKU. One query for each
    500 whose product is not in the file."""
    found: dict[str, int] = {}
    others: dict[int, list[str]] = {}
    for row in variants:
        parent = plan.by_sku.get(row.before.parent_sku if row.before else row.parent_sku)
        if parent is not None:
            if kind := parent.value("product_class"):
                found[row.sku] = kind.pk
            continue
        stored = plan.parents.get(row.parent_sku)
        key = row.before.parent_id if row.before else stored and stored.product_id
        if key:
            others.setdefault(key, []).append(row.sku)
    for key, kind_id in find_types(list(others)).items():
        found.update(dict.fromkeys(others[key], kind_id))
    return found


@dataclass(slots=True)
class _Raw:
    line: int
    sku: str
    parent_sku: str
    cells: dict[str, str]
    broken: dict[str, str]


def make_plan(
    file: BinaryIO, name: str, size: int, *, progress: Progress = lambda done, total: None
) -> Plan:
    """The problems of the file are in the plan. `progress` is called with rows done and rows."""
    from .checking import check_plan

    problems = Problems()
    columns: list[Column] = []
    raws: list[_Raw] = []
    try:
        table = read_table(file, name, size)
        columns = read_header(table.header)
        for line in table.lines:
            raws.append(_raw(line, columns, problems))
        if not raws:
            raise FileRefused("The file has a row of names, but no products below it.")
    except FileRefused as refusal:
        problems.add(refusal.line, "", str(refusal))
        return Plan([], columns, Known.nothing(), problems, {})
    known = read_known()
    parents = _read_parents(raws, known)
    referred = {raw.parent_sku for raw in raws if raw.parent_sku}
    rows: list[PlannedRow] = []
    for batch in _in_batches(_once(raws, problems)):
        for row in _plan_batch(batch, columns, known, referred, problems):
            if row.changes_facts and row.line not in problems.lines:
                values = {name: row.value(name) for name in FACTS}
                row.judgement = judge(row.title, values, known)
            rows.append(row)
            progress(len(rows), len(raws))
    plan = Plan(rows, columns, known, problems, parents)
    check_plan(plan)
    return plan


def _raw(line: Line, columns: list[Column], problems: Problems) -> _Raw:
    cells: dict[str, str] = {}
    for column, cell in zip(columns, line.cells, strict=False):
        if cell:
            cells[column.name] = cell
    broken = {
        columns[place].name: words for place, words in line.broken.items() if place < len(columns)
    }
    if len(line.cells) > len(columns):
        problems.add(line.number, "", "There is a cell to the right of the last named column.")
    for name, words in broken.items():
        problems.add(line.number, name, words)
    return _Raw(
        line.number,
        _key(SKU, cells.pop(SKU, ""), line.number, problems),
        _key(PARENT, cells.pop(PARENT, ""), line.number, problems),
        cells,
        broken,
    )


def _key(name: str, cell: str, line: int, problems: Problems) -> str:
    if cell in ("", CLEAR):
        return ""
    try:
        return str(BY_NAME[name].read(restore(cell), Known.nothing()))
    except CellRefused as refusal:
        problems.add(line, name, str(refusal))
        return ""


def _once(raws: list[_Raw], problems: Problems) -> Iterator[_Raw]:
    """Rows with a SKU; the second of two with the same one is a problem."""
    lines: dict[str, int] = {}
    for raw in raws:
        if not raw.sku:
            if SKU not in raw.broken and raw.line not in problems.lines:
                problems.add(raw.line, SKU, "The SKU is missing.")
        elif raw.sku in lines:
            problems.add(
                raw.line, SKU, f"The SKU {raw.sku} stands in row {lines[raw.sku]} already."
            )
        else:
            lines[raw.sku] = raw.line
            yield raw


def _read_parents(raws: list[_Raw], known: Known) -> dict[str, Stored]:
    keys = find_products([raw.parent_sku for raw in raws if raw.parent_sku])
    found = {each.product_id: each for each in read_products(set(keys.values()), known)}
    return {sku: found[key] for sku, key in keys.items()}


def _in_batches(raws: Iterator[_Raw]) -> Iterator[list[_Raw]]:
    batch: list[_Raw] = []
    for raw in raws:
        batch.append(raw)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _plan_batch(
    batch: list[_Raw],
    columns: list[Column],
    known: Known,
    referred: set[str],
    problems: Problems,
) -> Iterator[PlannedRow]:
    keys = find_products([raw.sku for raw in batch])
    stored = {each.product_id: each for each in read_products(set(keys.values()), known)}
    for raw in batch:
        before = stored.get(keys.get(raw.sku, 0))
        structure = before.structure if before else _structure(raw, referred)
        row = PlannedRow(raw.line, raw.sku, structure, before, raw.parent_sku)
        for column in columns:
            if column.name in raw.cells:
                _plan_cell(row, column, raw.cells[column.name], known, problems)
        yield row


def _structure(raw: _Raw, referred: set[str]) -> str:
    if raw.parent_sku:
        return str(Product.CHILD)
    return str(Product.PARENT if raw.sku in referred else Product.STANDALONE)


def _plan_cell(
    row: PlannedRow, column: Column, cell: str, known: Known, problems: Problems
) -> None:
    is_known = row.before is not None and column.name in row.before.values
    current = row.before.values[column.name] if row.before and is_known else column.empty
    old = tidy(column.show(current, known)) if is_known else ""
    try:
        if cell == CLEAR:
            if not column.can_be_empty:
                raise CellRefused("This cannot be emptied.")
            value = column.empty
            if not is_known:
                return
        else:
            text = tidy(restore(cell))
            if is_known and text == old:
                return
            value = column.read(text, known)
    except CellRefused as refusal:
        problems.add(row.line, column.name, str(refusal))
        return
    if column.part == "guard":
        row.guards[column.name] = value
        return
    new = tidy(column.show(value, known))
    if is_known and new == old:
        return
    row.values[column.name] = value
    row.changes.append(Change(column.name, old, new))
