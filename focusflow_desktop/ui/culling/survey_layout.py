"""Where pictures of given shapes stand so that each is as large as the room allows. Pure arithmetic, no Qt.

Rows of every length are tried, the pictures of a row as high as each other; the arrangement with the largest pictures
wins, none at the cost of many, and of equal ones the more even. The order is kept: along the rows one sees the photos as they were taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from focusflow_desktop.ui.library.sizes import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What each picture's cell needs beside the picture itself: its frame and margins, and the line of marks."""

    width: int
    height: int


def arrange(aspects: Sequence[float], *, room: tuple[int, int], around: Around) -> list[Box]:
    """A cell for each picture, in order, within the room."""
    if not aspects:
        return []
    shapes = [min(max(aspect, 0.2), 5.0) for aspect in aspects]
    tries = [_even_rows(shapes, rows) for rows in range(1, len(shapes) + 1)]
    tries += [_filled_rows(shapes, longest) for longest in _lengths(shapes)]
    heights = [_heights(rows, room=room, around=around) for rows in tries]
    best = max(range(len(tries)), key=lambda at: _worth(tries[at], heights[at]))
    return _placed(tries[best], heights[best], room=room, around=around)


def _even_rows(shapes: Sequence[float], rows: int) -> list[list[float]]:
    """So many rows of about the same length."""
    total, passed = sum(shapes), 0.0
    found: list[list[float]] = [[] for _ in range(rows)]
    for shape in shapes:
        found[min(int((passed + shape / 2) / total * rows), rows - 1)].append(shape)
        passed += shape
    return [row for row in found if row]


def _filled_rows(shapes: Sequence[float], longest: float) -> list[list[float]]:
    """Rows filled up to a length, the last one as it comes."""
    found: list[list[float]] = [[]]
    for shape in shapes:
        if found[-1] and sum(found[-1]) + shape > longest + 1e-9:
            found.append([])
        found[-1].append(shape)
    return found


def _lengths(shapes: Sequence[float]) -> list[float]:
    """Every length a row can have, but for many pictures only those of rows that begin with the first."""
    firsts = range(len(shapes)) if len(shapes) <= 24 else (0,)
    return sorted({sum(shapes[first : last + 1]) for first in firsts for last in range(first, len(shapes))})


def _heights(rows: Sequence[Sequence[float]], *, room: tuple[int, int], around: Around) -> list[float]:
    """How high the pictures of each row may be: as wide as the room, then all lowered until they fit it."""
    full = [max(room[0] - len(row) * around.width, len(row)) / sum(row) for row in rows]
    space = max(room[1] - len(rows) * around.height, len(rows))
    if sum(full) <= space:
        return full
    even = _levelled(full, space)
    return [min(one, even) for one in full]


def _levelled(full: Sequence[float], space: float) -> float:
    """The height at which rows that could be higher are cut so that all together fill the space."""
    left, rows = space, sorted(full)
    for at, height in enumerate(rows):
        share = left / (len(rows) - at)
        if height >= share:
            return share
        left -= height
    return rows[-1]


def _worth(rows: Sequence[Sequence[float]], heights: Sequence[float]) -> float:
    """How large the pictures are, as the product of their heights: two giants do not outweigh seven stamps."""
    return sum(len(row) * log(max(height, 1.0)) for row, height in zip(rows, heights, strict=True))


def _placed(
    rows: Sequence[Sequence[float]], heights: Sequence[float], *, room: tuple[int, int], around: Around
) -> list[Box]:
    cells: list[Box] = []
    used = sum(heights) + len(rows) * around.height
    y = max(0.0, (room[1] - used) / 2)
    for row, height in zip(rows, heights, strict=True):
        x = max(0.0, (room[0] - sum(row) * height - len(row) * around.width) / 2)
        for shape in row:
            width = shape * height + around.width
            cells.append(Box(int(x), int(y), max(1, int(width)), max(1, int(height + around.height))))
            x += width
        y += height + around.height
    return cells
