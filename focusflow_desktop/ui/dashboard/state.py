"""What Today shows, as values: one line per thing that needs the photographer, most urgent first. No widgets.

The words are made here so that a test can read a whole day without a window.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.photos.library.rows import SessionRow
from focusflow_desktop.photos.library.today import NeedsYou, OpenImport
from focusflow_desktop.ui.look.theme import Tone

TASKS = "tasks"  # not a room: the drawer


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that needs the person, and the place that helps."""

    icon: str
    tone: Tone
    title: str
    detail: str
    act: str
    room: str
    place: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CullNext:
    """The shoot that was begun last."""

    title: str
    marked: int
    photos: int
    place: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayState:
    """The whole page."""

    day: date
    lines: tuple[Line, ...] = ()
    cull_next: CullNext | None = None
    has_photos: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class UnfinishedTask:
    """A long work that left something undone."""

    title: str
    failures: int


def today_state(
    needs: NeedsYou,
    *,
    day: date,
    unfinished: Sequence[UnfinishedTask],
    has_photos: bool,
    desk: Sequence[Line] = (),
) -> TodayState:
    """Everything that waits, most urgent first: safety of pictures, then failed work, then the desk."""
    lines = [_card(card) for card in needs.cards]
    lines += [_task(task) for task in unfinished]
    lines += _pictures(needs)
    lines += desk
    lines += [_shoot(session) for session in needs.to_cull]
    return TodayState(day=day, lines=tuple(lines), cull_next=_cull_next(needs.to_cull), has_photos=has_photos)


def _card(card: OpenImport) -> Line:
    began = _day(card.started_at.date())
    if card.verdict is None:
        title = _tr("Card {card} was not imported to the end").replace("{card}", card.source)
        detail = _tr("Begun {day} · what was copied is kept").replace("{day}", began)
        return Line(icon="memory-stick", tone=Tone.BAD, title=title, detail=detail, act=_tr("Go on"),
                    room="import", place={"way": "card"})  # fmt: skip
    title = _tr("Card {card} is not backed up").replace("{card}", card.source)
    files = QCoreApplication.translate("today", "%n file(s)", "", card.files)
    detail = (
        _tr("{files} · {day} · do not format the card yet").replace("{files}", files).replace("{day}", began)
    )
    return Line(icon="hard-drive", tone=Tone.BAD, title=title, detail=detail, act=_tr("Make a second copy"),
                room="import", place={"way": "card"})  # fmt: skip


def _task(task: UnfinishedTask) -> Line:
    detail = QCoreApplication.translate(
        "today", "%n file(s) not made; each has its reason", "", task.failures
    )
    return Line(icon="triangle-alert", tone=Tone.ATTENTION, title=task.title, detail=detail,
                act=_tr("Show the tasks"), room=TASKS)  # fmt: skip


def _pictures(needs: NeedsYou) -> list[Line]:
    lines = []
    if needs.missing:
        title = QCoreApplication.translate("today", "%n missing picture(s)", "", needs.missing)
        detail = _tr("Moved, renamed, or on a drive that is away. Their marks are kept.")
        lines.append(Line(icon="circle-x", tone=Tone.ATTENTION, title=title, detail=detail, act=_tr("Show them"),
                          room="library", place={"filter": Filter(is_missing=True)}))  # fmt: skip
    if needs.sidecars_waiting:
        title = QCoreApplication.translate(
            "today", "%n sidecar file(s) waiting for you", "", needs.sidecars_waiting
        )
        detail = _tr("Changed in two places, or not readable. Nothing was overwritten.")
        lines.append(Line(icon="copy", tone=Tone.ATTENTION, title=title, detail=detail, act=_tr("Decide"),
                          room="sidecars"))  # fmt: skip
    if needs.finals_waiting:
        title = QCoreApplication.translate(
            "today", "%n final(s) that could belong to more than one picture", "", needs.finals_waiting
        )
        lines.append(Line(icon="link", tone=Tone.INFORMATION, title=title, detail=_tr("One click each says which."),
                          act=_tr("Link them"), room="finals"))  # fmt: skip
    return lines


def _shoot(session: SessionRow) -> Line:
    words = _tr("{marked} of {photos} marked").replace("{marked}", _number(session.photos - session.unmarked))
    detail = f"{session.job} · {words.replace('{photos}', _number(session.photos))}" if session.job else words
    return Line(icon="scan-eye", tone=Tone.INFORMATION, title=_tr("{shoot} waits to be culled").replace(
        "{shoot}", session.title), detail=detail.replace("{photos}", _number(session.photos)),
        act=_tr("Cull"), room="library", place=_unmarked(session))  # fmt: skip


def _cull_next(sessions: Sequence[SessionRow]) -> CullNext | None:
    begun = [session for session in sessions if 0 < session.unmarked < session.photos] or list(sessions[:1])
    if not begun:
        return None
    next_ = begun[0]
    return CullNext(
        title=next_.title, marked=next_.photos - next_.unmarked, photos=next_.photos, place=_unmarked(next_)
    )


def _unmarked(session: SessionRow) -> dict[str, object]:
    return {"filter": Filter(session_ids=frozenset({session.id}), is_unmarked=True)}


def _day(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM")


def _number(value: int) -> str:
    return QLocale().toString(value)


def _tr(words: str) -> str:
    return QCoreApplication.translate("today", words)
