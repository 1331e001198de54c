"""The sessions of a job: when they are, how far their pictures are, where each leads. It asks by signals."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from focusflow_desktop.business.jobs.production import reachable
from focusflow_desktop.business.jobs.queries import JobPage, SessionOfJob
from focusflow_desktop.shared.records.session_types import SessionKind
from focusflow_desktop.shared.records.sessions import ProductionStatus
from focusflow_desktop.ui.jobs.parts import indented, quiet
from focusflow_desktop.ui.jobs.words import production_word, session_words, tr
from focusflow_desktop.ui.look.theme import Type, Weight
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.rows import Rows
from focusflow_desktop.ui.widgets.text import ElidedLabel, rule


class SessionsCard(Card):
    """One row each."""

    session_asked = Signal(object)  # its id
    sheet_asked = Signal(object)
    pictures_asked = Signal(object)
    production_set = Signal(object, object)  # its id, the status
    forms_asked = Signal()
    move_asked = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Sessions"))
        self._rows = Rows()
        asked = Button(self.tr("Questionnaires and answers"), kind=Kind.LINK, small=True)
        asked.clicked.connect(self.forms_asked)
        self._move = Button(self.tr("Move the whole job…"), kind=Kind.LINK, small=True)
        self._move.clicked.connect(self.move_asked)
        self.body.addLayout(self._rows)
        self.body.addWidget(rule())
        self.body.addWidget(indented(self._move, asked))

    def show_job(self, page: JobPage, *, zone: tzinfo) -> None:
        """This job's sessions."""
        rows: list[QWidget] = []
        for session in page.sessions:
            rows += [rule(), self._row(session, zone=zone)] if rows else [self._row(session, zone=zone)]
        self._rows.show_rows(rows or [quiet(self.tr("No session yet. The calendar makes one."))])
        self._move.setVisible(any(session.starts_at is not None for session in page.sessions))

    def _row(self, session: SessionOfJob, *, zone: tzinfo) -> QWidget:
        title = ElidedLabel(session.title, weight=Weight.MEDIUM)
        detail = ElidedLabel(session_words(session, zone=zone), step=Type.SMALL, tone="2")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(title)
        words.addWidget(detail)
        row = QWidget()
        box = QHBoxLayout(row)
        box.setContentsMargins(16, 10, 12, 10)
        box.setSpacing(8)
        box.addLayout(words, 1)
        if session.kind is SessionKind.SHOOT:
            box.addWidget(self._production(session))
        if session.photos:
            pictures = Button(self.tr("Pictures"), small=True, name=f"{self.tr('Pictures')}: {session.title}")
            pictures.clicked.connect(lambda: self.pictures_asked.emit(session.id))
            box.addWidget(pictures)
        sheet = Button(self.tr("Call sheet"), small=True, name=f"{self.tr('Call sheet')}: {session.title}")
        sheet.clicked.connect(lambda: self.sheet_asked.emit(session.id))
        box.addWidget(sheet)
        if session.starts_at is not None:
            show = Button(self.tr("Calendar"), small=True, name=f"{self.tr('Calendar')}: {session.title}")
            show.clicked.connect(lambda: self.session_asked.emit(session.id))
            box.addWidget(show)
        return row

    def _production(self, session: SessionOfJob) -> Button:
        """How far its pictures are, with a menu of where they can be said to be."""
        word = production_word(session.production)
        name = f"{self.tr('How far the pictures are')}: {session.title}, {word}"
        button = Button(word[:1].upper() + word[1:], icon="chevron-down", small=True, name=name)
        button.clicked.connect(lambda: self._open(button, session))
        return button

    def menu_of(self, session: SessionOfJob) -> QMenu:
        """Where its pictures can be said to be; made when it is asked for, a page has many sessions."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for status in reachable(session.production):
            menu.addAction(production_word(status), self._teller(session, status))
        return menu

    def _open(self, button: Button, session: SessionOfJob) -> None:
        self.menu_of(session).popup(button.mapToGlobal(QPoint(0, button.height())))

    def _teller(self, session: SessionOfJob, status: ProductionStatus) -> Callable[[], None]:
        return lambda: self.production_set.emit(session.id, status)
