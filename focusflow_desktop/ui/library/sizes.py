"""How big a cell of the grid is and where its parts lie, in one place and without Qt."""

from __future__ import annotations

from dataclasses import dataclass

STEPS = (136, 168, 200, 248, 328)
MEDIUM = 200
GAP = 8
MARGIN = 16
PAD = 8
FOOTER = 24
SHEET = 3  # how far each sheet behind a burst looks out


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in whole pixels."""

    x: int
    y: int
    w: int
    h: int


@dataclass(frozen=True, slots=True)
class CellSize:
    """One step of the size slider."""

    width: int

    @property
    def height(self) -> int:
        """A cell is a little lower than wide."""
        return self.width - 8

    @property
    def pitch_x(self) -> int:
        """From one cell's left edge to the next's."""
        return self.width + GAP

    @property
    def pitch_y(self) -> int:
        """From one row's top to the next's."""
        return self.height + GAP

    @property
    def picture(self) -> Box:
        """The room a picture has; it is never cropped."""
        return Box(PAD, PAD + 2, self.width - 2 * PAD, self.height - FOOTER - 2 * PAD - 2)

    @property
    def footer(self) -> Box:
        """The line of marks below the picture."""
        return Box(0, self.height - FOOTER - 4, self.width, FOOTER)

    @property
    def shows_label_and_number(self) -> bool:
        """Below 168 only the flag and the stars have room."""
        return self.width >= 168


def fitted(box: Box, *, aspect: float) -> Box:
    """The largest box of this aspect inside, in the middle."""
    aspect = min(max(aspect, 0.05), 20.0)
    width, height = box.w, round(box.w / aspect)
    if height > box.h:
        width, height = round(box.h * aspect), box.h
    width, height = max(width, 1), max(height, 1)
    return Box(box.x + (box.w - width) // 2, box.y + (box.h - height) // 2, width, height)


def columns_in(width_px: int, cell: CellSize) -> int:
    """How many cells stand beside each other."""
    return max(1, (width_px - 2 * MARGIN + GAP) // cell.pitch_x)
