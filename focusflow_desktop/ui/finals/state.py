"""What the finals room shows, as values, and the words for it. No widgets, so that tests read the words."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from focusflow_desktop.photos.finals.queries import Candidate, Edited, FinalsFolder, FinalsView, OpenFile
from focusflow_desktop.photos.finals.reasons import Reason
from focusflow_desktop.photos.finals.suggest import Suggestion
from focusflow_desktop.photos.library.rows import SessionRow
from focusflow_desktop.ui.behind.finals import FolderState
from focusflow_desktop.ui.look.theme import Tone
from focusflow_desktop.ui.shell.messages import error_words


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalsState:
    """The whole room; `view` is None until it was read for the first time."""

    view: FinalsView | None = None
    states: Mapping[Path, FolderState] = field(default_factory=dict)
    suggestions: tuple[Suggestion, ...] = ()


def shoot_name(shoot: SessionRow) -> str:
    """A shoot as a list names it."""
    return f"{shoot.job} · {shoot.title}" if shoot.job else shoot.title


def name_of(session_id: UUID | None, view: FinalsView) -> str:
    """The shoot of a folder."""
    found = next((shoot for shoot in view.shoots if shoot.id == session_id), None)
    return shoot_name(found) if found is not None else _tr("All shoots")


def counts_of(folder: FinalsFolder) -> str:
    """What became of the pictures of a folder; what is nought is left out, save the linked ones."""
    parts = [_n("%n linked", folder.linked)]
    if folder.waiting:
        parts.append(_n("%n waiting for you", folder.waiting))
    if folder.without:
        parts.append(_n("%n without an original here", folder.without))
    if folder.unreadable:
        parts.append(_n("%n not readable", folder.unreadable))
    if folder.missing:
        parts.append(_n("%n no longer there", folder.missing))
    return " · ".join(parts)


def standing_of(state: FolderState | None) -> tuple[str, Tone, str]:
    """How the watching of a folder goes: a word, its tone, and a sentence where one is needed."""
    if state is None:
        return _tr("Looking"), Tone.INFORMATION, ""
    if state.problem is not None:
        more = _tr("Connect the drive, or watch the folder where it is now.")
        return _tr("Away"), Tone.BAD, f"{error_words(state.problem)} {more}"
    if state.settling:
        return _tr("Arriving"), Tone.INFORMATION, _n("%n file(s) still being written", state.settling)
    return _tr("Watching"), Tone.GOOD, ""


def reason_words(reason: Reason) -> str:
    """Why a person has to choose."""
    return {
        Reason.TWO_CAMERAS: _tr("Same second, several cameras"),
        Reason.BURST: _tr("Same second, several frames of one camera"),
        Reason.NAME_AGAINST_TIME: _tr("The name says one photo, the time another"),
        Reason.SAME_NAME: _tr("Several photos bear this name"),
        Reason.OTHER_TIME: _tr("The photo of this name was taken at another time"),
    }[reason]


def signs_words(candidate: Candidate) -> str:
    """What speaks for a candidate."""
    same = [_tr("same second")] if candidate.signs.same_second else []
    same += [_tr("same name")] if candidate.signs.same_name else []
    return " · ".join(same)


def facts_words(candidate: Candidate) -> str:
    """When and with what a candidate was taken."""
    taken = candidate.captured_at
    at = taken.strftime("%H:%M:%S") if taken else ""
    if taken and taken.microsecond:
        at += f".{taken.microsecond // 10_000:02}"
    return " · ".join(part for part in (at, candidate.camera, candidate.serial) if part)


def open_words(file: OpenFile) -> str:
    """Why a picture in the folder is linked to nothing."""
    return file.problem or _tr("No original here looks like its source")


def edited_words(edited: Edited) -> str:
    """That a final was edited again and stays with its photo."""
    moment = QDateTime.fromSecsSinceEpoch(int(edited.edited_at.timestamp()))
    at = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
    times = _n("edited again %n time(s)", edited.edits)
    return _tr("{times}, last {at}").replace("{times}", times).replace("{at}", at)


def display(path: Path) -> str:
    """A file's name as text, whatever bytes it is made of."""
    return shown(Path(path.name))


def shown(path: Path) -> str:
    """A whole path as text."""
    return os.fsencode(path).decode(errors="replace")


def _n(words: str, count: int) -> str:
    return QCoreApplication.translate("finals", words, "", count)


def _tr(words: str) -> str:
    return QCoreApplication.translate("finals", words)
