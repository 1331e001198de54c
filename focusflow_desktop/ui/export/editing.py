"""Making, changing and deleting the studio's own presets in the export room. Built-ins are only copied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from focusflow_desktop.photos.export.plan import ExportSource, name_of
from focusflow_desktop.photos.export.preset_files import (
    Change,
    Shelf,
    add_preset,
    change_preset,
    free_name,
    load_shelf,
    remove_preset,
    take_back,
)
from focusflow_desktop.photos.export.presets import Preset
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.shared.imaging.recipe import Fit, Keep, Recipe, Sharpen
from focusflow_desktop.ui.export.background import Background
from focusflow_desktop.ui.export.choices import Choices
from focusflow_desktop.ui.export.draft import check_draft, draft_of, hidden_fields
from focusflow_desktop.ui.export.state import EditorState, PresetLine, Value
from focusflow_desktop.ui.export.words import one_line
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.shell.page import Frame


@dataclass(slots=True, kw_only=True)
class _Open:
    """The draft on the table."""

    draft: dict[str, Value]
    begun: dict[str, Value]
    file: Path | None  # None: a new preset
    name: str  # as it was called
    unknown: tuple[str, ...] = ()


class PresetEditing(QObject):
    """One draft at a time, checked as it is typed, saved off the window's thread; every write can be taken back."""

    changed = Signal()  # the draft: paint it and preview it
    shelf_changed = Signal()

    def __init__(
        self, owner: QObject, frame: Frame, *, choices: Choices, background: Background, folder: Path
    ) -> None:
        super().__init__(owner)
        self._frame, self._choices, self._background, self._folder = frame, choices, background, folder
        self._open: _Open | None = None
        self._errors: dict[str, str] = {}
        self._last: Preset | None = None  # the last draft without a mistake

    @property
    def preset(self) -> Preset | None:
        """What the preview shows while a draft is open."""
        return self._last if self._open is not None else None

    def state(self, source: ExportSource | None, *, position: int) -> EditorState | None:
        """The editor as it is now, or None where nothing is edited."""
        if self._open is None:
            return None
        title = self.tr("Edit preset") if self._open.file else self.tr("New preset")
        has_name = self._last is not None and "name_template" not in self._errors
        example = name_of(source, self._last, position=position) if source and self._last and has_name else ""
        return EditorState(
            title=title,
            draft=dict(self._open.draft),
            errors=dict(self._errors),
            hidden=hidden_fields(self._open.draft),
            example=example,
            note=self._note(self._open),
        )

    def begin(self) -> None:
        """A new preset, begun with what suits the web."""
        recipe = Recipe(fit=Fit.LONG_EDGE, px=2048, sharpen=Sharpen.SCREEN, metadata=Keep.COPYRIGHT)
        name = free_name(self.tr("My preset"), self._choices.shelf)
        self._open_draft(draft_of(Preset(name=name, recipe=recipe)), file=None, name="")

    def duplicate(self) -> None:
        """A copy of the chosen preset under a free name."""
        preset = self._choices.presets[self._choices.chosen]
        copy = self.tr("{name} copy").replace("{name}", preset.name[:70])
        draft = draft_of(replace(preset, name=free_name(copy, self._choices.shelf)))
        self._open_draft(draft, file=None, name="")

    def edit(self) -> None:
        """The chosen preset, where it is the studio's own."""
        entry = self._choices.chosen_entry
        if entry.file is not None:
            self._open_draft(draft_of(entry.preset), file=entry.file, name=entry.preset.name)
            assert self._open is not None
            self._open.unknown = entry.unknown
            self.changed.emit()

    def change(self, key: str, value: Value) -> None:
        """One field has another value."""
        if self._open is not None:
            self._open.draft[key] = value
            self._check()

    def save(self) -> None:
        """Write the draft; what the disk or the list refuses is told beside its field."""
        if self._open is None or self._errors or self._last is None:
            return
        preset, opened = self._last, self._open
        write: Callable[[], Change]
        if opened.file is None:
            write = partial(add_preset, self._folder, preset)
        else:
            write = partial(change_preset, self._folder, opened.file, preset)

        def saved(shelf: Shelf, change: Change) -> None:
            self._open = None
            self._choices.take(shelf, choose=preset.name, instead_of=opened.name)
            if not opened.name:
                self._choices.tick(self._choices.chosen, is_on=True)
            self.shelf_changed.emit()
            said = self.tr("{name} is saved").replace("{name}", preset.name)
            self._offer_undo(said, change, name=opened.name, instead_of=preset.name)

        self._write(write, done=saved, failed=self._refused)

    def leave(self) -> None:
        """Close without saving; what was typed can be had back."""
        left, self._open = self._open, None
        self.shelf_changed.emit()
        if left is not None and left.draft != left.begun:
            self._frame.messages.undoable(
                self.tr("The changes were not saved"), undo=partial(self._reopen, left)
            )

    def delete(self) -> None:
        """Take the chosen preset out of the list."""
        entry = self._choices.chosen_entry
        if entry.file is None:
            return

        def deleted(shelf: Shelf, change: Change) -> None:
            self._choices.take(shelf)
            self.shelf_changed.emit()
            said = self.tr("{name} is deleted").replace("{name}", entry.preset.name)
            self._offer_undo(said, change, name=entry.preset.name)

        self._write(partial(remove_preset, entry.file), done=deleted, failed=self._frame.messages.error)

    def _offer_undo(self, said: str, change: Change, *, name: str, instead_of: str = "") -> None:
        def taken_back(shelf: Shelf, _: Change) -> None:
            self._choices.take(shelf, choose=name, instead_of=instead_of)
            self.shelf_changed.emit()

        def undo() -> None:
            work = partial(take_back, change)
            self._write(work, done=taken_back, failed=self._frame.messages.error)

        self._frame.messages.undoable(said, undo=undo)

    def _write(
        self,
        work: Callable[[], Change | None],
        *,
        done: Callable[[Shelf, Change], None],
        failed: Callable[[WorldError], None],
    ) -> None:
        def write() -> object:
            change = work()
            return load_shelf(self._folder), change

        def came(result: object) -> None:
            assert isinstance(result, tuple)
            shelf, change = result
            done(shelf, change)

        self._background.run(write, done=came, failed=failed)

    def _open_draft(self, draft: dict[str, Value], *, file: Path | None, name: str) -> None:
        self._open = _Open(draft=draft, begun=dict(draft), file=file, name=name)
        self._check()

    def _reopen(self, left: _Open) -> None:
        self._open = left
        self._check()

    def _check(self) -> None:
        assert self._open is not None
        checked = check_draft(self._open.draft)
        self._errors = checked.errors
        self._last = checked.preset or self._last
        self.changed.emit()

    def _refused(self, error: WorldError) -> None:
        if error.fields.get("field") == "name":
            self._errors = {"name": error_words(error)}
            self.changed.emit()
        else:
            self._frame.messages.error(error)

    def _note(self, opened: _Open) -> str:
        if not opened.unknown:
            return ""
        words = self.tr("Its file also holds {fields}: unknown here, without effect, and kept.")
        return words.replace("{fields}", ", ".join(opened.unknown))


def lines_of(choices: Choices, *, photos: int) -> tuple[PresetLine, ...]:
    """The list of presets as the page shows it."""
    return tuple(
        PresetLine(
            name=preset.name,
            line=one_line(preset),
            is_on=choices.is_ticked(preset),
            files=photos if choices.is_ticked(preset) else 0,
            is_own=entry.file is not None,
        )
        for entry, preset in zip(choices.shelf.entries, choices.presets, strict=True)
    )
