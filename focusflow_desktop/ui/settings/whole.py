"""Taking the whole studio along, and bringing one in: both long, so both are tasks, and both whole or not at all.

What an export is gets shown before anything of it is written. Into a studio that is in use nothing is brought: the card
says so instead of offering it.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.studio.queries import StudioRow, studio_profile
from focusflow_desktop.business.whole.export import Taken, take_along
from focusflow_desktop.business.whole.manifest import NAME, Manifest
from focusflow_desktop.business.whole.operations import BroughtIn, bring_in, look_at
from focusflow_desktop.business.whole.places import ZIP
from focusflow_desktop.business.whole.queries import Emptiness, emptiness
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.shared.names import safe_name
from focusflow_desktop.tasks.task import Task, TaskControl
from focusflow_desktop.ui.look.theme import Type
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.shell.page import Frame
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.text import rule, text


class WholeCard(Card):
    """Out with everything, and in with everything."""

    def __init__(self, frame: Frame, studio: Studio, *, clock: Clock) -> None:
        super().__init__(_tr("Take the studio along"))
        self._frame, self._studio, self._clock = frame, studio, clock
        self._looked: tuple[Path, Manifest] | None = None
        self._is_empty = False
        self.take = Button(_tr("Export everything…"), kind=Kind.PLAIN)
        self.with_pictures = QCheckBox(_tr("Copy the pictures too"))
        self.bring = Button(_tr("Bring a studio in…"), kind=Kind.PLAIN)
        self.why = text(step=Type.SMALL, tone="2", wraps=True)
        self.said = text(step=Type.SMALL, wraps=True)
        self.yes = Button(_tr("Bring it in"), kind=Kind.PRIMARY)
        self.no = Button(_tr("Leave it"), kind=Kind.QUIET)
        self.body.addWidget(self._out())
        self.body.addWidget(rule())
        self.body.addWidget(self._in())
        self.take.clicked.connect(self._ask_where)
        self.bring.clicked.connect(self._ask_which)
        self.yes.clicked.connect(self._bring_in)
        self.no.clicked.connect(self._forget)
        frame.door.bus.changed.connect(self._on_changed)
        self._forget()
        self._show(Emptiness(filled=("studios",)))
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Look again whether a studio may be brought in."""
        self._frame.door.run_query(self, emptiness, done=self._show)

    def take_to(self, place: Path) -> Task:
        """Export everything to a new folder, or a zip if it is called so."""

        def work(control: TaskControl) -> Taken:
            return take_along(
                self._studio,
                place,
                clock=self._clock,
                with_pictures=with_pictures,
                on_moved=partial(_tell, control),
            )

        with_pictures = self.with_pictures.isChecked()
        task = self._frame.tasks.start(_tr("Exporting the studio"), work)
        task.finished.connect(partial(self._taken, task))
        return task

    def look_at(self, place: Path) -> None:
        """Show what an export is; nothing is written."""
        self._forget()
        query = partial(_looked_at, place=place)
        self._frame.door.run_query(self, query, done=self._offer, failed=self._refused)

    def _out(self) -> QWidget:
        said = _tr(
            "Everything this studio holds in open formats: tables as CSV, a description as JSON, and its files. "
            "The pictures stay where they are; a list says where."
        )
        part, box = _part(said)
        row = QHBoxLayout()
        row.addWidget(self.take)
        row.addWidget(self.with_pictures)
        row.addStretch(1)
        box.addLayout(row)
        return part

    def _in(self) -> QWidget:
        said = _tr("An export comes in whole: every value is checked, or nothing is changed.")
        part, box = _part(said)
        row = QHBoxLayout()
        row.addWidget(self.bring)
        row.addWidget(self.why, 1)
        box.addLayout(row)
        box.addWidget(self.said)
        answer = QHBoxLayout()
        answer.addWidget(self.yes)
        answer.addWidget(self.no)
        answer.addStretch(1)
        box.addLayout(answer)
        return part

    @Slot()
    def _ask_where(self) -> None:
        self._frame.door.run_query(self, studio_profile, done=self._choose_place)

    def _choose_place(self, profile: StudioRow | None) -> None:
        name = profile.name if profile is not None else _tr("Studio")
        day = QDate.currentDate().toString(Qt.DateFormat.ISODate)
        proposed = safe_name(f"{name} {day}") + ZIP
        zipped, folder = _tr("One zip (*.zip)"), _tr("A folder of files (*)")
        chosen, kind = QFileDialog.getSaveFileName(self, self.take.text(), proposed, f"{zipped};;{folder}")
        if chosen:
            self.take_to(Path(chosen.removesuffix(ZIP) + ("" if kind == folder else ZIP)))

    @Slot()
    def _ask_which(self) -> None:
        kinds = _tr("Exported studios ({names})").replace("{names}", f"*{ZIP} {NAME}")
        chosen, _ = QFileDialog.getOpenFileName(self, self.bring.text(), "", kinds)
        if chosen:
            path = Path(chosen)
            self.look_at(path.parent if path.name == NAME else path)

    def _taken(self, task: Task) -> None:
        if isinstance(task.result, Taken):
            words, place = taken_words(task.result), task.result.place
            act, run = _tr("Show it"), partial(_open, place if place.is_dir() else place.parent)
            if task.result.manifest.missing:
                self._frame.messages.warn(words, act=act, run=run)
            else:
                self._frame.messages.good(words, act=act, run=run)
        elif task.error is not None:
            self._frame.messages.error(task.error)

    def _offer(self, looked: tuple[Path, Manifest]) -> None:
        self._looked = looked
        self.said.setText(manifest_words(looked[1]))
        for part in (self.said, self.yes, self.no):
            part.show()
        self.yes.setFocus()

    def _refused(self, error: WorldError) -> None:
        self.said.setText(error_words(error))
        self.said.show()

    @Slot()
    def _bring_in(self) -> None:
        if self._looked is None:
            return
        place, manifest = self._looked

        def work(control: TaskControl) -> BroughtIn:
            return bring_in(self._studio, place, on_moved=partial(_tell, control))

        title = _tr("Bringing in {studio}").replace("{studio}", manifest.studio)
        task = self._frame.tasks.start(title, work)
        task.finished.connect(partial(self._brought, task))
        self._forget()
        self.bring.setEnabled(False)

    def _brought(self, task: Task) -> None:
        if isinstance(task.result, BroughtIn):
            self._frame.messages.good(brought_words(task.result))
            self._frame.door.bus.changed.emit(task.result.changes, None)
        elif task.error is not None:
            self._refused(task.error)
            self._frame.messages.error(task.error)
        self.refresh()

    @Slot()
    def _forget(self) -> None:
        self._looked = None
        for part in (self.said, self.yes, self.no):
            part.hide()

    @Slot(object, object)
    def _on_changed(self, _changes: object, _origin: object) -> None:
        if self._is_empty:
            self.refresh()

    def _show(self, state: Emptiness) -> None:
        self._is_empty = state.is_empty
        self.bring.setEnabled(state.is_empty)
        self.why.setText(
            ""
            if state.is_empty
            else _tr("Only into a new studio: this one is in use, and nothing of it is ever written over.")
        )


def taken_words(taken: Taken) -> str:
    """What was taken along, in a sentence."""
    manifest = taken.manifest
    said = QCoreApplication.translate(
        "whole", "%n row(s) in {tables} tables are in {name}.", "", manifest.rows
    )
    words = said.replace("{tables}", str(len(manifest.tables))).replace("{name}", taken.place.name)
    if manifest.missing:
        missing = len(manifest.missing)
        words += " " + QCoreApplication.translate(
            "whole", "%n file(s) could not be read and are named in it.", "", missing
        )
    return words


def brought_words(brought: BroughtIn) -> str:
    """What came in, and what of it lies elsewhere."""
    words = _tr("{studio} is here, whole.").replace("{studio}", brought.manifest.studio)
    if brought.pictures_away:
        words += " " + QCoreApplication.translate(
            "whole", "%n picture file(s) lie elsewhere and show as missing.", "", brought.pictures_away
        )
    return words


def manifest_words(manifest: Manifest) -> str:
    """What an export says it is."""
    day = QDate.fromString(manifest.made_at[:10], Qt.DateFormat.ISODate)
    words = _tr("{studio}, exported on {day}: {rows} rows. Everything is checked before it counts.")
    facts = {
        "{studio}": manifest.studio,
        "{day}": QLocale().toString(day, QLocale.FormatType.ShortFormat),
        "{rows}": QLocale().toString(manifest.rows),
    }
    for mark, value in facts.items():
        words = words.replace(mark, value)
    return words


def _part(said: str) -> tuple[QWidget, QVBoxLayout]:
    part = QWidget()
    box = QVBoxLayout(part)
    box.setContentsMargins(16, 12, 16, 16)
    box.setSpacing(10)
    box.addWidget(text(said, step=Type.SMALL, tone="2", wraps=True))
    return part, box


def _tell(control: TaskControl, done: int, total: int) -> None:
    control.check()
    control.progress(done, total)


def _looked_at(_db: DbSession, *, place: Path) -> tuple[Path, Manifest]:
    return place, look_at(place)


def _open(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _tr(words: str) -> str:
    return QCoreApplication.translate("whole", words)
