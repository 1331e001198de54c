from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from shiboken6 import delete
from sqlalchemy import select

from focusflow_desktop.photos.ingest.iptc import FOLDER, IptcTemplate, load_templates, save_template
from focusflow_desktop.photos.samples.shoot import make_card
from focusflow_desktop.shared.records.photos import PhotoState
from focusflow_desktop.ui.ingest.control import ImportControl
from focusflow_desktop.ui.ingest.page import ImportPage

WORDS = IptcTemplate(name="Studio", creator="Anna Brandt", copyright="© {year} Anna", keywords=("wedding",))


@pytest.fixture
def page(open_house):
    made = ImportPage()
    made.control = ImportControl(made, open_house.frame, open_house.services)
    yield made
    delete(made)


def idle(open_house):
    return lambda: open_house.services.runner.is_idle


def words(page):
    return "\n".join(label.text() for label in page.iptc.findChildren(QLabel) if not label.isHidden())


def entered(page, open_house, qtbot):
    page.control.iptc.look()
    qtbot.waitUntil(idle(open_house))


def test_every_imported_photo_gets_the_words_of_the_chosen_template(page, open_house, qtbot, tmp_path):
    save_template(open_house.services.folder, WORDS)
    entered(page, open_house, qtbot)
    page.control.iptc.choose("Studio")
    make_card(tmp_path / "WED-02", count=2, size=(96, 64), suffixes=(".JPG",))
    page.control.choose_place(0, tmp_path / "Pictures")
    page.control.add_source(tmp_path / "WED-02")
    qtbot.waitUntil(page._start.isEnabled)
    page.control.start()
    qtbot.waitUntil(lambda: page._start.text() == "To the library", timeout=20_000)
    with open_house.services.studio.read() as db:
        photos = list(db.scalars(select(PhotoState)))
        assert len(photos) == 2
        assert {photo.creator for photo in photos} == {"Anna Brandt"}
        assert all(photo.rights.endswith(" Anna") for photo in photos)


def test_a_template_is_written_in_the_dialog_kept_and_chosen(page, open_house, qtbot):
    entered(page, open_house, qtbot)
    page.iptc.new_asked.emit()
    dialog = page.control.iptc.dialog
    dialog.name.setText("Weddings")
    dialog.creator.setText("Anna Brandt")
    dialog.keywords.setText("wedding, , summer")
    dialog.save.click()
    qtbot.waitUntil(lambda: page.control.iptc.template is not None)
    (kept,), problems = load_templates(open_house.services.folder)
    assert not problems
    assert kept == IptcTemplate(name="Weddings", creator="Anna Brandt", keywords=("wedding", "summer"))
    assert page.control.iptc.template == kept
    assert open_house.settings.memo("import.iptc") == "Weddings"


def test_what_cannot_be_understood_is_said_beside_its_field_and_nothing_is_kept(page, open_house, qtbot):
    page.iptc.new_asked.emit()
    dialog = page.control.iptc.dialog
    dialog.name.setText("Weddings")
    dialog.caption.setPlainText("{nonsense}")
    dialog.save.click()
    assert dialog._rows["caption"].error
    dialog.reject()
    qtbot.waitUntil(idle(open_house))
    assert load_templates(open_house.services.folder) == ([], [])


def test_words_that_name_the_job_wait_for_one(page, open_house, qtbot):
    save_template(open_house.services.folder, IptcTemplate(name="Job", caption="{job}"))
    entered(page, open_house, qtbot)
    page.control.iptc.choose("Job")
    assert "These words name the job" in words(page)
    page.control.file_under("Weber, wedding", "", "")
    qtbot.waitUntil(lambda: "These words name" not in words(page))


def test_a_broken_template_is_named_and_left_as_it_is(page, open_house, qtbot):
    folder = Path(open_house.services.folder) / FOLDER
    folder.mkdir()
    (folder / "mine.json").write_text("{", encoding="utf-8")
    entered(page, open_house, qtbot)
    assert any("mine.json" in message.text for message in open_house.said)
    assert (folder / "mine.json").read_text(encoding="utf-8") == "{"
