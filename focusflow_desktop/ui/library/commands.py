"""The library's commands, in one table: menu, keys and palette read it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from focusflow_desktop.shared.records.photos import Flag, Label
from focusflow_desktop.ui.library.marks import Field, Mark
from focusflow_desktop.ui.shell.commands import Command

ROOM = "library"


class Acts(Protocol):
    """What the page can do."""

    def mark(self, mark: Mark) -> None:
        """Mark the selected photos."""
        ...

    def cull(self) -> None:
        """Go to the loupe at the active photo."""
        ...

    def cull_beside(self, view: str) -> None:
        """Compare or survey the selected photos."""
        ...

    def export(self) -> None:
        """Export the selected photos."""
        ...

    def toggle_rating(self, stars: int) -> None:
        """Filter by stars."""
        ...

    def toggle_flag(self, flag: Flag) -> None:
        """Filter by flag."""
        ...

    def resize_cells(self, step: int) -> None:
        """Larger or smaller pictures."""
        ...

    def select_all(self) -> None:
        """Select every photo."""
        ...

    def select_none(self) -> None:
        """Keep only the active photo."""
        ...

    def toggle_stack(self) -> None:
        """Close or open the burst of the active photo."""
        ...

    def toggle_stacks(self) -> None:
        """Close or open every burst."""
        ...

    def toggle_filter_bar(self) -> None:
        """Show or hide the filter bar."""
        ...

    def search(self) -> None:
        """Put the caret in the search field."""
        ...

    def take_back(self) -> None:
        """Undo the last step."""
        ...

    def do_again(self) -> None:
        """Redo it."""
        ...


def library_commands(acts: Acts, *, any_photo: Callable[[], bool]) -> list[Command]:
    """Every command of the room."""

    def command(
        name: str, title: str, run: Callable[[], None], *, keys: str = "", icon: str = "", menu: str = ""
    ) -> Command:
        return Command(
            id=f"library.{name}",
            title=title,
            run=run,
            room=ROOM,
            shortcut=keys,
            icon=icon,
            menu=menu,
            enabled=any_photo,
        )

    photo, view = _tr("Photo"), _tr("View")
    made = [
        command("cull", _tr("Cull"), acts.cull, keys="Return, Enter, E", icon="scan-eye", menu=photo),
        command("compare", _tr("Compare"), lambda: acts.cull_beside("compare"), keys="C", icon="columns-2"),
        command("survey", _tr("Survey"), lambda: acts.cull_beside("survey"), keys="N", icon="grid-2x2"),
        command("export", _tr("Export…"), acts.export, keys="Ctrl+E", icon="share", menu=photo),
        command("select_all", _tr("Select all photos"), acts.select_all, keys="Ctrl+A", menu=photo),
        command(
            "select_none", _tr("Select only the active photo"), acts.select_none, keys="Ctrl+D", menu=photo
        ),
        command("larger", _tr("Larger pictures"), lambda: acts.resize_cells(1), keys="=, +", menu=view),
        command("smaller", _tr("Smaller pictures"), lambda: acts.resize_cells(-1), keys="Ctrl+-", menu=view),
        command("stack", _tr("Stack or unstack the burst"), acts.toggle_stack, keys="S", menu=view),
        command("stack_all", _tr("Stack or unstack all bursts"), acts.toggle_stacks, menu=view),
        command("filter_bar", _tr("Filter bar"), acts.toggle_filter_bar, keys="\\", menu=view),
        command("search", _tr("Search photos"), acts.search, keys="Ctrl+F", icon="search", menu=view),
    ]
    for name, title, keys, run in (
        ("undo", _tr("Undo"), "Ctrl+Z", acts.take_back),
        ("redo", _tr("Redo"), "Ctrl+Shift+Z", acts.do_again),
    ):
        step = Command(id=f"library.{name}", title=title, run=run, room=ROOM, shortcut=keys, repeats=True)
        made.append(step)
    for name, title, keys, mark in MARKS:
        made.append(command(name, _tr(title), _marking(acts, mark), keys=keys, menu=photo))
    for stars in range(1, 6):
        title = _tr("Show 1 star and up") if stars == 1 else _tr("Show {0} stars and up")
        title = title.replace("{0}", str(stars))
        made.append(command(f"show_{stars}", title, _rating(acts, stars), keys=f"Ctrl+{stars}"))
    made.append(
        command("show_picks", _tr("Show only picks"), lambda: acts.toggle_flag(Flag.PICK), keys="Ctrl+Alt+P")
    )
    made.append(
        command(
            "show_rejects", _tr("Show only rejects"), lambda: acts.toggle_flag(Flag.REJECT), keys="Ctrl+Alt+X"
        )
    )
    return made


MARKS: tuple[tuple[str, str, str, Mark], ...] = (
    ("pick", "Pick", "P", Mark(field=Field.FLAG, value=Flag.PICK)),
    ("reject", "Reject", "X", Mark(field=Field.FLAG, value=Flag.REJECT)),
    ("unflag", "Unflag", "U", Mark(field=Field.FLAG, value=Flag.NONE)),
    *(
        (f"stars_{n}", "1 star" if n == 1 else f"{n} stars", str(n), Mark(field=Field.RATING, value=n))
        for n in range(6)
    ),
    ("red", "Red label", "6", Mark(field=Field.LABEL, value=Label.RED)),
    ("yellow", "Yellow label", "7", Mark(field=Field.LABEL, value=Label.YELLOW)),
    ("green", "Green label", "8", Mark(field=Field.LABEL, value=Label.GREEN)),
    ("blue", "Blue label", "9", Mark(field=Field.LABEL, value=Label.BLUE)),
    ("purple", "Purple label", ";, -", Mark(field=Field.LABEL, value=Label.PURPLE)),
)


def _marking(acts: Acts, mark: Mark) -> Callable[[], None]:
    return lambda: acts.mark(mark)


def _rating(acts: Acts, stars: int) -> Callable[[], None]:
    return lambda: acts.toggle_rating(stars)


def _tr(words: str) -> str:
    return QCoreApplication.translate("library", words)
