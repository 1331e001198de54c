"""Undo and redo: triggers note each undoable column before and after a step; taking it back is an ordinary write.

A value is taken back only where it is still what the step left, so nothing newer is lost. Steps without a name,
files and pulled changes never enter (decisions 28). Rows are never deleted, so undoing an insert sets `deleted`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, delete, func, select, text, update
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.tables import UndoEntry, UndoState, UndoStep
from focusflow_desktop.shared.records.base import Base
from focusflow_desktop.shared.sync.registry import synced_tables

_EXEMPT = {
    "studios",
    "photo_aliases",
    "activities",
}  # the studio's own row, what photos turned out to be, the log
_NEVER = {"tenant_id", "id", "hlc0", "clock", "created_at", "created_by"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One step taken back or done again."""

    name: str
    changes: Changes
    ids: tuple[UUID, ...]  # the rows, in the order they were changed: the first is where to look


def undoable_tables() -> tuple[str, ...]:
    """Every table whose changes can be taken back."""
    return tuple(facts.name for facts in synced_tables() if facts.name not in _EXEMPT)


def install_triggers(connection: Connection) -> None:
    """Rebuild the triggers from the records; called after every upgrade, because batch migrations drop them."""
    for name in undoable_tables():
        table = Base.metadata.tables[name]
        for statement in _triggers_of(table):
            connection.exec_driver_sql(statement)


def begin_step(db: DbSession, name: str, *, at: datetime) -> int:
    """What is written from here on belongs to a new step; steps that had been undone can no longer be redone."""
    end_step(db)
    undone = select(UndoStep.id).where(UndoStep.is_undone)
    db.execute(
        delete(UndoEntry).where(UndoEntry.step.in_(undone)), execution_options={"synchronize_session": False}
    )
    db.execute(delete(UndoStep).where(UndoStep.is_undone), execution_options={"synchronize_session": False})
    step = UndoStep(name=name, at=at)
    db.add(step)
    db.flush()
    _set_current(db, step.id)
    return step.id


def end_step(db: DbSession) -> None:
    """Close the current step; one that changed nothing leaves no trace."""
    current = db.scalar(select(UndoState.step))
    if current is None:
        return
    db.flush()
    _set_current(db, None)
    if not db.scalar(select(func.count()).select_from(UndoEntry).where(UndoEntry.step == current)):
        db.execute(delete(UndoStep).where(UndoStep.id == current))


def next_undo(db: DbSession) -> str | None:
    """The name of the step that Undo would take back."""
    return db.scalar(select(UndoStep.name).where(~UndoStep.is_undone).order_by(UndoStep.id.desc()).limit(1))


def next_redo(db: DbSession) -> str | None:
    """The name of the step that Redo would do again."""
    return db.scalar(select(UndoStep.name).where(UndoStep.is_undone).order_by(UndoStep.id).limit(1))


def undo(db: DbSession) -> Taken | None:
    """Take back the last step; None when there is none."""
    step = db.scalar(select(UndoStep).where(~UndoStep.is_undone).order_by(UndoStep.id.desc()).limit(1))
    return None if step is None else _take(db, step, back=True)


def redo(db: DbSession) -> Taken | None:
    """Do the last undone step again; None when there is none."""
    step = db.scalar(select(UndoStep).where(UndoStep.is_undone).order_by(UndoStep.id).limit(1))
    return None if step is None else _take(db, step, back=False)


def seal(db: DbSession, table: str, row_id: UUID) -> None:
    """The step that made this row has left the house: it and every step before it can no longer be taken back."""
    made = select(func.max(UndoEntry.step)).where(
        UndoEntry.table_name == table, UndoEntry.row_id == row_id.hex
    )
    last = db.scalar(made)
    if last is not None:
        quiet = {"synchronize_session": False}
        db.execute(delete(UndoEntry).where(UndoEntry.step <= last), execution_options=quiet)
        db.execute(delete(UndoStep).where(UndoStep.id <= last), execution_options=quiet)


def _take(db: DbSession, step: UndoStep, *, back: bool) -> Taken:
    order = UndoEntry.id.desc() if back else UndoEntry.id
    entries = db.scalars(select(UndoEntry).where(UndoEntry.step == step.id).order_by(order)).all()
    for entry in entries:
        _restore(db, entry, back=back)
    step.is_undone = back
    db.flush()
    db.expire_all()
    ids = tuple(dict.fromkeys(UUID(entry.row_id) for entry in sorted(entries, key=lambda e: e.id)))
    changes = Changes()
    for entry in entries:
        changes |= Changes.of(entry.table_name, [UUID(entry.row_id)])
    return Taken(name=step.name, changes=changes, ids=ids)


def _restore(db: DbSession, entry: UndoEntry, *, back: bool) -> None:
    column = Base.metadata.tables[entry.table_name].columns[entry.column_name].name
    source, expected = ("before", "after") if back else ("after", "before")
    db.execute(
        text(
            f'UPDATE "{entry.table_name}" SET "{column}" = '
            f"(SELECT {source} FROM undo_log WHERE id = :entry) "
            "WHERE tenant_id = (SELECT tenant_id FROM this_machine) AND id = :row "  # the key: found, not searched
            f'AND "{column}" IS (SELECT {expected} FROM undo_log WHERE id = :entry)'
        ),
        {"entry": entry.id, "row": entry.row_id},
    )


def _set_current(db: DbSession, step: int | None) -> None:
    changed: Any = db.execute(
        update(UndoState).values(step=step), execution_options={"synchronize_session": False}
    )
    if not changed.rowcount:
        db.add(UndoState(step=step))
        db.flush()


def _triggers_of(table: Table) -> list[str]:
    columns = [c.name for c in table.columns if c.name not in _NEVER]
    noted = "".join(
        f"INSERT INTO undo_log(step, table_name, row_id, column_name, before, after) "
        f"SELECT step, '{table.name}', NEW.id, '{c}', OLD.\"{c}\", NEW.\"{c}\" FROM undo_state "
        f'WHERE step IS NOT NULL AND OLD."{c}" IS NOT NEW."{c}";\n'
        for c in columns
    )
    made = (
        f"INSERT INTO undo_log(step, table_name, row_id, column_name, before, after) "
        f"SELECT step, '{table.name}', NEW.id, 'deleted', 1, NEW.deleted FROM undo_state WHERE step IS NOT NULL;\n"
    )
    active = "WHEN (SELECT step FROM undo_state) IS NOT NULL"
    return [
        f'DROP TRIGGER IF EXISTS "undo_update_{table.name}"',
        f'DROP TRIGGER IF EXISTS "undo_insert_{table.name}"',
        f'CREATE TRIGGER "undo_update_{table.name}" AFTER UPDATE ON "{table.name}" {active} BEGIN\n{noted}END',
        f'CREATE TRIGGER "undo_insert_{table.name}" AFTER INSERT ON "{table.name}" {active} BEGIN\n{made}END',
    ]
