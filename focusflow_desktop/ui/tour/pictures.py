"""The rooms of the pictures, with the sample studio's shoots in them."""

from __future__ import annotations

from focusflow_desktop.ui.library.page import LibraryPage
from focusflow_desktop.ui.program import Program
from focusflow_desktop.ui.tour.driver import Driver, window_of
from focusflow_desktop.ui.welcome.choice import FirstChoice, Way


def open_sample(driver: Driver, program: Program) -> None:
    """Look around with the sample studio; its pictures are made first."""
    assert program.welcome is not None
    program.welcome.chosen.emit(FirstChoice(way=Way.SAMPLE))
    driver.work(program)
    window_of(program).show_drawer(shown=False)


def walk(driver: Driver, program: Program) -> None:
    """All of them."""
    _library(driver, program)
    _culling(driver, program)
    for room in ("finals", "sidecars"):
        driver.take_room(program, room, f"{room}-nothing-waits")
    _export(driver, program)


def _library(driver: Driver, program: Program) -> None:
    window = window_of(program)
    window.show_room("library")
    driver.pause(6.0)
    driver.take(window, "library")
    window.frame.commands.run("app.palette")
    driver.pause(0.4)
    driver.take(window, "palette")
    driver.close_overlay(window)


def _culling(driver: Driver, program: Program) -> None:
    window = window_of(program)
    library = window.page("library")
    assert isinstance(library, LibraryPage)
    library.cull()
    driver.pause(6.0)
    driver.take(window, "loupe")
    for name in ("compare", "survey"):
        window.frame.commands.run(f"culling.{name}")
        driver.pause(3.0)
        driver.take(window, name)
    window.frame.commands.run("app.keys")
    driver.pause(0.4)
    driver.take(window, "keys")
    driver.close_overlay(window)


def _export(driver: Driver, program: Program) -> None:
    window = window_of(program)
    window.show_room("library")
    library = window.page("library")
    assert isinstance(library, LibraryPage)
    driver.pause(0.5)
    library.select_all()
    library.export()
    driver.pause(5.0)
    driver.take(window, "export")
