"""Writing an IPTC template: who made the photos, whose they are, what they show. Checked as it is accepted."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from focusflow_desktop.photos.ingest.iptc import IptcTemplate
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.ui.look.theme import Type, scaled
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.form import FormRow
from focusflow_desktop.ui.widgets.text import text


class IptcDialog(QDialog):
    """One template in a form. It stays open until what was written has been kept."""

    wanted = Signal(object)  # IptcTemplate, to be kept

    def __init__(self, template: IptcTemplate | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Words for every photo"))
        self.setMinimumWidth(scaled(480))
        self.name, self.creator, self.rights, self.headline = (QLineEdit() for _ in range(4))
        self.caption, self.keywords = QPlainTextEdit(), QLineEdit()
        self.caption.setFixedHeight(scaled(72))
        self.caption.setTabChangesFocus(True)
        self.save = Button(self.tr("Save"), kind=Kind.PRIMARY)
        self.cancel = Button(self.tr("Cancel"))
        self.save.setDefault(True)
        self._rows = {
            "name": FormRow(self.tr("Name of this template"), self.name),
            "creator": FormRow(self.tr("Creator"), self.creator),
            "copyright": FormRow(self.tr("Copyright notice"), self.rights),
            "headline": FormRow(self.tr("Headline"), self.headline),
            "caption": FormRow(self.tr("Caption"), self.caption),
            "keywords": FormRow(
                self.tr("Keywords"), self.keywords, help_=self.tr("With commas between them")
            ),
        }
        self._lay_out()
        if template is not None:
            self._fill(template)
        self.save.clicked.connect(self._on_save)
        self.cancel.clicked.connect(self.reject)

    def show_error(self, sentence: str, *, field: str = "name") -> None:
        """Say what is wrong beside its field."""
        for name, row in self._rows.items():
            row.show_error(sentence if name == field else "")

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 24, 24, 16)
        box.setSpacing(12)
        for row in self._rows.values():
            box.addWidget(row)
        hint = self.tr("Filled in for each photo: {hint}").replace(
            "{hint}", "{year} {date} {job} {session} {photographer} {camera}"
        )
        box.addWidget(text(hint, step=Type.SMALL, tone="2", wraps=True))
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(self.cancel)
        acts.addWidget(self.save)
        box.addLayout(acts)

    def _fill(self, template: IptcTemplate) -> None:
        self.name.setText(template.name)
        self.creator.setText(template.creator)
        self.rights.setText(template.copyright)
        self.headline.setText(template.headline)
        self.caption.setPlainText(template.caption)
        self.keywords.setText(", ".join(template.keywords))

    @Slot()
    def _on_save(self) -> None:
        words = (word.strip() for word in self.keywords.text().split(","))
        try:
            template = IptcTemplate(
                name=self.name.text().strip(),
                creator=self.creator.text().strip(),
                copyright=self.rights.text().strip(),
                headline=self.headline.text().strip(),
                caption=self.caption.toPlainText().strip(),
                keywords=tuple(word for word in words if word),
            )
        except Refused as error:
            self.show_error(error_words(error), field=str(error.fields.get("field", "name")))
            return
        self.wanted.emit(template)
