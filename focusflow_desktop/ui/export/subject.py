"""The photos of one run, and what is to become of those that were edited and whose finals are not here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from focusflow_desktop.photos.export.plan import ExportSource, WithoutFinal


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is exported; `protected` are the folders of originals, which no file may be written to."""

    sources: tuple[ExportSource, ...] = ()
    protected: tuple[Path, ...] = ()
    uses_originals: bool = False  # where a final is missing, because a person said so

    @property
    def without_finals(self) -> int:
        """How many were edited and have no final here."""
        return sum(bool(source.missing_finals) for source in self.sources)

    @property
    def without_final(self) -> WithoutFinal:
        """What becomes of them."""
        return WithoutFinal.ORIGINAL if self.uses_originals else WithoutFinal.LEFT_OUT

    @property
    def exported(self) -> int:
        """How many photos each preset makes a file of."""
        return len(self.sources) - (0 if self.uses_originals else self.without_finals)
