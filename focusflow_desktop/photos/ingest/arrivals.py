"""What an import needs of an open studio: what is known already, and where verified groups are registered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy import select

from focusflow_desktop.db.tables import PhotoFile
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.files.originals import Originals
from focusflow_desktop.photos.ingest.iptc import IptcTemplate
from focusflow_desktop.photos.ingest.operations import known_copies, read_card_facts, register_groups
from focusflow_desktop.photos.ingest.results import PlacedGroup
from focusflow_desktop.photos.ingest.surroundings import Progress, Surroundings
from focusflow_desktop.photos.library.facts import inspect
from focusflow_desktop.photos.library.queries import original_folders

JOURNALS = "imports"


class Library:
    """The studio as an import sees it."""

    def __init__(self, studio: Studio, *, iptc: IptcTemplate | None = None) -> None:
        self._studio, self._iptc = studio, iptc
        with studio.read() as db:
            self._sizes = set(db.scalars(select(PhotoFile.byte_size).distinct()))

    def has_size(self, size: int) -> bool:
        """Whether any known original has exactly this many bytes."""
        return size in self._sizes

    def copies(self, sha256: str) -> Sequence[Path]:
        """Where the originals with this content lie."""
        with self._studio.read() as db:
            return known_copies(db, sha256)

    def register(self, group: PlacedGroup) -> None:
        """A group that lies verified at its destinations becomes a photo."""
        with self._studio.write() as db:
            register_groups(db, [group], iptc=self._iptc)
        self._sizes.update(result.size for result in group.files)


def surroundings(
    studio: Studio,
    *,
    progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
    iptc: IptcTemplate | None = None,
) -> Surroundings:
    """An import's surroundings over an open studio; its journals lie there, new photos get the words of `iptc`."""
    library = Library(studio, iptc=iptc)
    journals = studio.folder / JOURNALS
    journals.mkdir(parents=True, exist_ok=True)
    with studio.read() as db:
        originals = Originals(original_folders(db))
    return Surroundings(
        journals=journals,
        read_facts=read_card_facts,
        inspect=inspect,
        register=library.register,
        known=library,
        originals=originals,
        progress=progress,
        cancelled=cancelled,
    )
