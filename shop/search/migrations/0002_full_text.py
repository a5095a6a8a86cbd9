"""The database's own full-text index of search_searchdocument.

Words are not stemmed: whoever types half a word would then find nothing (bisgly, bisglycinate).

On SQLite a change of that table that makes Django copy it (AlterField, for one) drops these
triggers: such a migration has to run `create_index` of this one again.
"""

from django.db import migrations

COLUMNS = ("title", "keywords", "summary", "body")
_NEW = ", ".join(f"new.{column}" for column in COLUMNS)
_OLD = ", ".join(f"old.{column}" for column in COLUMNS)
_NAMES = ", ".join(COLUMNS)
_PUT = f"INSERT INTO search_fts(rowid, {_NAMES}) VALUES (new.id, {_NEW});"
_DROP = f"INSERT INTO search_fts(search_fts, rowid, {_NAMES}) VALUES ('delete', old.id, {_OLD});"

SQLITE = [
    f"""CREATE VIRTUAL TABLE search_fts USING fts5(
        {_NAMES}, content='search_searchdocument', content_rowid='id',
        tokenize='unicode61 remove_diacritics 2', prefix='2 3')""",
    f"CREATE TRIGGER search_fts_insert AFTER INSERT ON search_searchdocument BEGIN {_PUT} END",
    f"CREATE TRIGGER search_fts_delete AFTER DELETE ON search_searchdocument BEGIN {_DROP} END",
    "CREATE TRIGGER search_fts_update AFTER UPDATE ON search_searchdocument "
    f"BEGIN {_DROP} {_PUT} END",
    "INSERT INTO search_fts(search_fts) VALUES ('rebuild')",
]
# Signs go first: PostgreSQL reads the 3 of "Omega-3" as the number -3.
_VECTOR = " || ".join(
    f"setweight(to_tsvector('simple', regexp_replace({column}, '[^[:alnum:]]+', ' ', 'g')), '{letter}')"
    for column, letter in zip(COLUMNS, "ABCD")
)
POSTGRESQL = [
    "ALTER TABLE search_searchdocument "
    f"ADD COLUMN fulltext tsvector GENERATED ALWAYS AS ({_VECTOR}) STORED",
    "CREATE INDEX search_fulltext ON search_searchdocument USING gin (fulltext)",
]
UNDO = {
    "sqlite": [
        *(f"DROP TRIGGER search_fts_{event}" for event in ("insert", "delete", "update")),
        "DROP TABLE search_fts",
    ],
    "postgresql": ["ALTER TABLE search_searchdocument DROP COLUMN fulltext"],
}


def create_index(apps, schema_editor):
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement, None)


def drop_index(apps, schema_editor):
    for statement in UNDO[schema_editor.connection.vendor]:
        schema_editor.execute(statement, None)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(create_index, drop_index)]
