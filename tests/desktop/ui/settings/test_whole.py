import json
from contextlib import closing

import pytest
from PySide6.QtWidgets import QFileDialog

from focusflow_desktop.business.studio.operations import found_studio
from focusflow_desktop.business.whole.export import take_along
from focusflow_desktop.business.whole.operations import BroughtIn, look_at
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.unit_of_work import open_studio
from focusflow_desktop.shared.records import Contact, Tag
from focusflow_desktop.ui.look.theme import Tone
from focusflow_desktop.ui.settings.whole import WholeCard, brought_words, manifest_words
from tests.support.services import english, open_house
from tests.support.studios import StillClock, empty_studio

__all__ = ["english", "open_house"]

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def card(open_house, qtbot):
    card = WholeCard(open_house.frame, open_house.services.studio, clock=StillClock())
    qtbot.addWidget(card)
    card.show()
    return card


@pytest.fixture
def export(tmp_path):
    """Another studio with one client, taken along."""
    with closing(open_studio(empty_studio(tmp_path / "other"))) as studio:
        with studio.write() as db:
            found_studio(db, studio.tenant_id, name="Anna Brandt Photography", country="DE", currency="EUR")
            db.add(Contact(name="Clara"))
        return take_along(studio, tmp_path / "Anna", clock=StillClock()).place


def write(house, *rows):
    with house.services.studio.write() as db:
        db.add_all(rows)


@pytest.fixture
def founded(open_house):
    studio = open_house.services.studio
    with studio.write() as db:
        found_studio(db, studio.tenant_id, name="New studio", country="DE", currency="EUR")
    return open_house


def test_everything_is_exported_by_a_task_and_the_toast_leads_there(card, founded, qtbot, tmp_path):
    task = card.take_to(tmp_path / "out" / "all.zip")
    assert task.title == "Exporting the studio"
    qtbot.waitUntil(lambda: bool(founded.said))
    assert (tmp_path / "out" / "all.zip").exists()
    assert founded.said[0].text.startswith("1 row in ")
    assert founded.said[0].text.endswith("tables are in all.zip.")
    assert founded.said[0].act == "Show it"
    assert task.progress.done == task.progress.total


def test_where_to_is_asked_with_a_name_and_a_folder_is_a_choice(card, founded, qtbot, tmp_path, monkeypatch):
    asked = []

    def choose(_parent, _title, proposed, kinds):
        asked.append(proposed)
        return str(tmp_path / "plain.zip"), kinds.split(";;")[1]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    card.take.click()
    qtbot.waitUntil(lambda: bool(founded.said))
    assert asked[0].startswith("New studio 2")
    assert (tmp_path / "plain" / "manifest.json").exists()


def test_a_place_that_is_taken_is_said_and_kept(card, founded, qtbot, tmp_path):
    (tmp_path / "all.zip").write_bytes(b"mine")
    card.take_to(tmp_path / "all.zip")
    qtbot.waitUntil(lambda: bool(founded.said))
    assert founded.said[0].tone is Tone.BAD
    assert "is there already" in founded.said[0].text
    assert (tmp_path / "all.zip").read_bytes() == b"mine"


def test_a_cancelled_export_leaves_nothing_and_says_nothing(card, founded, qtbot, tmp_path):
    card.take_to(tmp_path / "out" / "all").cancel()
    qtbot.waitUntil(lambda: founded.services.tasks.running == 0)
    assert not (tmp_path / "out" / "all").exists()
    assert founded.said == []


def test_a_studio_is_shown_before_it_is_brought_into_a_new_one(card, founded, export, qtbot):
    qtbot.waitUntil(card.bring.isEnabled)
    changed = []
    founded.services.bus.changed.connect(lambda changes, _origin: changed.append(changes))
    card.look_at(export)
    qtbot.waitUntil(card.yes.isVisible)
    assert card.said.text().startswith("Anna Brandt Photography, exported on ")
    assert "2 rows" in card.said.text()
    card.yes.click()
    qtbot.waitUntil(lambda: bool(founded.said))
    assert founded.said[0].text == "Anna Brandt Photography is here, whole."
    assert changed[0].touches("contacts")
    qtbot.waitUntil(lambda: "in use" in card.why.text())
    assert not card.bring.isEnabled()


def test_which_one_is_asked_and_the_manifest_stands_for_its_folder(card, founded, export, qtbot, monkeypatch):
    chosen = str(export / "manifest.json")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (chosen, ""))
    qtbot.waitUntil(card.bring.isEnabled)
    card.bring.click()
    qtbot.waitUntil(card.yes.isVisible)
    card.no.click()
    assert not card.yes.isVisible()


def test_into_a_studio_in_use_nothing_is_offered_and_it_says_why(card, founded, qtbot):
    qtbot.waitUntil(card.bring.isEnabled)
    write(founded, Tag(name="VIP"))
    card.refresh()
    qtbot.waitUntil(lambda: not card.bring.isEnabled())
    assert card.why.text().startswith("Only into a new studio")


def test_a_damaged_export_is_said_with_the_files_name(card, founded, export, qtbot):
    (export / "contacts.csv").unlink()
    card.look_at(export)
    qtbot.waitUntil(card.yes.isVisible)
    card.yes.click()
    qtbot.waitUntil(lambda: bool(founded.said))
    assert "contacts.csv: it is missing" in founded.said[0].text
    assert card.said.text() == founded.said[0].text
    qtbot.waitUntil(card.bring.isEnabled)


def test_what_is_no_export_is_said_at_once(card, founded, export, qtbot):
    (export / "manifest.json").write_text(json.dumps({"format": "other"}))
    card.look_at(export)
    qtbot.waitUntil(card.said.isVisible)
    assert "not of a FocusFlow studio" in card.said.text()
    assert not card.yes.isVisible()


def test_the_words_name_the_studio_and_what_is_away(export):
    manifest = look_at(export)
    assert manifest_words(manifest).startswith("Anna Brandt Photography, exported on ")
    brought = BroughtIn(manifest=manifest, changes=Changes(), pictures_here=3, pictures_away=2)
    assert brought_words(brought).endswith("2 picture files lie elsewhere and show as missing.")
