"""A job's story: what happened, newest first, with a line for a note and a form for what was said. It asks by signals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from focusflow_desktop.business.timeline.queries import Entry
from focusflow_desktop.ui.jobs.letter_form import LetterForm
from focusflow_desktop.ui.jobs.parts import indented, typed_line
from focusflow_desktop.ui.jobs.said_form import SaidForm
from focusflow_desktop.ui.jobs.words import entry_words, moment_words
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.story import Story, StoryLine


class StoryCard(Card):
    """The story."""

    note_written = Signal(str)
    said = Signal(object)  # Said: a message to be logged
    letter_asked = Signal()
    earlier_asked = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Story"), aside=self.tr("Newest first"))
        self.note = typed_line(self.tr("Write a note"), self.note_written)
        self.log = Button(self.tr("Log a call or a letter"), small=True)
        self.log.clicked.connect(self._on_log)
        self.write = Button(self.tr("Write a letter"), small=True)
        self.write.clicked.connect(self.letter_asked)
        self.letter: LetterForm | None = None
        self.form = SaidForm(is_answer=False)
        self.form.setContentsMargins(16, 4, 16, 14)
        self.form.told.connect(self.said)
        self.form.given_up.connect(self.end_message)
        self.story = Story(self.tr("Story"))
        earlier = Button(self.tr("Show earlier"), kind=Kind.LINK, small=True)
        earlier.clicked.connect(self.earlier_asked)
        self._earlier = indented(earlier)
        self._asked = QVBoxLayout()
        self.body.addWidget(indented(self.note, self.write, self.log))
        self.body.addLayout(self._asked)
        self.body.addWidget(self.story)
        self.body.addWidget(self._earlier)

    def show_job(self, story: Sequence[Entry], *, zone: tzinfo, has_more: bool, is_same: bool) -> None:
        """This job's story; what is being written for the same job stays."""
        if not is_same:
            self.end_message()
            self.end_letter()
            self.note.clear()
        self.story.show_lines([_line(entry, zone=zone) for entry in story])
        self._earlier.setVisible(has_more)

    @Slot()
    def end_message(self) -> None:
        """What was said is written down, or not worth it."""
        self.form.clear()
        self.form.hide()

    def show_letter(self, form: LetterForm) -> None:
        """The lines a letter is written in."""
        self.end_letter()
        self.letter = form
        self._asked.addWidget(form)
        form.setFocus()

    @Slot()
    def end_letter(self) -> None:
        """It is written down, or not worth it."""
        if self.letter is not None:
            self.letter.hide()
            self.letter.deleteLater()
            self.letter = None

    @Slot()
    def _on_log(self) -> None:
        if self.form.parent() is None:
            self._asked.addWidget(self.form)  # made room for when it is first asked for
        self.form.show()
        self.form.words.setFocus()


def _line(entry: Entry, *, zone: tzinfo) -> StoryLine:
    title, body = entry_words(entry, zone=zone)
    return StoryLine(title=title, when=moment_words(entry.at, zone=zone), body=body)
