"""The fields of the preset editor: which there are, in what order, and the row that shows one with its mistake."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from focusflow_desktop.ui.export.state import Value
from focusflow_desktop.ui.export.words import tr
from focusflow_desktop.ui.look.theme import Type, scaled
from focusflow_desktop.ui.widgets.button import Button
from focusflow_desktop.ui.widgets.text import retone, text

LABEL_WIDTH = 120


class FieldKind(Enum):
    """How a field is filled in."""

    TEXT = auto()
    CHOICE = auto()
    SWITCH = auto()
    FILE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """One field: its key in the draft, its words, and what may be chosen."""

    key: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    choices: tuple[tuple[str, str], ...] = ()
    hint: str = ""  # the unit, or what an empty field means


def sections() -> tuple[tuple[str, tuple[FieldSpec, ...]], ...]:
    """All fields under their headings."""
    return (
        ("", (_line("name", tr("Name")),)),
        (tr("Size"), _size()),
        (tr("File"), _file()),
        (tr("Metadata"), _metadata()),
        (tr("Watermark"), _mark()),
        (tr("Names and place"), _names()),
    )


class EditorRow(QWidget):
    """One field with its label at the left and what is wrong with it below."""

    changed = Signal(str, object)  # key, value

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = spec.key
        self._control = _control(spec)
        self._error = text(step=Type.SMALL, tone="bad", wraps=True)
        box = QGridLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setHorizontalSpacing(8)
        box.setVerticalSpacing(4)
        box.setColumnMinimumWidth(0, scaled(LABEL_WIDTH))
        box.setColumnStretch(1, 1)
        if spec.kind is not FieldKind.SWITCH:
            label = text(spec.label, tone="2")
            label.setBuddy(self._control.widget)
            box.addWidget(label, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        box.addWidget(self._framed(spec), 0, 1)
        box.addWidget(self._error, 1, 1)
        self._control.widget.setAccessibleName(spec.label)
        self._control.told.connect(self._tell)
        self.show_error("")

    def show_value(self, value: Value) -> None:
        """What stands in the draft; nothing is told."""
        with QSignalBlocker(self._control.widget):
            self._control.put(value)

    def show_error(self, sentence: str) -> None:
        """Says what is wrong here; empty clears it."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        retone(self._control.widget, "error" if sentence else "", name="state")
        self._control.widget.setAccessibleDescription(sentence)

    def take_focus(self) -> None:
        """The keyboard goes on here."""
        self._control.widget.setFocus()

    def _framed(self, spec: FieldSpec) -> QWidget:
        if spec.kind is not FieldKind.FILE:
            return self._control.widget
        frame = QWidget()
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._control.widget, 1)
        choose = Button(icon="folder-open", small=True, name=tr("Choose the picture"))
        choose.clicked.connect(self._on_choose)
        row.addWidget(choose)
        return frame

    def _on_choose(self) -> None:
        kinds = tr("Pictures") + " (*.png *.webp *.tif *.tiff *.jpg *.jpeg)"
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Choose the picture"), "", kinds)
        if chosen:
            self._tell(chosen)

    def _tell(self, value: object) -> None:
        self.changed.emit(self.key, value)


class _Control(QObject):
    """One widget under one face: put a value, hear of a new one."""

    told = Signal(object)

    def __init__(self, widget: QWidget, put: Callable[[Value], None]) -> None:
        super().__init__(widget)
        self.widget, self.put = widget, put

    def tell(self, value: object) -> None:
        """A person has put another value."""
        self.told.emit(value)


def _control(spec: FieldSpec) -> _Control:
    match spec.kind:
        case FieldKind.CHOICE:
            return _choice(spec)
        case FieldKind.SWITCH:
            return _switch(spec)
        case FieldKind.TEXT | FieldKind.FILE:
            return _text_line(spec)


def _choice(spec: FieldSpec) -> _Control:
    combo = QComboBox()
    combo.setProperty("dense", True)
    for value, words in spec.choices:
        combo.addItem(words, value)
    control = _Control(combo, lambda value: combo.setCurrentIndex(combo.findData(value)))
    combo.activated.connect(lambda at: control.tell(combo.itemData(at)))
    return control


def _switch(spec: FieldSpec) -> _Control:
    check = QCheckBox(spec.label)
    control = _Control(check, lambda value: check.setChecked(bool(value)))
    check.clicked.connect(control.tell)
    return control


def _text_line(spec: FieldSpec) -> _Control:
    line = QLineEdit()
    line.setProperty("dense", True)
    line.setPlaceholderText(spec.hint)
    line.setToolTip(spec.hint)

    def put(value: Value) -> None:
        if line.text() != value:  # the cursor stays where it is
            line.setText(str(value))

    control = _Control(line, put)
    line.textEdited.connect(control.tell)
    return control


def _line(key: str, label: str, *, hint: str = "") -> FieldSpec:
    return FieldSpec(key=key, label=label, hint=hint)


def _pick(key: str, label: str, *choices: tuple[str, str]) -> FieldSpec:
    return FieldSpec(key=key, label=label, kind=FieldKind.CHOICE, choices=choices)


def _tick(key: str, label: str) -> FieldSpec:
    return FieldSpec(key=key, label=label, kind=FieldKind.SWITCH)


def _size() -> tuple[FieldSpec, ...]:
    fit = _pick(
        "fit", tr("Measured on"), ("original", tr("Full size")), ("long_edge", tr("Long side")),
        ("short_edge", tr("Short side")), ("box", tr("Width and height")), ("megapixels", tr("Megapixels")),
        ("percent", tr("Percent")),
    )  # fmt: skip
    sharpen = _pick(
        "sharpen", tr("Sharpening"), ("none", tr("None")), ("screen", tr("For the screen")),
        ("matte", tr("For matte paper")), ("glossy", tr("For glossy paper")),
    )  # fmt: skip
    return (
        fit,
        _line("px", tr("Pixels")),
        _line("px_high", tr("Pixels high")),
        _line("megapixels", tr("Megapixels")),
        _line("percent", tr("Percent")),
        _tick("enlarge", tr("Enlarge smaller pictures")),
        _line("ppi", tr("Pixels per inch")),
        sharpen,
        _line("amount", tr("Amount"), hint=tr("0.5 low, 1 standard, 1.5 high")),
    )


def _file() -> tuple[FieldSpec, ...]:
    icc = _pick(
        "icc", tr("Colour space"), ("srgb", "sRGB"), ("display-p3", "Display P3"), ("adobe", "Adobe RGB"),
        ("keep", tr("As in the source")),
    )  # fmt: skip
    formats = (("jpeg", "JPEG"), ("png", "PNG"), ("webp", "WebP"), ("avif", "AVIF"), ("tiff", "TIFF"))
    raw = (("preview", tr("The camera's preview")), ("develop", tr("Developed from the RAW")))
    return (
        _pick("raw", tr("RAW alone"), *raw),
        icc,
        _pick("format", tr("Format"), *formats),
        _line("quality", tr("Quality"), hint=tr("1 to 100")),
        _line("max_mb", tr("At most, MB"), hint=tr("No limit")),
        _line("min_quality", tr("Quality never below")),
        _pick("subsampling", tr("Colour detail"), ("444", "4:4:4"), ("422", "4:2:2"), ("420", "4:2:0")),
        _tick("progressive", tr("Progressive")),
        _line("effort", tr("Effort"), hint=tr("0 fast, 9 small")),
    )


def _metadata() -> tuple[FieldSpec, ...]:
    kept = (("all", tr("All")), ("copyright", tr("Copyright and contact")), ("none", tr("None")))
    return (
        _pick("metadata", tr("Written"), *kept),
        _tick("strip_gps", tr("Leave the place out")),
        _tick("strip_people", tr("Leave persons out")),
        _tick("strip_serials", tr("Leave serial numbers out")),
    )


def _mark() -> tuple[FieldSpec, ...]:
    kinds = (("none", tr("None")), ("text", tr("Words")), ("image", tr("A picture")))
    places = (
        ("top-left", tr("Top left")), ("top", tr("Top")), ("top-right", tr("Top right")), ("left", tr("Left")),
        ("centre", tr("Centre")), ("right", tr("Right")), ("bottom-left", tr("Bottom left")),
        ("bottom", tr("Bottom")), ("bottom-right", tr("Bottom right")), ("tile", tr("Over the whole picture")),
    )  # fmt: skip
    tones = (
        ("auto", tr("Light or dark by the ground")), ("light", tr("Light")), ("dark", tr("Dark")),
        ("own", tr("The picture's own colours")),
    )  # fmt: skip
    return (
        _pick("mark", tr("Kind"), *kinds),
        _line("mark_text", tr("Words")),
        FieldSpec(key="mark_image", label=tr("Picture"), kind=FieldKind.FILE),
        _pick("anchor", tr("Where"), *places),
        _line("scale_percent", tr("Height, %"), hint=tr("Of the short side")),
        _line("inset_percent", tr("From the edge, %"), hint=tr("Of the short side")),
        _line("opacity", tr("Opacity, %")),
        _line("rotation_degrees", tr("Turned, degrees")),
        _pick("tone", tr("Colour"), *tones),
    )


def _names() -> tuple[FieldSpec, ...]:
    rules = (
        ("rename", tr("Add a number")), ("skip", tr("Leave the file that is there")),
        ("overwrite", tr("Replace the earlier export")),
    )  # fmt: skip
    tokens = "{name} {date} {time} {seq:4} {rating} {camera} {job} {title} {preset}"
    return (
        _line("name_template", tr("File name"), hint=tokens),
        _line("start_at", tr("Count from")),
        _pick("collision", tr("Name is taken"), *rules),
        _line("subfolder", tr("Folder inside"), hint=tr("None")),
    )
