"""A studio of many photos, filled in bulk: what is measured is reading it, so rows are copied and not registered."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

from focusflow_desktop.db.sqlite import sqlite
from focusflow_desktop.db.tables import FileRole
from focusflow_desktop.db.unit_of_work import DATABASE, open_studio
from focusflow_desktop.photos.library.operations import NewFile, NewPhoto, register
from focusflow_desktop.photos.library.thumbnailing import make_thumbnail
from focusflow_desktop.photos.library.thumbnails import EDGES, Thumbnails
from focusflow_desktop.photos.pool import Pool
from focusflow_desktop.shared.ids import photo_id
from focusflow_desktop.shared.records.photos import PhotoKind

_FIRST = datetime(2020, 1, 1, 8)  # noqa: DTZ001 — a camera's clock is naive
_WITH_THUMBNAILS = 240  # at each end: more than a screen of the smallest cells


def sha_of(number: int) -> str:
    """What stands for a photo's content."""
    return f"{number:064x}"


def fill(root: Path, files: list[Path], *, count: int) -> None:
    """`count` photos whose originals are `files` in turn, each under a name of its own."""
    links = root / "originals"
    links.mkdir(parents=True)
    studio = open_studio(root)
    with studio.write() as db:
        register(db, [_photo(links, files, 0)])
    studio.close()
    for number in range(count):
        os.link(files[number % len(files)], links / f"IMG_{number:06}.JPG")
    db = sqlite.connect(str(root / DATABASE), isolation_level=None)
    db.execute("BEGIN")
    for table in ("photos", "photo_states", "sidecar_states", "photo_files"):
        _copy(db, table, links=links, count=count)
    db.execute("COMMIT")
    db.execute("ANALYZE")
    db.close()
    _thumbnails(root, files, count=count)


def _photo(links: Path, files: list[Path], number: int) -> NewPhoto:
    size = files[0].stat().st_size
    original = NewFile(
        path=links / f"IMG_{number:06}.JPG",
        role=FileRole.ORIGINAL,
        sha256=sha_of(number),
        byte_size=size,
        mtime_ns=0,
    )
    return NewPhoto(
        sha256=sha_of(number),
        name=original.path.name,
        kind=PhotoKind.JPEG,
        byte_size=size,
        width_px=6000,
        height_px=4000,
        captured_at=_FIRST,
        files=(original,),
    )


def _copy(db: sqlite.Connection, table: str, *, links: Path, count: int) -> None:  # type: ignore[name-defined]
    """The first row of a table again, for every other photo."""
    found = db.execute(f"SELECT * FROM {table} LIMIT 1")
    names = [column[0] for column in found.description]
    row = dict(zip(names, found.fetchone(), strict=True))

    def changed(number: int) -> list[object]:
        sha = sha_of(number)
        moment = str(_FIRST + timedelta(minutes=number)) + ".000000"
        own: dict[str, object] = {
            "id": number + 1 if table == "photo_files" else photo_id(sha).hex,
            "photo_id": photo_id(sha).hex,
            "sha256": sha,
            "name": f"IMG_{number:06}.JPG",
            "path": os.fsencode(links / f"IMG_{number:06}.JPG") if table == "photo_files" else b"",
            "captured_at": moment,
            "taken_at": moment,
            "rating": number % 6,
        }
        return [own.get(name, row[name]) if row[name] is not None else None for name in names]

    places = ", ".join("?" * len(names))
    columns = ", ".join(f'"{name}"' for name in names)
    db.executemany(
        f"INSERT INTO {table} ({columns}) VALUES ({places})", (changed(number) for number in range(1, count))
    )


def _thumbnails(root: Path, files: list[Path], *, count: int) -> None:
    """At both ends of the order, so that whichever comes first is there."""
    with Pool(workers=1) as pool:
        store = Thumbnails(root / "cache" / "thumbnails.db", pool=pool)
        for edge in EDGES:
            made = [make_thumbnail(file, edge) for file in files]
            for number in (*range(_WITH_THUMBNAILS), *range(max(0, count - _WITH_THUMBNAILS), count)):
                store.write(sha_of(number), made[number % len(made)], edge=edge)
        store.close()
