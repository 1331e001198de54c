"""What the export page shows, as one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from PySide6.QtGui import QImage

Value: TypeAlias = str | bool  # what stands in a field of the editor
Draft: TypeAlias = Mapping[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class PresetLine:
    """One preset of the list."""

    name: str
    line: str  # "JPEG 2048, at most 1.5 MB"
    is_on: bool
    files: int
    is_own: bool = False  # the studio's own can be edited and deleted


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One line of what the chosen preset does."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorState:
    """The preset being edited."""

    title: str
    draft: Draft
    errors: dict[str, str] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    example: str = ""  # the name the shown photo gets
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportState:
    """Everything the page shows."""

    subject: str = ""  # "96 picks from Botanica summer catalogue"
    presets: tuple[PresetLine, ...] = ()
    chosen: int = 0
    facts: tuple[Fact, ...] = ()
    watermark: str | None = None  # the text of the chosen preset's mark; None where it has none
    target: Path | None = None
    preview: QImage | None = None
    caption: str = ""
    position: int = 0
    photos: int = 0
    is_rendering: bool = False
    problem: str = ""
    total_files: int = 0
    without_finals: int = 0  # edited photos whose finals are missing
    uses_originals: bool = False  # in their place
    room: str = ""  # "412 GB free"
    preset_problems: tuple[str, ...] = ()  # files of presets that cannot be used
    editor: EditorState | None = None

    @property
    def may_start(self) -> bool:
        """Whether there is something to export and somewhere to put it."""
        return self.total_files > 0 and self.target is not None
