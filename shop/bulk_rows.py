"""Thousands of rows written at once, with all the reckoning done before a lock is held.

Django's bulk_create turns values into parameters inside the transaction, which for SQLite means
while nobody else can write: ten times as long as the writing itself.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model


class NewRows:
    """Rows of one table that are made ready now, and inserted later. Signals are not sent.

    The rows get their keys from the database; `fill` puts in keys of other tables that were not
    known before.
    """

    def __init__(self, instances: Sequence[Model]) -> None:
        self.rows: list[list[Any]] = []
        if not instances:
            return
        meta = instances[0]._meta
        fields = [field for field in meta.concrete_fields if field != meta.auto_field]
        self._places = {field.attname: place for place, field in enumerate(fields)}
        self._sql = _insert(meta.db_table, [str(field.column) for field in fields])
        self.rows = [
            [field.get_db_prep_save(field.pre_save(each, True), connection) for field in fields]
            for each in instances
        ]

    def fill(self, name: str, values: Iterable[Any]) -> None:
        """`name` is a column as the model has it: product_id."""
        if self.rows:
            place = self._places[name]
            for row, value in zip(self.rows, values, strict=True):
                row[place] = value

    def insert(self) -> None:
        if self.rows:
            with connection.cursor() as cursor:
                cursor.executemany(self._sql, self.rows)


def update_rows(model: type[Model], names: Sequence[str], values: dict[int, list[Any]]) -> None:
    """Writes these fields of rows by their keys; `values` in the order of `names`. Locks rows in
    primary-key order. No signals, no automatic dates."""
    if not values:
        return
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    quote = connection.ops.quote_name
    columns = ", ".join(f"{quote(field.column)} = %s" for field in fields)
    key = quote(str(model._meta.pk.column))
    rows = [
        [
            *(
                field.get_db_prep_save(value, connection)
                for field, value in zip(fields, values[pk], strict=True)
            ),
            pk,
        ]
        for pk in sorted(values)
    ]
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {quote(model._meta.db_table)} SET {columns} WHERE {key} = %s", rows
        )


def _insert(table: str, columns: list[str]) -> str:
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, columns))
    return f"INSERT INTO {quote(table)} ({names}) VALUES ({', '.join(['%s'] * len(columns))})"
