"""Doubles for the picture rooms: a library in memory that answers at once, and pictures of one colour."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from PySide6.QtGui import QImage

from focusflow_desktop.photos.culling.looks import Bursts, find_bursts
from focusflow_desktop.photos.culling.queries import Progress
from focusflow_desktop.photos.culling.signatures import Signature
from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.photos.library.rows import (
    BurstFacts,
    CollectionRow,
    FilterCounts,
    PhotoDetail,
    PhotoRow,
    SessionRow,
)
from focusflow_desktop.shared.records.photos import Flag, PhotoKind
from focusflow_desktop.ui.library.marks import Mark, is_marked, stays, with_mark


def row(number: int) -> PhotoRow:
    """Photo number so and so, unmarked."""
    return PhotoRow(
        id=UUID(int=number),
        name=f"IMG_{number:04}.CR3",
        kind=PhotoKind.RAW,
        has_jpeg=False,
        taken_at=datetime(2026, 5, 13, 12) + timedelta(minutes=number),
        rating=0,
        flag=Flag.NONE,
        label="none",
        width_px=600,
        height_px=400,
        orientation=1,
        is_missing=False,
        has_final=False,
        sha256=f"{number:064}",
    )


def burst_facts(number: int, sharpness: float, *, second: float) -> BurstFacts:
    """Photo number so and so as one of a series of alike pictures."""
    return BurstFacts(
        id=UUID(int=number),
        taken_at=datetime(2026, 5, 13, 12) + timedelta(seconds=second),
        camera_serial="A",
        exposure_s=1 / 250,
        aperture=4.0,
        iso=200,
        likeness=Signature(gradient=1, frequencies=1, mean_rgb=(90, 90, 90)).to_bytes(),
        sharpness=sharpness,
        brightness=0.5,
    )


class MemoryLibrary:
    """Answers at once, and counts what it was asked."""

    def __init__(self, count: int) -> None:
        self.kept = {UUID(int=number): row(number) for number in range(1, count + 1)}
        self.steps: list[list[PhotoRow]] = []
        self.row_asks = 0
        self.looks: dict[UUID, BurstFacts] = {}

    @property
    def ids(self) -> list[UUID]:
        return list(self.kept)

    def find(self, filter_: Filter, done: Callable[[list[UUID]], None]) -> None:
        done([one.id for one in self.kept.values() if stays(one, filter_)])

    def rows(self, ids: Sequence[UUID], done: Callable[[list[PhotoRow]], None]) -> None:
        self.row_asks += 1
        done([self.kept[photo_id] for photo_id in ids])

    def counts(self, _filter: Filter, done: Callable[[FilterCounts], None]) -> None:
        done(FilterCounts(shown=len(self.kept), total=len(self.kept), unmarked=0, missing=0))

    def detail(self, _photo_id: UUID, done: Callable[[PhotoDetail | None], None]) -> None:
        done(None)

    def collections(self, done: Callable[[list[CollectionRow]], None]) -> None:
        done([])

    def sessions(self, done: Callable[[list[SessionRow]], None]) -> None:
        done([])

    def bursts(self, ids: Sequence[UUID], done: Callable[[Bursts], None]) -> None:
        done(find_bursts([self.looks[photo_id] for photo_id in ids if photo_id in self.looks]))

    def show_burst(self, first: int, last: int, *, sharpness: Sequence[float] = ()) -> None:
        """These numbers were taken half a second apart and look alike."""
        measured = sharpness or [10.0 - number for number in range(last - first + 1)]
        for number, peak in zip(range(first, last + 1), measured, strict=True):
            second = 60 * first + (number - first) / 2
            self.looks[UUID(int=number)] = burst_facts(number, peak, second=second)

    def mark(self, ids: Sequence[UUID], mark: Mark, *, step: str) -> None:
        assert step
        self.steps.append([self.kept[photo_id] for photo_id in ids])
        for photo_id in ids:
            self.kept[photo_id] = with_mark(self.kept[photo_id], mark)

    def mark_apart(self, parts: Sequence[tuple[Sequence[UUID], Mark]], *, step: str) -> None:
        assert step
        self.steps.append([self.kept[photo_id] for ids, _ in parts for photo_id in ids])
        for ids, mark in parts:
            self.kept.update({photo_id: with_mark(self.kept[photo_id], mark) for photo_id in ids})

    def progress(self, ids: Sequence[UUID], done: Callable[[Progress], None]) -> None:
        rows = [self.kept[photo_id] for photo_id in ids]
        flags = [one.flag for one in rows]
        done(
            Progress(
                total=len(rows),
                marked=sum(map(is_marked, rows)),
                picks=flags.count(Flag.PICK),
                rejects=flags.count(Flag.REJECT),
            )
        )

    def add_keyword(self, ids: Sequence[UUID], keyword: str, *, step: str) -> None:
        raise NotImplementedError

    def undo(self, done: Callable[[tuple[UUID, ...]], None]) -> None:
        before = self.steps.pop() if self.steps else []
        self.kept.update({one.id: one for one in before})
        done(tuple(one.id for one in before))

    def redo(self, done: Callable[[tuple[UUID, ...]], None]) -> None:
        done(())


class GreyThumbnails:
    """A small grey picture for every photo."""

    def thumbnail(self, _photo_id: UUID, edge_px: int) -> QImage:
        image = QImage(edge_px, edge_px * 2 // 3, QImage.Format.Format_RGB32)
        image.fill(0x808080)
        return image
