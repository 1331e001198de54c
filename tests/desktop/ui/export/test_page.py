from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QPushButton

from focusflow_desktop.ui.export.page import ExportPage
from focusflow_desktop.ui.export.state import ExportState, Fact, PresetLine

STATE = ExportState(
    subject="2 picks",
    presets=(
        PresetLine(name="Gallery 2048", line="JPEG 2048", is_on=True, files=2),
        PresetLine(name="Thumb 512", line="JPEG 512", is_on=False, files=0),
    ),
    facts=(Fact(name="Size", value="Long edge 2048 px"),),
    target=Path("/exports"),
    preview=QImage(60, 40, QImage.Format.Format_RGB32),
    photos=2,
    total_files=2,
)


def shown(qtbot, state: ExportState = STATE) -> ExportPage:
    page = ExportPage()
    qtbot.addWidget(page)
    page.show_state(state)
    return page


def export_button(page: ExportPage) -> QPushButton:
    return next(b for b in page.findChildren(QPushButton) if b.text().startswith("Export"))


def test_ticking_a_preset_is_told_with_its_number(qtbot) -> None:
    page = shown(qtbot)
    boxes = {box.accessibleName(): box for box in page.findChildren(QCheckBox)}
    with qtbot.waitSignal(page.preset_toggled) as told:
        boxes["Thumb 512"].click()
    assert told.args == [1, True]


def test_showing_a_state_tells_nothing(qtbot) -> None:
    page = shown(qtbot)
    told = []
    page.preset_toggled.connect(lambda *_: told.append(1))
    page.show_state(replace(STATE, presets=tuple(replace(p, is_on=not p.is_on) for p in STATE.presets)))
    assert told == []


def test_without_a_folder_it_does_not_start_and_says_why(qtbot) -> None:
    page = shown(qtbot, replace(STATE, target=None))
    button = export_button(page)
    assert not button.isEnabled()
    assert "where the files go" in button.toolTip()


def test_a_picture_smaller_than_the_room_is_not_enlarged(qtbot) -> None:
    page = shown(qtbot)
    page.resize(1200, 800)
    page.show()
    picture = page.preview.grab().toImage()
    coloured = {picture.pixelColor(x, picture.height() // 2).rgb() for x in (40, picture.width() - 40)}
    assert len(coloured) == 1


def test_steps_through_the_pictures_end_at_the_ends(qtbot) -> None:
    page = shown(qtbot, replace(STATE, position=1))
    names = {b.accessibleName(): b for b in page.findChildren(QPushButton)}
    assert names["Previous picture"].isEnabled()
    assert not names["Next picture"].isEnabled()
