"""Tables that exist only on this machine: where files lie, what sidecars said last, signatures, imports, undo."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    DateTime,
    Float,
    Index,
    Integer,
    LargeBinary,
    String,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from focusflow_desktop.shared.records.base import Base, Side
from focusflow_desktop.shared.records.types import OpenEnum, PlainJson, UtcDateTime

DESKTOP = {"info": {"side": Side.DESKTOP}}


class FileRole(StrEnum):
    """What a file is to its photo."""

    ORIGINAL = "original"
    JPEG = "jpeg"  # the camera's JPEG beside a RAW
    SIDECAR = "sidecar"
    AUDIO = "audio"
    OTHER = "other"
    FINAL = "final"
    BACKUP = "backup"  # a second verified copy of the original


class FolderKind(StrEnum):
    """Why a folder is known here."""

    IMPORTED = "imported"
    IN_PLACE = "in_place"
    FINALS = "finals"


class ThisMachine(Base):
    """One row: which studio this folder holds and which device this is."""

    __tablename__ = "this_machine"
    __table_args__ = (DESKTOP,)

    one: Mapped[int] = mapped_column(Integer, primary_key=True, default=1)
    tenant_id: Mapped[UUID] = mapped_column(Uuid)
    device: Mapped[str] = mapped_column(String(8))
    last_stamp: Mapped[str] = mapped_column(String(24))


class PhotoFile(Base):
    """One file of one photo on this machine's volumes. Paths are bytes, as the system has them."""

    __tablename__ = "photo_files"
    __table_args__ = (
        UniqueConstraint("path"),
        Index("ix_photo_files_sha256", "sha256"),
        Index("ix_photo_files_trashed", "photo_id", sqlite_where=text("trashed_at IS NOT NULL")),
        DESKTOP,
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    photo_id: Mapped[UUID] = mapped_column(Uuid, index=True)
    volume: Mapped[str | None] = mapped_column(default=None)
    path: Mapped[bytes] = mapped_column(LargeBinary)
    role: Mapped[FileRole] = mapped_column(OpenEnum(FileRole))
    sha256: Mapped[str] = mapped_column(String(64))
    byte_size: Mapped[int] = mapped_column(BigInteger)
    mtime_ns: Mapped[int] = mapped_column(BigInteger)
    verified_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    missing_since: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    trashed_at: Mapped[datetime | None] = mapped_column(
        UtcDateTime, default=None
    )  # by the person, never by us


class Folder(Base):
    """A folder the studio knows: imported into, added in place, or watched for finals."""

    __tablename__ = "folders"
    __table_args__ = (UniqueConstraint("path", "kind"), DESKTOP)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    path: Mapped[bytes] = mapped_column(LargeBinary)
    kind: Mapped[FolderKind] = mapped_column(OpenEnum(FolderKind))
    session_id: Mapped[UUID | None] = mapped_column(Uuid, default=None)
    writes_sidecars: Mapped[bool] = mapped_column(default=False)


class SidecarState(Base):
    """What this program and a sidecar last agreed on: the base of the three-way merge."""

    __tablename__ = "sidecar_states"
    __table_args__ = (DESKTOP,)

    photo_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    path: Mapped[bytes] = mapped_column(LargeBinary)
    byte_size: Mapped[int] = mapped_column(BigInteger, default=0)
    mtime_ns: Mapped[int] = mapped_column(BigInteger, default=0)
    sha256: Mapped[str | None] = mapped_column(String(64), default=None)
    agreed: Mapped[dict[str, Any]] = mapped_column(PlainJson, default=dict)
    conflict: Mapped[dict[str, Any] | None] = mapped_column(PlainJson, default=None)
    problem: Mapped[str | None] = mapped_column(default=None)
    is_due: Mapped[bool] = mapped_column(default=False, index=True)


class Signature(Base):
    """What likeness and sharpness were measured once from a photo's thumbnail."""

    __tablename__ = "signatures"
    __table_args__ = (DESKTOP,)

    photo_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    likeness: Mapped[bytes] = mapped_column(LargeBinary)
    sharpness: Mapped[float] = mapped_column(Float)
    brightness: Mapped[float] = mapped_column(Float)


class CatalogMarks(Base):
    """What a Lightroom catalog said of a photo when it was last read: the base of the next reading's merge."""

    __tablename__ = "catalog_marks"
    __table_args__ = (DESKTOP,)

    catalog: Mapped[str] = mapped_column(String(64), primary_key=True)
    photo_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)  # or a collection made from the catalog's
    said: Mapped[dict[str, Any]] = mapped_column(PlainJson, default=dict)
    step: Mapped[int | None] = mapped_column(Integer, default=None)  # a step that was undone: read as if new


class Import(Base):
    """One card or folder brought in, with its verdict; Today lists those not backed up."""

    __tablename__ = "imports"
    __table_args__ = (DESKTOP,)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    source: Mapped[str] = mapped_column()
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    verdict: Mapped[str | None] = mapped_column(String(32), default=None)
    files: Mapped[int] = mapped_column(default=0)
    copies: Mapped[int] = mapped_column(default=0)
    destinations: Mapped[list[str]] = mapped_column(PlainJson, default=list)


class FinalCandidate(Base):
    """One photo an ambiguous final may belong to; a person chooses with one click."""

    __tablename__ = "final_candidates"
    __table_args__ = (DESKTOP,)

    final_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    photo_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)


class FinalFile(Base):
    """One picture in a watched finals folder: what was read of it, and which final it is once that is known."""

    __tablename__ = "final_files"
    __table_args__ = (UniqueConstraint("path"), DESKTOP)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    path: Mapped[bytes] = mapped_column(LargeBinary)
    final_id: Mapped[UUID | None] = mapped_column(Uuid, default=None, index=True)  # None: no original yet
    sha256: Mapped[str] = mapped_column(String(64), default="", index=True)  # empty while it cannot be read
    byte_size: Mapped[int] = mapped_column(BigInteger)
    mtime_ns: Mapped[int] = mapped_column(BigInteger)
    width_px: Mapped[int | None] = mapped_column(Integer, default=None)
    height_px: Mapped[int | None] = mapped_column(Integer, default=None)
    captured_at: Mapped[datetime | None] = mapped_column(
        DateTime, default=None
    )  # the camera's own naive clock
    camera_serial: Mapped[str | None] = mapped_column(default=None)
    problem: Mapped[str | None] = mapped_column(default=None)  # why it cannot be read
    edits: Mapped[int] = mapped_column(default=0)  # how often it was edited again under the same name
    edited_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    missing_since: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)


class SearchEntry(Base):
    """The number of one row in the search index (db/search_index.py); it outlives VACUUM, as a hidden rowid would not."""

    __tablename__ = "search_entries"
    __table_args__ = (UniqueConstraint("source", "row_id"), DESKTOP)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    source: Mapped[str] = mapped_column(String(32))
    row_id: Mapped[str] = mapped_column(String(32))


class UndoStep(Base):
    """One thing a person did, by the name the Undo menu shows."""

    __tablename__ = "undo_steps"
    __table_args__ = ({"info": {"side": Side.DESKTOP}, "sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column()
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    is_undone: Mapped[bool] = mapped_column(default=False)


class UndoEntry(Base):
    """One column of one row before and after a step, written by triggers (db/undo.py)."""

    __tablename__ = "undo_log"
    __table_args__ = (DESKTOP,)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    step: Mapped[int] = mapped_column(Integer, index=True)
    table_name: Mapped[str] = mapped_column(String(64))
    row_id: Mapped[str] = mapped_column(String(32))
    column_name: Mapped[str] = mapped_column(String(64))
    before: Mapped[Any] = mapped_column(
        LargeBinary, nullable=True
    )  # BLOB affinity: any SQLite value, as it is
    after: Mapped[Any] = mapped_column(LargeBinary, nullable=True)


class UndoState(Base):
    """One row: the step that triggers write to now, if any."""

    __tablename__ = "undo_state"
    __table_args__ = (DESKTOP,)

    one: Mapped[int] = mapped_column(Integer, primary_key=True, default=1)
    step: Mapped[int | None] = mapped_column(Integer, default=None)
