"""What two photos were taken with, side by side, and which of it differs. Pure: it reads frozen rows, never files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from focusflow_desktop.photos.library.rows import PhotoDetail
from focusflow_desktop.ui.library import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact of a photo, and whether the other photo's is another."""

    name: str
    words: str
    differs: bool = False


def facts_of(detail: PhotoDetail) -> tuple[Fact, ...]:
    """Sensitivity, focal length, aperture, shutter, time, in the order a photographer reads them."""
    taken = detail.row.taken_at
    clock = f"{taken:%H:%M:%S}" if taken is not None else ""
    if taken is not None and taken.microsecond:
        clock += f".{taken.microsecond // 10_000:02}"
    return (
        Fact(name=_tr("ISO"), words=words.iso(detail.iso)),
        Fact(name=_tr("Focal length"), words=words.focal(detail.focal_mm)),
        Fact(name=_tr("Aperture"), words=words.aperture(detail.aperture)),
        Fact(name=_tr("Shutter"), words=words.exposure(detail.exposure_s)),
        Fact(name=_tr("Time"), words=clock),
    )


def compared(mine: PhotoDetail | None, other: PhotoDetail | None) -> tuple[Fact, ...]:
    """The facts of mine that are known; those that the other knows otherwise are told apart."""
    if mine is None:
        return ()
    own = facts_of(mine)
    others: Sequence[Fact] = facts_of(other) if other is not None else own
    return tuple(
        Fact(name=one.name, words=one.words, differs=bool(its.words) and its.words != one.words)
        for one, its in zip(own, others, strict=True)
        if one.words
    )


def sharpness_words(mine: float | None, other: float | None) -> str:
    """Which is sharper, and how near the other comes. Measures of different motifs say nothing: ask inside a burst."""
    if mine is None or other is None or mine <= 0 or other <= 0:
        return ""
    percent = round(100 * mine / other)
    if percent > 100:
        return _tr("Sharper")
    if percent == 100:
        return _tr("Equally sharp")
    return _tr("{0} % as sharp").replace("{0}", str(percent))


def _tr(source: str) -> str:
    return QCoreApplication.translate("culling", source)
