"""One moving-in from another program: what came from which file, and which rows it made."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, String, Uuid
from sqlalchemy.orm import Mapped

from focusflow_desktop.shared.records.base import Base, Merge, Synced, field, references, table_facts
from focusflow_desktop.shared.records.types import PlainJson


class ImportBatch(Synced, Base):
    """One import of the desk; undoing it takes back every row it made."""

    __tablename__ = "import_batches"
    __table_args__ = ({"info": table_facts(63)},)

    source: Mapped[str] = field(Merge.FIXED, kind=String(32))  # honeybook, dubsado, vcard, csv …
    name: Mapped[str] = field(Merge.FIXED)  # the file's name, for people
    sha256: Mapped[str | None] = field(Merge.FIXED, kind=String(64))
    mapping: Mapped[dict[str, Any]] = field(Merge.FIXED, kind=PlainJson, default=dict)
    counts: Mapped[dict[str, Any]] = field(kind=PlainJson, default=dict)
    problems: Mapped[list[dict[str, Any]]] = field(kind=PlainJson, default=list)
    started_at: Mapped[datetime] = field(Merge.FIXED)
    finished_at: Mapped[datetime | None] = field()
    undone_at: Mapped[datetime | None] = field()


class ImportRow(Synced, Base):
    """One row that an import made."""

    __tablename__ = "import_rows"
    __table_args__ = (
        references("batch_id", "import_batches"),
        {"info": table_facts(64)},
    )

    batch_id: Mapped[UUID] = field(Merge.FIXED, kind=Uuid, index=True)
    entity_kind: Mapped[str] = field(Merge.FIXED, kind=String(64))  # the table's name
    entity_id: Mapped[UUID] = field(Merge.FIXED, kind=Uuid, index=True)
    line: Mapped[int | None] = field(Merge.FIXED, kind=Integer)  # of the file
