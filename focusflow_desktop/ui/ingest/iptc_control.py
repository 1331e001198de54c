"""The import room's words for every photo: the studio's templates read and kept off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from focusflow_desktop.photos.ingest.iptc import IptcTemplate, load_templates, save_template
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.tasks.runner import Lane, Ticket
from focusflow_desktop.ui.ingest.iptc_dialog import IptcDialog
from focusflow_desktop.ui.ingest.iptc_part import IptcPart
from focusflow_desktop.ui.services import Services
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.shell.page import Frame

_MEMO = "import.iptc"


class IptcControl(QObject):
    """Knows the templates and which one counts; the choice is remembered for the next card."""

    changed = Signal()  # another template counts

    def __init__(self, part: IptcPart, frame: Frame, services: Services) -> None:
        super().__init__(part)
        self._part, self._frame, self._services = part, frame, services
        self._known: dict[str, IptcTemplate] = {}
        self._chosen = str(frame.settings.memo(_MEMO) or "")
        self.dialog: IptcDialog | None = None
        part.chosen.connect(self.choose)
        part.edit_asked.connect(self._on_edit)
        part.new_asked.connect(self._on_new)

    @property
    def template(self) -> IptcTemplate | None:
        """What counts now."""
        return self._known.get(self._chosen)

    @Slot()
    def look(self) -> None:
        """Read the studio's templates."""
        self._behind(
            partial(load_templates, self._services.folder), self._take_known, self._frame.messages.error
        )

    @Slot(str)
    def choose(self, name: str) -> None:
        """Let this one count; empty: none."""
        self._chosen = name
        try:
            self._frame.settings.set_memo(_MEMO, name)
        except OSError as problem:
            self._frame.messages.warn(
                self.tr("The choice counts now but could not be remembered: {reason}").replace(
                    "{reason}", problem.strerror or str(problem)
                )
            )
        self.changed.emit()

    def is_met(self, filing: Mapping[str, str]) -> bool:
        """Whether everything the words name is given; what is not is said."""
        names = {
            "job": self.tr("the job"),
            "session": self.tr("the session"),
            "photographer": self.tr("the photographer"),
        }
        unmet = sorted(self.template.unmet) if self.template is not None else []
        missing = [names.get(word, word) for word in unmet if not filing.get(word, "").strip()]
        said = self.tr("These words name {what}: fill that in above, or choose other words.")
        self._part.show_problem(said.replace("{what}", ", ".join(missing)) if missing else "")
        return not missing

    def _take_known(self, found: object) -> None:
        assert isinstance(found, tuple)
        templates, problems = found
        self._known = {template.name: template for template in templates}
        self._part.show_names(list(self._known), chosen=self._chosen)
        for problem in problems:
            self._frame.messages.error(problem)
        self.changed.emit()

    def _on_edit(self) -> None:
        self._open(self.template)

    def _on_new(self) -> None:
        self._open(None)

    def _open(self, template: IptcTemplate | None) -> None:
        dialog = IptcDialog(template, self._part.window())
        dialog.wanted.connect(self._keep)
        dialog.finished.connect(self._on_closed)
        self.dialog = dialog
        dialog.open()

    def _on_closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _keep(self, template: IptcTemplate) -> None:
        save = partial(save_template, self._services.folder, template)
        self._behind(save, partial(self._take_kept, template), self._refuse)

    def _take_kept(self, template: IptcTemplate, _file: object) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self.choose(template.name)
        self.look()

    def _refuse(self, error: WorldError) -> None:
        if self.dialog is not None:
            self.dialog.show_error(error_words(error))

    def _behind(
        self, work: Callable[[], object], done: Callable[[object], None], failed: Callable[[WorldError], None]
    ) -> None:
        def came(result: object) -> None:
            if isValid(self):  # the page may be gone when the answer comes
                done(result)

        def refused(error: BaseException) -> None:
            if not isinstance(error, WorldError):
                raise error
            if isValid(self):
                failed(error)

        self._services.runner.submit(Lane.BACKGROUND, work, Ticket(done=came, failed=refused))
