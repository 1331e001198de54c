from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from focusflow_desktop.ui.ingest.page import ImportPage
from focusflow_desktop.ui.ingest.state import CardLine, CardStage, ImportState, NameLine, Statement
from focusflow_desktop.ui.look import theme
from focusflow_desktop.ui.look.style_sheet import dress_application
from focusflow_desktop.ui.look.theme import Tone

CARD = CardLine(
    source=Path("/media/WED-02"),
    title="WED-02",
    line="Canon EOS R5",
    stage=CardStage.WAITING,
    note="1,284 files",
)
READY = ImportState(
    cards=(CARD,),
    job="Weber, wedding",
    template="{date}_{number:4}",
    names=(NameLine(old="AB5_9001.CR3", new="2026-05-16_0001.CR3", note="first file"),),
    may_start=True,
)


def words(page: ImportPage) -> set[str]:
    return {label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)}


def button(page: ImportPage, text: str) -> QPushButton:
    return next(b for b in page.findChildren(QPushButton) if b.text() == text)


def shown(qtbot, state: ImportState) -> ImportPage:
    dress_application(QApplication.instance(), theme.DESK_LIGHT)
    page = ImportPage()
    qtbot.addWidget(page)
    page.show_state(state)
    return page


def test_the_preview_shows_the_real_first_files_new_name(qtbot) -> None:
    assert {"AB5_9001.CR3", "2026-05-16_0001.CR3"} <= words(shown(qtbot, READY))


def test_a_wrong_template_says_why_beside_the_field(qtbot) -> None:
    page = shown(qtbot, replace(READY, template_problem="{nmae} is not a token", may_start=False))
    assert "{nmae} is not a token" in words(page)
    assert not button(page, "Import and verify").isEnabled()


def test_start_is_asked_for_once(qtbot) -> None:
    page = shown(qtbot, READY)
    with qtbot.waitSignal(page.start_asked):
        button(page, "Import and verify").click()


def test_while_it_runs_the_button_only_leads_back(qtbot) -> None:
    page = shown(qtbot, replace(READY, is_running=True))
    asked = []
    page.start_asked.connect(lambda: asked.append(1))
    with qtbot.waitSignal(page.back_asked):
        button(page, "Continue in the background").click()
    assert asked == []


def test_the_verdict_is_said_with_its_reason(qtbot) -> None:
    said = Statement(
        tone=Tone.ATTENTION, title="Do not format this card yet", sentence="872 files have one copy."
    )
    assert {said.title, said.sentence} <= words(shown(qtbot, replace(READY, statement=said)))


def test_typing_is_not_overwritten_by_a_new_state(qtbot) -> None:
    page = shown(qtbot, READY)
    page.show()
    field = next(f for f in page.findChildren(QLineEdit) if f.accessibleName() == "Name template")
    page.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.setText("{date}")
    page.show_state(replace(READY, summary="another"))
    assert field.text() == "{date}"


def test_every_control_has_a_name_for_a_screen_reader(qtbot) -> None:
    page = shown(qtbot, READY)
    assert [b for b in page.findChildren(QPushButton) if not (b.accessibleName() or b.text())] == []
