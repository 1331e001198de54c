"""Which folders beside a shoot's originals look like the place where its finals arrive. Reads names only."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.tables import FileRole, PhotoFile
from focusflow_desktop.photos.finals.scan import FINAL_SUFFIXES
from focusflow_desktop.shared.records import Photo

_NAME: Final = re.compile(
    r"(final|finals|finale|edit|edits|edited|export|exports|exported|bearbeitet|fertig|auswahl bearbeitet|"
    r"retouched|retouches|jpegs? final|output|delivery|deliver|lieferung)",
    re.IGNORECASE,
)
_MOST_FOLDERS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A folder to watch, for a shoot."""

    folder: Path
    session_id: UUID


def places_of_originals(db: DbSession) -> dict[Path, UUID]:
    """The folders that hold originals of shoots, with the shoot of each; one that holds several shoots is left out."""
    chosen = select(PhotoFile.path, Photo.session_id).join(Photo, Photo.id == PhotoFile.photo_id)
    mine = (PhotoFile.role == FileRole.ORIGINAL, Photo.session_id.is_not(None), ~Photo.deleted)
    found: dict[Path, UUID | None] = {}
    for path, session in db.execute(chosen.where(*mine)):
        folder = Path(os.fsdecode(path)).parent
        found[folder] = session if found.get(folder, session) == session else None
    return {folder: session for folder, session in found.items() if session is not None}


def suggest(places: dict[Path, UUID], *, watched: Iterable[Path]) -> list[Suggestion]:
    """Folders of a telling name inside or beside a folder of originals, with a picture in them. For a thread."""
    taken = set(watched)
    found: dict[Path, UUID] = {}
    for place, session in sorted(places.items())[:_MOST_FOLDERS]:
        for folder in (*_named(place), *_named(place.parent)):
            is_mine = folder not in taken and folder not in places and folder not in found
            if is_mine and _has_pictures(folder):
                found[folder] = session
    return [Suggestion(folder=folder, session_id=session) for folder, session in found.items()]


def shoot_for(folder: Path, places: dict[Path, UUID]) -> UUID | None:
    """The shoot whose originals lie in, beside or right above this folder; None where that is not one shoot."""
    near = {
        session
        for place, session in places.items()
        if folder.parent in (place, place.parent) or folder in place.parents
    }
    inside = places.get(folder.parent)
    if inside is not None:
        return inside
    return near.pop() if len(near) == 1 else None


def _named(place: Path) -> list[Path]:
    try:
        with os.scandir(place) as entries:
            found = [
                Path(entry.path)
                for entry in entries
                if _NAME.fullmatch(entry.name.strip(" _-0123456789")) and entry.is_dir(follow_symlinks=False)
            ]
    except OSError:  # a drive that is away suggests nothing
        return []
    return sorted(found)


def _has_pictures(folder: Path) -> bool:
    try:
        with os.scandir(folder) as entries:
            return any(Path(entry.name).suffix.lower() in FINAL_SUFFIXES for entry in entries)
    except OSError:
        return False
