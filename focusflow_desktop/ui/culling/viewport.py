"""Which part of a picture is seen and how large: pure arithmetic, so that zooming at the pointer can be proven."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewport:
    """A picture of some pixels in a view of some pixels. `zoom` None fits; `at` is the picture's point in the middle."""

    picture: tuple[int, int]
    view: tuple[int, int]
    zoom: float | None = None
    at: tuple[float, float] = (0.5, 0.5)  # in parts of the picture, so that another picture can take it over

    @property
    def fit(self) -> float:
        """The scale at which the whole picture is seen; never more than its own pixels."""
        width, height = max(self.picture[0], 1), max(self.picture[1], 1)
        return min(self.view[0] / width, self.view[1] / height, 1.0)

    @property
    def scale(self) -> float:
        """Screen pixels per picture pixel."""
        return self.fit if self.zoom is None else self.zoom

    @property
    def rect(self) -> tuple[float, float, float, float]:
        """Where the whole picture lies in the view: x, y, width, height."""
        width, height = self.picture[0] * self.scale, self.picture[1] * self.scale
        return (
            _placed(width, view=self.view[0], at=self.at[0]),
            _placed(height, view=self.view[1], at=self.at[1]),
            width,
            height,
        )

    def fitted(self) -> Viewport:
        """The whole picture."""
        return replace(self, zoom=None, at=(0.5, 0.5))

    def zoomed_at(self, x: float, y: float, *, zoom: float = 1.0) -> Viewport:
        """Another scale; what is under this point of the view stays under it."""
        left, top, width, height = self.rect
        part_x = min(max((x - left) / max(width, 1), 0.0), 1.0)
        part_y = min(max((y - top) / max(height, 1), 0.0), 1.0)
        middle_x = part_x + (self.view[0] / 2 - x) / max(self.picture[0] * zoom, 1)
        middle_y = part_y + (self.view[1] / 2 - y) / max(self.picture[1] * zoom, 1)
        return replace(self, zoom=zoom, at=(middle_x, middle_y)).kept_in()

    def zoomed_by(self, factor: float, x: float, y: float, *, most: float) -> Viewport:
        """So much larger or smaller at this point of the view; never smaller than the whole picture."""
        zoom = min(self.scale * factor, max(most, self.scale))
        return self.fitted() if zoom <= self.fit else self.zoomed_at(x, y, zoom=zoom)

    def panned(self, dx: float, dy: float) -> Viewport:
        """Dragged by so many pixels of the view."""
        if self.zoom is None:
            return self
        width, height = max(self.picture[0] * self.zoom, 1), max(self.picture[1] * self.zoom, 1)
        return replace(self, at=(self.at[0] - dx / width, self.at[1] - dy / height)).kept_in()

    def kept_in(self) -> Viewport:
        """No further than the picture's edge."""
        width, height = max(self.picture[0] * self.scale, 1), max(self.picture[1] * self.scale, 1)
        return replace(
            self,
            at=(_held(self.at[0], self.view[0] / width / 2), _held(self.at[1], self.view[1] / height / 2)),
        )


def _placed(length: float, *, view: float, at: float) -> float:
    return (view - length) / 2 if length <= view else view / 2 - at * length


def _held(at: float, half: float) -> float:
    return 0.5 if half >= 0.5 else min(max(at, half), 1 - half)
