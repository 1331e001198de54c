"""Writes the files of a planned shoot, a burst at a time over several processes, and makes whole sample cards."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from itertools import groupby
from pathlib import Path

from focusflow_desktop.photos.samples.canvas import Size
from focusflow_desktop.photos.samples.exposure import expose, through_lens, working_size
from focusflow_desktop.photos.samples.jpeg import jpeg_bytes, on_sensor
from focusflow_desktop.photos.samples.plan import ANNAS, BOTANICA, RAW_AND_JPEG, PlannedPhoto, plan_shoot
from focusflow_desktop.photos.samples.raw import dng_bytes
from focusflow_desktop.photos.samples.scenes.gallery import paint

_STARTS_AT = datetime(2026, 5, 13, 14, 36, 8, 420000)  # noqa: DTZ001 — a camera's clock knows no zone
_PER_FOLDER = 1000


def make_card(
    folder: Path,
    *,
    count: int = 12,
    size: Size = (600, 400),
    seed: int = 1,
    suffixes: tuple[str, ...] = RAW_AND_JPEG,
    workers: int = 1,
) -> list[Path]:
    """A memory card with `count` photos of Anna's camera; returns its files in order."""
    body = replace(ANNAS, suffixes=suffixes)
    planned = plan_shoot(BOTANICA, count=count, starts_at=_STARTS_AT, seed=seed, bodies=[body])
    (folder / "MISC").mkdir(parents=True, exist_ok=True)
    files: list[Path] = []
    for number, start in enumerate(range(0, count, _PER_FOLDER)):
        place = folder / "DCIM" / f"{100 + number}CANON"
        files += make_files(place, planned[start : start + _PER_FOLDER], size=size, workers=workers)
    return files


def make_files(
    folder: Path,
    planned: Sequence[PlannedPhoto],
    *,
    size: Size,
    workers: int = 1,
    on_written: Callable[[Path], None] | None = None,
) -> list[Path]:
    """Write every file of the plan into `folder`; returns them in the plan's order."""
    folder.mkdir(parents=True, exist_ok=True)
    for paths in _written(folder, _bursts(planned), size, workers):
        for path in paths:
            if on_written is not None:
                on_written(path)
    return [folder / (photo.stem + suffix) for photo in planned for suffix in photo.suffixes]


def write_burst(folder: Path, burst: Sequence[PlannedPhoto], size: Size) -> list[Path]:
    """Paint the scene once and expose every frame of the burst."""
    first = burst[0]
    upright = (min(size), max(size)) if first.is_portrait else (max(size), min(size))
    seen = through_lens(paint(first.scene, working_size(upright), seed=first.scene_seed))
    written: list[Path] = []
    for photo in burst:
        pixels = on_sensor(expose(seen, photo.frame, upright), photo.shot.orientation)
        for suffix in photo.suffixes:
            path = folder / (photo.stem + suffix)
            content = dng_bytes(pixels, photo.shot) if suffix == ".DNG" else jpeg_bytes(pixels, photo.shot)
            path.write_bytes(content)
            taken = photo.shot.taken_at.replace(tzinfo=timezone(timedelta(hours=2))).timestamp()
            os.utime(path, (taken, taken))
            written.append(path)
    return written


def _bursts(planned: Sequence[PlannedPhoto]) -> list[list[PlannedPhoto]]:
    return [list(burst) for _, burst in groupby(planned, key=lambda photo: photo.painting)]


def _written(
    folder: Path, bursts: Sequence[Sequence[PlannedPhoto]], size: Size, workers: int
) -> Iterator[list[Path]]:
    if workers == 1:
        for burst in bursts:
            yield write_burst(folder, burst, size)
        return
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=spawn) as pool:
        futures: list[Future[list[Path]]] = [
            pool.submit(write_burst, folder, burst, size) for burst in bursts
        ]
        try:
            for future in as_completed(futures):
                yield future.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)  # whoever stops in the middle waits for none
