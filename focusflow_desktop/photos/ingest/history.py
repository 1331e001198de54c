"""What earlier imports placed, from their own journals: also the refused files, which the library does not know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from focusflow_desktop.photos.ingest.journal import remembered
from focusflow_desktop.photos.ingest.surroundings import Known


class History:
    """The library's knowledge and the journals' together."""

    def __init__(self, journals: Path, library: Known) -> None:
        self._library = library
        self._sizes: set[int] = set()
        self._paths: dict[str, list[Path]] = defaultdict(list)
        for journal in sorted(journals.glob("*.jsonl")):
            for (file, _), placed in remembered(journal).placed.items():
                self._sizes.add(int(file.rsplit("|", 2)[1]))
                self._paths[placed.sha256].append(placed.path)

    def has_size(self, size: int) -> bool:
        """Whether either knows an original of so many bytes."""
        return size in self._sizes or self._library.has_size(size)

    def copies(self, sha256: str) -> Sequence[Path]:
        """All places that either knows, each once."""
        return list(dict.fromkeys([*self._library.copies(sha256), *self._paths.get(sha256, [])]))
