"""Which presets there are, which are ticked and which one is looked at. Ticks hold by name: the list may change."""

from __future__ import annotations

from dataclasses import replace

from focusflow_desktop.photos.export.preset_files import Entry, Shelf
from focusflow_desktop.photos.export.presets import Preset, preset_key


class Choices:
    """The shelf with what the person did to it for this run; nothing here is saved."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._ticked = {preset_key(shelf.entries[0].preset.name)}
        self._chosen = preset_key(shelf.entries[0].preset.name)
        self._words: dict[str, str] = {}  # other words of a watermark, for this run

    @property
    def presets(self) -> list[Preset]:
        """All of them, as they would run now."""
        return [self._as_run(entry.preset) for entry in self.shelf.entries]

    @property
    def ticked(self) -> list[Preset]:
        """Those that run."""
        return [preset for preset in self.presets if preset_key(preset.name) in self._ticked]

    @property
    def chosen(self) -> int:
        """The number of the one looked at."""
        keys = [preset_key(entry.preset.name) for entry in self.shelf.entries]
        return keys.index(self._chosen) if self._chosen in keys else 0

    @property
    def chosen_entry(self) -> Entry:
        """The one looked at, as it is saved."""
        return self.shelf.entries[self.chosen]

    def is_ticked(self, preset: Preset) -> bool:
        """Whether it runs."""
        return preset_key(preset.name) in self._ticked

    def tick(self, number: int, *, is_on: bool) -> None:
        """Run this preset too, or no more."""
        key = preset_key(self.shelf.entries[number].preset.name)
        if is_on:
            self._ticked.add(key)
        else:
            self._ticked.discard(key)

    def choose(self, number: int) -> None:
        """Look at this one."""
        self._chosen = preset_key(self.shelf.entries[number].preset.name)

    def say_mark(self, words: str) -> bool:
        """Other words for the chosen preset's watermark, this time only; False where nothing changed."""
        preset = self.presets[self.chosen]
        mark = preset.recipe.watermark
        if mark is None or not words.strip() or words == mark.text:
            return False
        self._words[preset_key(preset.name)] = words
        return True

    def take(self, shelf: Shelf, *, choose: str = "", instead_of: str = "") -> None:
        """The list has changed: look at `choose`; a renamed preset keeps its tick."""
        new, old = preset_key(choose), preset_key(instead_of)
        self.shelf = shelf
        if choose:
            self._chosen = new
            self._words.pop(new, None)
            if instead_of and old in self._ticked:
                self._ticked.add(new)
        self._ticked &= {preset_key(entry.preset.name) for entry in shelf.entries}

    def _as_run(self, preset: Preset) -> Preset:
        words = self._words.get(preset_key(preset.name))
        mark = preset.recipe.watermark
        if words is None or mark is None or mark.image is not None:
            return preset
        return replace(preset, recipe=replace(preset.recipe, watermark=replace(mark, text=words)))
