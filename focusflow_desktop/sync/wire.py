"""The server's answers and pages as they come over the wire, read into what this machine works with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from focusflow_desktop.shared.errors import Damaged
from focusflow_desktop.sync.answer import Answer
from focusflow_desktop.sync.arrive import Arrived, Page


def read_answer(said: Mapping[str, Any]) -> Answer:
    """The answer to a batch. Raises Damaged for anything else."""
    try:
        return Answer(batch=int(said["batch"]), seq=int(said["seq"]), results=tuple(map(str, said["res"])))
    except (KeyError, TypeError, ValueError) as error:
        raise _garbled() from error


def read_page(said: Mapping[str, Any]) -> Page:
    """A page of changes. Raises Damaged for anything else."""
    try:
        rows = [_read_row(row) for row in said["rows"]]
        return Page(since=int(said["from"]), to=int(said["to"]), has_more=bool(said["more"]), rows=rows)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _garbled() from error


def _read_row(row: Mapping[str, Any]) -> Arrived:
    return Arrived(
        seq=int(row["s"]),
        table=int(row["t"]),
        row_id=UUID(row["id"]),
        op=str(row["op"]),
        values=row.get("r"),
        hlc0=str(row.get("h", "")),
        clock=row.get("c"),
    )


def _garbled() -> Damaged:
    return Damaged(
        "sync_garbled",
        "The server's answer could not be understood. Nothing was changed; it is asked again.",
    )
