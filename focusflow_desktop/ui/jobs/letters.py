"""Letters about a job: asked for, opened in the person's mail program, and written down. FocusFlow itself sends nothing here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from urllib.parse import quote
from uuid import UUID

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from focusflow_desktop.business.messages.operations import Said, log_message
from focusflow_desktop.business.messages.writing import Writing, writing_of
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.ui.jobs.letter_form import LetterForm
from focusflow_desktop.ui.jobs.page import JobsPage
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.shell.page import Frame
from focusflow_desktop.ui.shell.steps import Steps

Open = Callable[[QUrl], object]
LONGEST = 1_800  # an address with more than this is cut off by some systems: the words go by the clipboard


class Letters(QObject):
    """Shows the form and does what it asks for."""

    def __init__(
        self,
        page: JobsPage,
        frame: Frame,
        steps: Steps,
        *,
        clock: Clock,
        open_url: Open = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(page)
        self._page, self._frame, self._steps, self._clock, self._open = page, frame, steps, clock, open_url
        page.job.told.letter_asked.connect(self._on_asked)

    @Slot()
    def _on_asked(self) -> None:
        page = self._page.job.page
        if page is not None:
            query = partial(writing_of, job_id=page.id)
            self._frame.door.run_query(self, query, done=partial(self._show, page.id))

    def _show(self, job_id: UUID, writing: Writing | None) -> None:
        page = self._page.job.page
        if writing is None or page is None or page.id != job_id:
            return
        form = LetterForm(writing, zone=self._page.zone)
        form.given_up.connect(self._page.job.told.end_letter)
        form.wanted.connect(partial(self._on_wanted, job_id, form))
        self._page.job.told.show_letter(form)

    def _on_wanted(self, job_id: UUID, form: LetterForm, said: Said) -> None:
        if not self._open(self._address(said)):
            QGuiApplication.clipboard().setText(f"{said.subject}\n\n{said.body}")
            form.show_error(
                self.tr("No mail program answered. The letter is on the clipboard; nothing was written down.")
            )
            return
        to = form.addressee
        op = partial(
            log_message,
            said=said,
            at=self._clock.now(),
            job_id=job_id,
            contact_id=to.contact_id if to is not None else None,
        )

        def refused(error: WorldError) -> None:
            form.show_error(error_words(error))

        self._steps.write(
            op,
            step=self.tr("Write a letter"),
            said=self.tr("Opened in your mail program and written down"),
            done=lambda _changes: self._page.job.told.end_letter(),
            failed=refused,
        )

    def _address(self, said: Said) -> QUrl:
        """RFC 6068: lines end in CRLF, everything else is escaped."""
        url = _mailto(said.recipients, subject=said.subject, body=said.body)
        if len(url) > LONGEST:
            QGuiApplication.clipboard().setText(said.body)
            words = self.tr("(The words are on the clipboard: paste them here.)")
            url = _mailto(said.recipients, subject=said.subject, body=words)
        return QUrl(url, QUrl.ParsingMode.StrictMode)


def _mailto(address: str, *, subject: str, body: str) -> str:
    lines = body.replace("\n", "\r\n")
    return f"mailto:{quote(address, safe='@')}?subject={quote(subject)}&body={quote(lines)}"
