"""What the import dialog shows, as one frozen value: a test or a picture gives it a state, the wiring makes new ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from PySide6.QtGui import QImage

from focusflow_desktop.ui.look.theme import Tone


class CardStage(StrEnum):
    """How far one card is."""

    READING = "reading"
    WAITING = "waiting"
    COPYING = "copying"
    DONE = "done"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLine:
    """One card of the queue."""

    source: Path
    title: str
    line: str  # "Canon EOS R5 · Anna"
    stage: CardStage
    note: str  # "861 of 1,284 copied · 4 min left"
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLine:
    """One line of the name preview: the real file, what it will be called, and what it stands for."""

    old: str
    new: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One destination."""

    path: Path
    line: str  # "412 GB free after import"
    tone: Tone | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the import of the chosen card."""

    words: str
    count: str = ""
    is_done: bool = False
    is_going: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """The largest sentence of the dialog: whether the card may be formatted."""

    tone: Tone
    title: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Thumb:
    """One small picture of the card."""

    image: QImage
    is_known: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One camera's clock: its name and the seconds to add so that it agrees with the first camera."""

    camera: str
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportState:
    """Everything the dialog shows."""

    cards: tuple[CardLine, ...] = ()
    chosen: int = 0
    job: str = ""
    session: str = ""
    photographer: str = ""
    jobs: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    thumbs: tuple[Thumb, ...] = ()
    summary: str = ""
    template: str = ""
    template_problem: str = ""
    names: tuple[NameLine, ...] = ()
    places: tuple[Place, ...] = ()
    places_note: str = ""
    places_tone: Tone | None = None
    steps: tuple[Step, ...] = ()
    statement: Statement | None = None
    clocks: tuple[Clock, ...] = ()
    problem: str = ""
    problem_files: tuple[str, ...] = field(default=())
    is_running: bool = False
    is_finished: bool = False
    may_start: bool = False
    may_cull: bool = False
    stays_awake: str = ""
