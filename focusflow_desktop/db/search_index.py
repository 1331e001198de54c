"""The index behind the search: words and parts of names, words of texts, kept true by triggers in the same transaction.

Triggers, not Changes: they also see undo, imports, the shell and pulled changes, and an index that is written with its
row cannot lag behind it. Everything here can be made again from the rows, so it is in no backup's promise: it is rebuilt
after each upgrade (batch migrations drop triggers silently) and whenever it is damaged.

`search_entries` gives each row a number that outlives VACUUM; the three FTS5 tables keep no text of their own:
`search_names` knows words (its vocabulary is what slips of the finger are compared with), `search_parts` any three
letters in a row, `search_texts` the words of messages and notes.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

PREFIX = "search_"  # of every table here: copies and comparisons of the studio's rows leave them out
NAMES, PARTS, TEXTS, VOCABULARY = "search_names", "search_parts", "search_texts", "search_vocabulary"
PEOPLE, JOBS, SESSIONS, TODOS, INQUIRIES, FILES, PHOTOS = (
    "people",
    "jobs",
    "sessions",
    "todos",
    "inquiries",
    "files",
    "photos",
)
COLUMNS = {
    NAMES: (PEOPLE, JOBS, SESSIONS, TODOS, INQUIRIES),
    PARTS: (PEOPLE, JOBS, SESSIONS, TODOS, INQUIRIES, FILES, PHOTOS),
    TEXTS: ("words",),
}
_WORDS = "tokenize = 'unicode61 remove_diacritics 2'"
_OPTIONS = {
    NAMES: f"{_WORDS}, prefix = '1 2 3'",
    PARTS: "tokenize = 'trigram remove_diacritics 1'",
    TEXTS: f"{_WORDS}, prefix = '2 3', detail = none",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One table that can be searched: which of its columns are words, parts and texts, and of which group."""

    table: str
    group: str
    names: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    age: str = "created_at"  # the newest texts are found first

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column whose change changes the index."""
        return tuple(dict.fromkeys((*self.names, *self.parts, *self.texts, "deleted")))


SOURCES = (
    Source(table="contacts", group=PEOPLE, names=("name", "company"), parts=("name", "company")),
    Source(table="contact_emails", group=PEOPLE, parts=("address",)),
    Source(table="contact_phones", group=PEOPLE, parts=("number",)),
    Source(table="jobs", group=JOBS, names=("title", "number"), parts=("title", "number")),
    Source(table="sessions", group=SESSIONS, names=("title",), parts=("title",), texts=("notes",)),
    Source(table="todos", group=TODOS, names=("title",), parts=("title",), texts=("body",)),
    Source(
        table="inquiries",
        group=INQUIRIES,
        names=("name",),
        parts=("name", "email", "phone"),
        texts=("body",),
    ),
    Source(table="job_files", group=FILES, parts=("name",)),
    Source(table="photos", group=PHOTOS, parts=("name",)),
    Source(table="messages", group="", texts=("subject", "body"), age="at"),
    Source(table="notes", group="", texts=("body",)),
)
_DIGITS_OF = {"number", "phone"}  # also found without the spaces and signs between the digits


def install_search(connection: Connection) -> None:
    """Make the index anew from the rows, with the triggers that keep it true."""
    _drop(connection)
    for table, columns in COLUMNS.items():
        names = ", ".join(columns)
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE {table} USING fts5({names}, content = '', contentless_delete = 1, {_OPTIONS[table]})"
        )
    connection.exec_driver_sql(f"CREATE VIRTUAL TABLE {VOCABULARY} USING fts5vocab({NAMES}, row)")
    for source in SOURCES:
        _fill(connection, source)
        for statement in _triggers_of(source):
            connection.exec_driver_sql(statement)
    for table in COLUMNS:
        connection.exec_driver_sql(f"INSERT INTO {table}({table}) VALUES ('optimize')")


def _drop(connection: Connection) -> None:
    connection.exec_driver_sql(f"DROP TABLE IF EXISTS {VOCABULARY}")
    for table in COLUMNS:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")
    for source in SOURCES:
        for event in ("insert", "update", "delete"):
            connection.exec_driver_sql(f'DROP TRIGGER IF EXISTS "search_{event}_{source.table}"')
    connection.exec_driver_sql("DELETE FROM search_entries")


def _fill(connection: Connection, source: Source) -> None:
    connection.exec_driver_sql(
        f"INSERT INTO search_entries(source, row_id) "
        f"SELECT '{source.table}', id FROM \"{source.table}\" WHERE NOT deleted ORDER BY {source.age}, id"
    )
    found = (
        f"FROM \"{source.table}\" r CROSS JOIN search_entries e ON e.source = '{source.table}' AND e.row_id = r.id "
        "WHERE NOT r.deleted"
    )
    for table, column, columns in _parts_of(source):
        connection.exec_driver_sql(
            f"INSERT INTO {table}(rowid, {column}) SELECT e.id, {_text('r', columns)} {found} ORDER BY e.id"
        )


def _parts_of(source: Source) -> list[tuple[str, str, tuple[str, ...]]]:
    """(index, its column, the source's columns) for each index the source is in."""
    wanted = (
        (NAMES, source.group, source.names),
        (PARTS, source.group, source.parts),
        (TEXTS, "words", source.texts),
    )
    return [(table, column, columns) for table, column, columns in wanted if columns]


def _text(row: str, columns: tuple[str, ...]) -> str:
    """The words of a row in SQL; numbers also as digits alone."""
    pieces = [f"coalesce({row}.\"{column}\", '')" for column in columns]
    for column in columns:
        if column in _DIGITS_OF:
            bare = f"coalesce({row}.\"{column}\", '')"
            for sign in (" ", "-", "/", "(", ")", "."):
                bare = f"replace({bare}, '{sign}', '')"
            pieces.append(bare)
    return " || ' ' || ".join(pieces)


def _triggers_of(source: Source) -> list[str]:
    key = f"(SELECT id FROM search_entries WHERE source = '{source.table}' AND row_id = {{row}}.id)"
    forget = "".join(
        f"DELETE FROM {table} WHERE rowid = {key.format(row='OLD')};\n" for table, _, _ in _parts_of(source)
    )
    gone = f"DELETE FROM search_entries WHERE source = '{source.table}' AND row_id = OLD.id AND {{when}};\n"
    note = (
        f"INSERT OR IGNORE INTO search_entries(source, row_id) SELECT '{source.table}', NEW.id WHERE NOT NEW.deleted;\n"
    ) + "".join(
        f"INSERT INTO {table}(rowid, {column}) SELECT {key.format(row='NEW')}, {_text('NEW', columns)} "
        "WHERE NOT NEW.deleted;\n"
        for table, column, columns in _parts_of(source)
    )
    changed = ", ".join(f'"{column}"' for column in source.columns)
    on = f'ON "{source.table}"'
    return [
        f'CREATE TRIGGER "search_insert_{source.table}" AFTER INSERT {on} BEGIN\n{note}END',
        f'CREATE TRIGGER "search_update_{source.table}" AFTER UPDATE OF {changed} {on} BEGIN\n'
        f"{forget}{gone.format(when='NEW.deleted')}{note}END",
        f'CREATE TRIGGER "search_delete_{source.table}" AFTER DELETE {on} BEGIN\n{forget}{gone.format(when="1")}END',
    ]
