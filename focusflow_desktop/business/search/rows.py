"""What a search answers with: what was found, its words, and the place it leads to. No widgets, no translation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class FoundKind(StrEnum):
    """What was found."""

    CLIENT = "client"
    JOB = "job"
    SESSION = "session"
    TODO = "todo"
    INQUIRY = "inquiry"
    MESSAGE = "message"
    NOTE = "note"
    FILE = "file"
    PHOTO = "photo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing found; `room` and `place` are what show_room takes."""

    kind: FoundKind
    id: UUID
    title: str
    about: str = ""  # the company, the job, the person, or the words around those found
    state: str = ""
    at: datetime | None = None
    tz: str | None = None
    room: str = ""
    place: Mapping[str, object] = field(default_factory=dict)
    score: float = 0.0
