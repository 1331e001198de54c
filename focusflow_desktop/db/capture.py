"""Notes what is changed here for the server: triggers made from the records, so that no writer can forget.

They catch bulk updates, undo and plain SQL like everything else; a connection that cannot make stamps fails instead of
changing something the server never hears of. Nothing is captured before the studio is paired (the triggers are not
there), and nothing that came from the server (`is_applying`).
"""

from __future__ import annotations

from sqlalchemy import Connection

from focusflow_desktop.db.engine import STAMP
from focusflow_desktop.db.sync_tables import WHOLE_ROW
from focusflow_desktop.shared.records.base import Merge
from focusflow_desktop.shared.sync.registry import TableFacts, synced_tables

_SENT = (Merge.LWW, Merge.LWW_NOTIFY)  # what a device may change after the row is made
_OURS = "(SELECT is_applying FROM sync_pairing) = 0"


def install_capture(connection: Connection) -> None:
    """Note every change from here on. The studio must be paired; safe to do again after an upgrade."""
    for facts in synced_tables():
        for statement in (*_dropped(facts), *_triggers(facts)):
            connection.exec_driver_sql(statement)


def remove_capture(connection: Connection) -> None:
    """Note nothing any more: the studio is on its own again."""
    for facts in synced_tables():
        for statement in _dropped(facts):
            connection.exec_driver_sql(statement)


def _dropped(facts: TableFacts) -> tuple[str, str]:
    return (
        f'DROP TRIGGER IF EXISTS "capture_insert_{facts.name}"',
        f'DROP TRIGGER IF EXISTS "capture_update_{facts.name}"',
    )


def _triggers(facts: TableFacts) -> tuple[str, ...]:
    columns = [name for name, column in facts.columns.items() if column.merge in _SENT]
    insert = (
        f'CREATE TRIGGER "capture_insert_{facts.name}" AFTER INSERT ON "{facts.name}" WHEN {_OURS} BEGIN '
        f"INSERT INTO sync_changes (tbl, row_id, col, stamp, base, is_sealed) "
        f"VALUES ({facts.number}, NEW.id, '{WHOLE_ROW}', NEW.hlc0, NEW.hlc0, 0) ON CONFLICT DO NOTHING; END"
    )
    if not columns:
        return (insert,)
    named = ", ".join(f'"{name}"' for name in columns)
    return insert, (
        f'CREATE TRIGGER "capture_update_{facts.name}" AFTER UPDATE OF {named} ON "{facts.name}" '
        f"WHEN {_OURS} AND {_not_new(facts)} BEGIN {_noted(facts, columns)} END"
    )


def _not_new(facts: TableFacts) -> str:
    """A row that was made here and is not on its way yet is sent whole, with whatever it holds by then."""
    return (
        f"NOT EXISTS (SELECT 1 FROM sync_changes WHERE tbl = {facts.number} AND row_id = NEW.id "
        f"AND col = '{WHOLE_ROW}' AND NOT is_sealed AND acked_seq IS NULL)"
    )


def _noted(facts: TableFacts, columns: list[str]) -> str:
    """One change per field that is another one now.

    Its base is the stamp the person saw: that of the row's clock; of their own edit that is on its way or has arrived;
    or still the same, where an edit that has not left is edited again.
    """
    changed = " UNION ALL ".join(
        f"SELECT '{name}' AS col, coalesce(json_extract(OLD.clock, '$.{name}'), OLD.hlc0) AS base "
        f'WHERE NEW."{name}" IS NOT OLD."{name}"'
        for name in columns
    )
    return (
        "INSERT INTO sync_changes (tbl, row_id, col, stamp, base, is_sealed) "
        f"SELECT {facts.number}, NEW.id, changed.col, {STAMP}(), changed.base, 0 FROM ({changed}) AS changed WHERE true "
        "ON CONFLICT (tbl, row_id, col) DO UPDATE SET "
        "base = CASE WHEN sync_changes.is_sealed OR sync_changes.acked_seq IS NOT NULL "
        "THEN sync_changes.stamp ELSE sync_changes.base END, "
        "stamp = excluded.stamp, is_sealed = 0, acked_seq = NULL;"
    )
