from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from focusflow_desktop.ui.shell.overlay import Overlay
from focusflow_desktop.ui.tour.driver import SIZES, Driver, window_of
from focusflow_desktop.ui.welcome.choice import FirstChoice, Way


@pytest.fixture
def driver(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Driver:
    (tmp_path / "pictures").mkdir()
    return Driver(qapp, pictures=tmp_path / "pictures", scratch=tmp_path / "scratch")


def start() -> FirstChoice:
    return FirstChoice(
        way=Way.START, photographer="Anna Brandt", studio_name="Anna Brandt", country="DE", currency="EUR"
    )


def test_a_room_is_kept_in_every_size_with_its_answers(driver: Driver) -> None:
    with driver.program("new") as program:
        assert program.welcome is not None
        program.welcome.chosen.emit(start())
        driver.take_room(program, "today", "today-empty")

    kept = {(picture := QImage(str(file))).size().toTuple() for file in driver.pictures.iterdir()}
    assert kept == {size.toTuple() for size in SIZES}
    assert driver.taken == len(SIZES)
    assert driver.broken == []
    assert not picture.isNull()


def test_what_lies_over_a_room_is_closed_before_the_next_picture(driver: Driver) -> None:
    with driver.program("new") as program:
        assert program.welcome is not None
        program.welcome.chosen.emit(start())
        window = window_of(program)
        window.frame.commands.run("app.palette")
        driver.close_overlay(window)
        assert not any(overlay.isVisible() for overlay in window.findChildren(Overlay))


def test_what_cannot_be_closed_is_said(driver: Driver, qtbot: QtBot) -> None:
    class Stubborn(Overlay):
        def close_overlay(self) -> None:
            """Stays."""

    with driver.program("new") as program:
        assert program.welcome is not None
        program.welcome.chosen.emit(start())
        Stubborn(window_of(program)).open()
        driver.close_overlay(window_of(program))
    assert driver.broken == ["Stubborn did not close by Escape"]


def test_a_room_that_breaks_breaks_the_tour(driver: Driver, expected_log: Any) -> None:
    expected_log.expect("KeyError: a page")
    with driver.program("new"):
        logging.getLogger("focusflow.crash").error("KeyError: a page")
    assert driver.broken == ["KeyError: a page"]


def test_a_picture_that_cannot_be_kept_is_said(driver: Driver) -> None:
    driver.pictures.rmdir()
    with driver.program("new") as program:
        assert program.welcome is not None
        driver.take(program.welcome, "first-start")
    assert driver.taken == 0
    assert len(driver.broken) == len(SIZES)
    assert "first-start-1280x800.png" in driver.broken[0]
    assert SIZES[0] == QSize(1280, 800)
