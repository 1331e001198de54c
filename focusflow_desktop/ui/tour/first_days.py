"""A studio's first days: how it begins, every room while it is empty, the first card, and a drive that is away."""

from __future__ import annotations

from pathlib import Path

from focusflow_desktop.photos.samples.shoot import make_card
from focusflow_desktop.ui.export.control import ExportControl
from focusflow_desktop.ui.ingest.control import ImportControl
from focusflow_desktop.ui.library.page import LibraryPage
from focusflow_desktop.ui.look.style_sheet import dress_application
from focusflow_desktop.ui.look.theme import Scheme, desk_look
from focusflow_desktop.ui.program import Program
from focusflow_desktop.ui.tour.driver import Driver, window_of
from focusflow_desktop.ui.welcome.choice import FirstChoice, Way

_FOR_A_PLACE = {
    "culling",
    "import",
    "export",
    "cascade",
    "call_sheet",
}  # shown for something, never by themselves


def walk(driver: Driver, program: Program) -> None:
    """All of it."""
    _begin(driver, program)
    _empty_rooms(driver, program)
    _import_card(driver, program)
    _drive_away(driver, program)


def _begin(driver: Driver, program: Program) -> None:
    assert program.welcome is not None
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        dress_application(driver.app, desk_look(scheme))
        driver.take(program.welcome, f"first-start-{scheme.value}")
    choice = FirstChoice(
        way=Way.START,
        photographer="Anna Brandt",
        studio_name="Anna Brandt Photography",
        country="DE",
        currency="EUR",
    )
    program.welcome.chosen.emit(choice)


def _empty_rooms(driver: Driver, program: Program) -> None:
    for room in window_of(program).rooms:
        if room.id not in _FOR_A_PLACE:
            driver.take_room(program, room.id, f"{room.id}-empty")


def _import_card(driver: Driver, program: Program) -> None:
    window = window_of(program)
    window.show_room("import", way="card")
    control = window.page("import").findChild(ImportControl)
    assert isinstance(control, ImportControl)
    control.choose_place(0, driver.scratch / "Pictures")
    control.choose_place(1, driver.scratch / "Drive WED-A")
    control.file_under("Weber, wedding", "The day", "Anna Brandt")
    control.rename("{date}_weber_{number:4}")
    control.add_source(_card_with_a_broken_file(driver.scratch / "WED-02"))
    driver.pause(6.0)
    driver.take(window, "import-ready")
    control.start()
    driver.work(program)
    driver.take(window, "import-done")
    window.show_drawer(shown=False)
    window.show_room("library")
    driver.pause(3.0)
    driver.take(window, "library-imported")


def _card_with_a_broken_file(card: Path) -> Path:
    make_card(card, count=24, size=(1500, 1000), seed=5)
    (card / "DCIM" / "100CANON" / "AB5_9377.DNG").write_bytes(b"II*\x00\x08\x00\x00\x00" + bytes(2000))
    return card


def _drive_away(driver: Driver, program: Program) -> None:
    """The pictures' drive is unplugged: what the rooms say then."""
    window = window_of(program)
    for drive in ("Pictures", "Drive WED-A"):
        (driver.scratch / drive).rename(driver.scratch / f"{drive} away")
    library = window.page("library")
    assert isinstance(library, LibraryPage)
    library.select_all()
    library.export()
    driver.pause(3.0)
    driver.take(window, "export-failing")
    control = window.page("export").findChild(ExportControl)
    assert isinstance(control, ExportControl)
    control.choose_target(driver.scratch / "Exports")
    control.start()
    driver.work(program)
    driver.take(window, "tasks-failing")
    window.show_drawer(shown=False)
