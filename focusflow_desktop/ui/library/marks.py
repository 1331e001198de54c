"""One mark as a key gives it, and what a row looks like with it on: pure, so the screen need not wait for the disk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.photos.library.rows import PhotoRow
from focusflow_desktop.shared.records.photos import Flag


class Field(StrEnum):
    """What a mark changes."""

    RATING = "rating"
    FLAG = "flag"
    LABEL = "label"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A rating from 0 to 5, a flag, or a label (`none` clears)."""

    field: Field
    value: int | str


def with_mark(row: PhotoRow, mark: Mark) -> PhotoRow:
    """The same photo with the mark on it."""
    if mark.field is Field.RATING:
        return replace(row, rating=int(mark.value))
    if mark.field is Field.FLAG:
        return replace(row, flag=Flag(str(mark.value)))
    return replace(row, label=str(mark.value))


def has_mark(row: PhotoRow, mark: Mark) -> bool:
    """Whether the photo carries exactly this mark already."""
    return with_mark(row, mark) == row


def is_marked(row: PhotoRow) -> bool:
    """Whether anything was decided about it."""
    return bool(row.rating) or row.flag != Flag.NONE or row.label != "none"


def stays(row: PhotoRow, filter_: Filter) -> bool:
    """Whether the photo's marks still match; a mark changes neither camera, lens, date nor text."""
    return (
        filter_.rating_at_least <= row.rating <= filter_.rating_at_most
        and (not filter_.flags or row.flag in filter_.flags)
        and (not filter_.labels or row.label in filter_.labels)
        and (not filter_.is_unmarked or not is_marked(row))
    )


_LEAST_DIGITS = 3  # "Portrait 2" is no count of a camera


def number_of(name: str) -> str:
    """The camera's count: the last digits of the name, three or more; else the name without its suffix."""
    stem = name.rpartition(".")[0] or name
    digits = stem[len(stem.rstrip("0123456789")) :]
    return digits if len(digits) >= _LEAST_DIGITS else stem
