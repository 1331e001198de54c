import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from focusflow_desktop.db.backup import Backup
from focusflow_desktop.db.weekly import check_studio
from focusflow_desktop.ui.settings.backups import BackupsCard, ask_to_restore, back_up
from tests.support.services import OpenHouse, english, open_house
from tests.support.studios import StillClock

__all__ = ["english", "open_house"]


@pytest.fixture
def restored() -> list[Backup]:
    return []


@pytest.fixture
def card(open_house: OpenHouse, restored: list[Backup], qtbot: QtBot) -> Iterator[BackupsCard]:
    card = BackupsCard(open_house.frame, open_house.services.backups, restore=restored.append)
    qtbot.addWidget(card)
    card.show()
    return card


def words(card: BackupsCard) -> str:
    return " ".join(label.text() for label in card.findChildren(QLabel) if not label.isHidden())


def test_a_backup_by_hand_is_made_said_and_listed(card, open_house: OpenHouse, qtbot: QtBot) -> None:
    card.now.click()
    qtbot.waitUntil(lambda: bool(open_house.said))
    assert "Backed up and checked" in open_house.said[0].text
    assert len(open_house.services.backups.all()) == 1
    qtbot.waitUntil(lambda: "by you" in words(card))
    assert "0 photos" in words(card)


def test_a_backup_made_elsewhere_is_listed_too(card, open_house: OpenHouse, qtbot: QtBot) -> None:
    back_up(open_house.frame, open_house.services.backups)
    qtbot.waitUntil(lambda: "by you" in words(card))


def test_the_last_full_check_is_told(card, open_house: OpenHouse, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "once a week" in words(card))
    check_studio(open_house.services.folder, clock=StillClock(), stop=threading.Event())
    card.refresh()
    qtbot.waitUntil(lambda: "Last full check" in words(card))
    assert "It is sound" in words(card)


def test_a_damaged_backup_is_said_when_it_is_checked(card, open_house: OpenHouse, qtbot: QtBot) -> None:
    backup = open_house.services.backups.back_up("manual").backup
    card.check(backup)
    qtbot.waitUntil(lambda: len(open_house.said) == 1)
    assert "is whole" in open_house.said[0].text
    backup.path.write_bytes(b"no backup")
    card.check(backup)
    qtbot.waitUntil(lambda: len(open_house.said) == 2)
    assert "damaged" in open_house.said[1].text


def test_restoring_says_what_happens_and_needs_a_plain_yes(card, open_house, restored) -> None:
    backup = open_house.services.backups.back_up("manual").backup
    asked = ask_to_restore(card, backup, restored.append)
    assert "kept aside" in asked.informativeText()
    asked.button(QMessageBox.StandardButton.Cancel).click()
    assert restored == []
    asked = ask_to_restore(card, backup, restored.append)
    yes = asked.findChild(QDialogButtonBox).buttons()
    next(button for button in yes if button.text() == "Restore").click()
    assert restored == [backup]
