"""Writing a session's call sheet: what everybody must know, and the lines of its hours. A sheet begins with its first word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import CallSheet, CallSheetEntry, Location, PhotoSession

LONGEST_TITLE = 300


class SheetField(StrEnum):
    """What is written down once for the whole day."""

    NOTES = "notes"
    PARKING = "parking"
    DRESS = "dress"
    EMERGENCY_CONTACT = "emergency_contact"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFacts:
    """One line of the hours as the person wrote it."""

    title: str
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    people: str = ""
    location_id: UUID | None = None


def change_sheet(db: DbSession, session_id: UUID, field: SheetField, words: str) -> Changes:
    """Other words for the whole day; none take them away."""
    sheet = _sheet_of(db, session_id)
    setattr(sheet, field.value, words.strip() or None)
    return Changes.of("call_sheets", [sheet.id])


def add_entry(db: DbSession, session_id: UUID, facts: EntryFacts) -> Changes:
    """One more line. Raises Refused, naming the field that is wrong."""
    wanted = _checked(db, facts)
    sheet = _sheet_of(db, session_id)
    last = db.scalar(
        select(func.max(CallSheetEntry.position)).where(CallSheetEntry.call_sheet_id == sheet.id)
    )
    entry = CallSheetEntry(id=new_id(), call_sheet_id=sheet.id, title=wanted.title, position=(last or 0) + 1)
    _write(entry, wanted)
    db.add(entry)
    return _changed(entry.id)


def change_entry(db: DbSession, entry_id: UUID, facts: EntryFacts) -> Changes:
    """Other words, another time, other people or another place."""
    entry = _entry(db, entry_id)
    _write(entry, _checked(db, facts))
    return _changed(entry_id)


def remove_entry(db: DbSession, entry_id: UUID) -> Changes:
    """Take a line off the sheet; Undo brings it back."""
    _entry(db, entry_id).deleted = True
    return _changed(entry_id)


def find_session(db: DbSession, session_id: UUID) -> PhotoSession:
    """The session. Raises Refused when it is gone."""
    found = db.scalar(select(PhotoSession).where(PhotoSession.id == session_id, ~PhotoSession.deleted))
    if found is None:
        raise Refused("sheet.session_gone", "This session is not there any more. Nothing was changed.")
    return found


def cleaned_title(title: str) -> str:
    """A title in one line. Raises Refused when nothing is left."""
    words = " ".join(title.split())
    if not words:
        raise Refused("sheet.title_missing", "Write what it is.", field="title")
    return words[:LONGEST_TITLE]


def _sheet_of(db: DbSession, session_id: UUID) -> CallSheet:
    """The session's sheet, made when there is none yet. Two that two machines made are read as one (queries.py)."""
    find_session(db, session_id)
    found = db.scalar(
        select(CallSheet)
        .where(CallSheet.session_id == session_id, ~CallSheet.deleted)
        .order_by(CallSheet.created_at, CallSheet.id)
        .limit(1)
    )
    if found is None:
        found = CallSheet(id=new_id(), session_id=session_id)
        db.add(found)
        db.flush()
    return found


def _checked(db: DbSession, facts: EntryFacts) -> EntryFacts:
    if facts.starts_at is not None and facts.ends_at is not None and facts.ends_at < facts.starts_at:
        raise Refused("sheet.ends_before", "It cannot end before it begins.", field="ends_at")
    if facts.ends_at is not None and facts.starts_at is None:
        raise Refused("sheet.begin_missing", "Give the time it begins, too.", field="starts_at")
    if facts.location_id is not None and (
        db.scalar(select(Location.id).where(Location.id == facts.location_id, ~Location.deleted)) is None
    ):
        raise Refused("sheet.place_gone", "This place is not there any more.", field="place")
    return EntryFacts(
        title=cleaned_title(facts.title),
        starts_at=facts.starts_at,
        ends_at=facts.ends_at,
        people=" ".join(facts.people.split()),
        location_id=facts.location_id,
    )


def _write(entry: CallSheetEntry, facts: EntryFacts) -> None:
    entry.title, entry.people = facts.title, facts.people or None
    entry.starts_at, entry.ends_at = facts.starts_at, facts.ends_at
    entry.location_id = facts.location_id


def _entry(db: DbSession, entry_id: UUID) -> CallSheetEntry:
    found = db.scalar(select(CallSheetEntry).where(CallSheetEntry.id == entry_id, ~CallSheetEntry.deleted))
    if found is None:
        raise Refused("sheet.entry_gone", "This line is not there any more. Nothing was changed.")
    return found


def _changed(entry_id: UUID) -> Changes:
    return Changes.of("call_sheet_entries", [entry_id]) | Changes.of("call_sheets")
