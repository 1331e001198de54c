"""Triggers that note, in the same transaction as a mark, that the photo's sidecar is due to be written.

So a mark that is durable will reach its sidecar even when the program is killed in between.
"""

from __future__ import annotations

from sqlalchemy import Connection

_SOURCES = (
    ("photo_states", "id", ("UPDATE OF rating, flag, label, title, caption, creator, rights",)),
    ("photo_keywords", "photo_id", ("INSERT", "UPDATE")),
)


def install_due_triggers(connection: Connection) -> None:
    """Rebuild the triggers; called after every upgrade, because batch migrations drop them."""
    for table, column, events in _SOURCES:
        for event in events:
            name = f"due_{event.split()[0].lower()}_{table}"
            connection.exec_driver_sql(f'DROP TRIGGER IF EXISTS "{name}"')
            connection.exec_driver_sql(
                f'CREATE TRIGGER "{name}" AFTER {event} ON "{table}" BEGIN '
                f"UPDATE sidecar_states SET is_due = 1 WHERE photo_id = NEW.{column} AND NOT is_due; END"
            )
