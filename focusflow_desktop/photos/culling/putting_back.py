"""Photos that a person moved to the trash, back to where they were: only the very files that went, only to a free name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.photos.files.hashing import hash_file
from focusflow_desktop.photos.files.trash_can import Thrown, bins_for, give_back, thrown_away
from focusflow_desktop.photos.ingest.cards import SIDECARS
from focusflow_desktop.photos.library.presence import Presence
from focusflow_desktop.photos.library.queries import files_of, rows
from focusflow_desktop.photos.library.rows import FileRow
from focusflow_desktop.shared.errors import Unavailable, WorldError

Bins = Callable[[Iterable[Path]], tuple[Path, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trashed:
    """A photo in the trash with the files of it that went there."""

    photo_id: UUID
    name: str
    files: tuple[FileRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PutBack:
    """What is back, and what is not, with the reason."""

    back: tuple[Path, ...]
    failed: tuple[tuple[Path, str], ...]
    photos: int  # of which everything is back

    @property
    def presence(self) -> Presence:
        """As the library notes it."""
        return Presence(back=self.back)


def in_trash(db: DbSession, ids: Sequence[UUID]) -> list[Trashed]:
    """Those of these photos that are in the trash."""
    files = files_of(db, ids)
    found = []
    for row in rows(db, ids):
        gone = tuple(file for file in files[row.id] if file.is_trashed)
        if gone:
            found.append(Trashed(photo_id=row.id, name=row.name, files=gone))
    return found


def put_back(
    chosen: Sequence[Trashed],
    *,
    bins: Bins = bins_for,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[int, int, str], None] = lambda _done, _total, _name: None,
) -> PutBack:
    """Photo by photo, the sidecars that went along too. What is not found or not the same stays where it is."""
    known = bins(file.path for photo in chosen for file in photo.files)
    if not known:
        raise Unavailable(
            "trash.by_hand",
            "This system's trash cannot be asked. Put the files back there by hand: they show here again.",
        )
    trash = _Trash(known)
    back: list[Path] = []
    failed: list[tuple[Path, str]] = []
    photos = 0
    for number, photo in enumerate(chosen, start=1):
        if cancelled():
            break
        is_whole = True
        for file in photo.files:
            try:
                back += trash.return_file(file)
            except WorldError as error:
                failed.append((file.path, error.message))
                is_whole = False
        photos += is_whole
        progress(number, len(chosen), photo.name)
    return PutBack(back=tuple(back), failed=tuple(failed), photos=photos)


class _Trash:
    """The trash as it lay when this began, by where things came from, the latest first."""

    def __init__(self, bins: Iterable[Path]) -> None:
        self._by_place: dict[Path, list[Thrown]] = defaultdict(list)
        for thrown in thrown_away(bins):
            self._by_place[thrown.came_from].append(thrown)
        for found in self._by_place.values():
            found.sort(key=lambda thrown: thrown.at, reverse=True)

    def return_file(self, file: FileRow) -> list[Path]:
        """The file itself, then the sidecars that stood beside it and whose place is free."""
        if file.path.is_file():  # put back by hand meanwhile
            return [file.path]
        thrown = next((one for one in self._by_place[file.path] if _is_same(one, file)), None)
        if thrown is None:
            raise Unavailable(
                "trash.not_there",
                f"{file.path.name} is not in the trash any more, or not as it was. If the trash was emptied, look in "
                "your second copy.",
                file=str(file.path),
            )
        give_back(thrown)
        self._return_beside(file.path)
        return [file.path]

    def _return_beside(self, path: Path) -> None:
        for place in list(self._by_place):
            is_beside = place.parent == path.parent and place.stem in (path.stem, path.name)
            if (
                is_beside
                and place.suffix.lower() in SIDECARS
                and self._by_place[place]
                and not place.exists()
            ):
                give_back(self._by_place[place].pop(0))


def _is_same(thrown: Thrown, file: FileRow) -> bool:
    """The same bytes; a sidecar and what is like it changes all the time, and its latest is the one."""
    if file.path.suffix.lower() in SIDECARS:
        return True
    try:
        return thrown.file.stat().st_size == file.byte_size and hash_file(thrown.file).sha256 == file.sha256
    except OSError:
        return False
