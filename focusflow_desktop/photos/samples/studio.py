"""Fills a studio to look around in: Anna Brandt's catalogue and wedding, photographed, registered and half culled.

The studio itself is founded by the caller. Pictures are written first, then everything is registered in one write.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.tables import FileRole, FolderKind
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.culling.operations import flag, label, rate
from focusflow_desktop.photos.files.hashing import hash_file
from focusflow_desktop.photos.library.facts import read_facts
from focusflow_desktop.photos.library.operations import (
    NewFile,
    NewPhoto,
    add_collection,
    add_keyword,
    find_or_add_member,
    find_or_add_session,
    put_in_collection,
    register,
    remember_folder,
    shift_clock,
)
from focusflow_desktop.photos.library.registration import photo_of
from focusflow_desktop.photos.samples.canvas import Size
from focusflow_desktop.photos.samples.plan import (
    ANNAS,
    BOTANICA,
    CLOCK_ERROR,
    JPEG_ONLY,
    TOMS,
    WEDDING,
    PlannedPhoto,
    plan_shoot,
)
from focusflow_desktop.photos.samples.shoot import make_files
from focusflow_desktop.shared.records.photos import Flag

_OVER_FOR = timedelta(days=2)
STUDIO_NAME, COUNTRY, CURRENCY, PHOTOGRAPHER = "Anna Brandt Photography", "DE", "EUR", "Anna Brandt"


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleShoot:
    """One engagement of the sample studio."""

    job: str
    session: str
    shot_on: date
    planned: tuple[PlannedPhoto, ...]

    @property
    def folder(self) -> str:
        """Its folder among the pictures."""
        return f"{self.shot_on:%Y}/{self.shot_on:%Y-%m-%d}"


def sample_shoots(count: int, *, today: date | None = None) -> tuple[SampleShoot, ...]:
    """Botanica's catalogue in raw and JPEG, and the Weber wedding by both photographers in JPEG.

    The wedding was on the last Saturday that is over for two days as seen from `today`, the catalogue on the Wednesday
    before it; without a day in May 2026.
    """
    catalogue = round(count * 0.5)
    wedding_bodies = (replace(ANNAS, suffixes=JPEG_ONLY, first_number=9001), TOMS)
    botanica = datetime(2026, 5, 13, 14, 36, 8)  # noqa: DTZ001 — a camera's clock knows no zone
    wedding = datetime(2026, 5, 16, 13, 7, 31)  # noqa: DTZ001 — the same
    if today is not None:
        weeks = timedelta(weeks=(today - _OVER_FOR - wedding.date()).days // 7)
        botanica, wedding = botanica + weeks, wedding + weeks
    return (
        SampleShoot(
            job="Botanica summer catalogue",
            session="Day 2 · Glasshouse",
            shot_on=botanica.date(),
            planned=tuple(plan_shoot(BOTANICA, count=catalogue, starts_at=botanica, seed=3, bodies=[ANNAS])),
        ),
        SampleShoot(
            job="Weber, wedding",
            session="The day",
            shot_on=wedding.date(),
            planned=tuple(
                plan_shoot(WEDDING, count=count - catalogue, starts_at=wedding, seed=8, bodies=wedding_bodies)
            ),
        ),
    )


def fill_sample_studio(
    studio: Studio,
    pictures: Path,
    *,
    count: int = 48,
    size: Size = (3000, 2000),
    workers: int = 2,
    today: date | None = None,
    on_written: Callable[[int, int], None] | None = None,
) -> int:
    """Photograph and register the sample shoots; returns how many photos there are. `on_written` gets done, total."""
    shoots = sample_shoots(count, today=today)
    total = sum(len(photo.suffixes) for shoot in shoots for photo in shoot.planned)
    done = 0

    def tell(_path: Path) -> None:
        nonlocal done
        done += 1
        if on_written is not None:
            on_written(done, total)

    for shoot in shoots:
        make_files(pictures / shoot.folder, shoot.planned, size=size, workers=workers, on_written=tell)
    found = [
        (shoot, [_new_photo(pictures / shoot.folder, photo) for photo in shoot.planned]) for shoot in shoots
    ]
    with studio.write() as db:
        for shoot, photos in found:
            _register(db, shoot, photos)
        remember_folder(db, pictures, FolderKind.IMPORTED)
        _mark(db, shoots, [photos for _, photos in found])
    return count


def _new_photo(folder: Path, photo: PlannedPhoto) -> NewPhoto:
    files = [
        _new_file(folder / (photo.stem + suffix), is_first=not index)
        for index, suffix in enumerate(photo.suffixes)
    ]
    original = files[0]
    new = photo_of(
        read_facts(original.path),
        name=original.path.name,
        sha256=original.sha256,
        files=files,
        has_jpeg=len(files) > 1,
    )
    return replace(new, creator=photo.body.photographer, rights=STUDIO_NAME)


def _new_file(path: Path, *, is_first: bool) -> NewFile:
    reading, status = hash_file(path), path.stat()
    return NewFile(
        path=path,
        role=FileRole.ORIGINAL if is_first else FileRole.JPEG,
        sha256=reading.sha256,
        byte_size=reading.size,
        mtime_ns=status.st_mtime_ns,
    )


def _register(db: DbSession, shoot: SampleShoot, photos: Sequence[NewPhoto]) -> None:
    session = find_or_add_session(db, job=shoot.job, session=shoot.session, shot_on=shoot.shot_on)
    members = {
        name: find_or_add_member(db, name) for name in {photo.body.photographer for photo in shoot.planned}
    }
    register(
        db,
        [
            replace(new, session_id=session, photographer_id=members[photo.body.photographer])
            for new, photo in zip(photos, shoot.planned, strict=True)
        ],
    )
    late = [
        new.id for new, photo in zip(photos, shoot.planned, strict=True) if photo.body.clock == CLOCK_ERROR
    ]
    if late:
        shift_clock(db, late, seconds=-round(CLOCK_ERROR.total_seconds()))


def _mark(db: DbSession, shoots: Sequence[SampleShoot], photos: Sequence[Sequence[NewPhoto]]) -> None:
    """The first two thirds of the catalogue are culled: one pick per burst, faults rejected, some still open."""
    planned, new = shoots[0].planned, photos[0]
    culled = list(zip(planned, new, strict=True))[: len(new) * 2 // 3]
    picks: list[UUID] = []
    seen: set[tuple[str, int, bool]] = set()
    for photo, registered in culled:
        if photo.frame.soft or photo.frame.motion:
            flag(db, [registered.id], flag=Flag.REJECT)
        elif photo.painting not in seen:
            seen.add(photo.painting)
            picks.append(registered.id)
            add_keyword(db, [registered.id], keyword=photo.scene)
        else:
            rate(db, [registered.id], rating=2 + photo.scene_seed % 2)
    flag(db, picks, flag=Flag.PICK)
    rate(db, picks, rating=4)
    rate(db, picks[::2], rating=5)
    label(db, picks[::2], label="green")
    label(db, picks[1:2], label="blue")
    put_in_collection(db, add_collection(db, "Catalogue candidates"), picks)
