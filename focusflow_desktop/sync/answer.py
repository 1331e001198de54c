"""Takes the server's answer to a batch: what it has waits for the rows that hold it, what it refused is shown.

A change leaves the overlay only when the pull has come as far as the batch (sync/arrive.py): until then the person sees
what they wrote, never the older value in between.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.sync_tables import WHOLE_ROW, SyncBatch, SyncChange, SyncCommand, SyncProblem
from focusflow_desktop.shared.ids import new_id

REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """To one batch: the number of the server's newest change with it, and a word for each op, in their order."""

    batch: int
    seq: int
    results: tuple[str, ...]  # ok, lost, conflict, or rejected:<code>


def take_answer(db: DbSession, answer: Answer, *, at: datetime) -> bool:
    """Whether it was the answer to the batch that is on its way; any other is late, and changes nothing."""
    batch = db.get(SyncBatch, answer.batch)
    if batch is None:
        return False
    ops = json.loads(batch.body)["ops"]
    for op, result in zip(ops, answer.results, strict=True):
        is_rejected = result.startswith(REJECTED)
        if op["k"] == "cmd":
            _answer_command(db, op, result, is_rejected=is_rejected)
        else:
            _answer_changes(db, op, None if is_rejected else answer.seq)
            if is_rejected:
                db.add_all(_problems(op, result, at=at))
    db.delete(batch)
    db.flush()
    return True


def _answer_command(db: DbSession, op: Mapping[str, Any], result: str, *, is_rejected: bool) -> None:
    command = db.get(SyncCommand, UUID(op["id"]))
    if command is not None:
        command.state = REJECTED if is_rejected else "done"
        command.result = {"said": result}


def _answer_changes(db: DbSession, op: Mapping[str, Any], seq: int | None) -> None:
    """What was edited again since it was sealed stays as it is: it waits for the next batch."""
    for column, stamp in _stamps(op):
        same = (
            SyncChange.table == op["t"],
            SyncChange.row_id == UUID(op["id"]),
            SyncChange.column == column,
            SyncChange.stamp == stamp,
        )
        if seq is None:
            db.execute(delete(SyncChange).where(*same))
            continue
        change = db.scalar(select(SyncChange).where(*same))
        if change is not None:
            change.acked_seq, change.is_sealed = seq, False


def _stamps(op: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    if op["k"] == "put":
        return [(WHOLE_ROW, op["h"])]
    return [(column, sent[1]) for column, sent in op["f"].items()]


def _problems(op: Mapping[str, Any], result: str, *, at: datetime) -> Iterable[SyncProblem]:
    values = op["v"].items() if op["k"] == "put" else ((name, sent[0]) for name, sent in op["f"].items())
    return [
        SyncProblem(
            id=new_id(),
            at=at,
            kind=result,
            table=op["t"],
            row_id=UUID(op["id"]),
            column=name,
            mine={"value": value},
        )
        for name, value in values
        if op["k"] == "set" or value is not None
    ]
