"""ICC profiles of the colour spaces we write, computed from their published primaries and curves.

Nothing is copied from anyone's profile file; version 4, matrix and parametric curve, about 600 bytes each.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from focusflow_desktop.shared.imaging.recipe import ColourSpace

_D50 = (0.9642, 1.0, 0.8249)
_D65_XY = (0.3127, 0.3290)
_BRADFORD = np.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])
_SRGB_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Space:
    name: str
    primaries: tuple[tuple[float, float], tuple[float, float], tuple[float, float]]
    curve: tuple[float, ...]  # one number is a pure gamma, five are ICC's parametric type 3


_SPACES = {
    ColourSpace.SRGB: _Space(
        name="sRGB", primaries=((0.640, 0.330), (0.300, 0.600), (0.150, 0.060)), curve=_SRGB_CURVE
    ),
    ColourSpace.DISPLAY_P3: _Space(
        name="Display P3", primaries=((0.680, 0.320), (0.265, 0.690), (0.150, 0.060)), curve=_SRGB_CURVE
    ),
    ColourSpace.ADOBE_RGB: _Space(
        name="Compatible with Adobe RGB (1998)",
        primaries=((0.640, 0.330), (0.210, 0.710), (0.150, 0.060)),
        curve=(563 / 256,),
    ),
}


@lru_cache
def profile_of(space: ColourSpace) -> bytes:
    """The ICC profile of a named space; `KEEP` names none and is a mistake here."""
    chosen = _SPACES[space]
    red, green, blue = _to_d50(chosen.primaries).T
    curve = _curve(chosen.curve)
    return _assemble(
        [
            (b"desc", _text(chosen.name)),
            (b"cprt", _text("No copyright, use freely")),
            (b"wtpt", _xyz(_D50)),
            (b"chad", b"sf32\0\0\0\0" + b"".join(_fixed(v) for v in _adaptation().flatten())),
            (b"rXYZ", _xyz(red)),
            (b"gXYZ", _xyz(green)),
            (b"bXYZ", _xyz(blue)),
            (b"rTRC", curve),
            (b"gTRC", curve),
            (b"bTRC", curve),
        ]
    )


def _white_xyz() -> Matrix:
    x, y = _D65_XY
    return np.array([x / y, 1.0, (1 - x - y) / y])


def _adaptation() -> Matrix:
    """From D65 to the profile connection space's D50, by Bradford."""
    ratio = (_BRADFORD @ np.array(_D50)) / (_BRADFORD @ _white_xyz())
    adapted: Matrix = np.linalg.inv(_BRADFORD) @ np.diag(ratio) @ _BRADFORD
    return adapted


def _to_d50(primaries: tuple[tuple[float, float], ...]) -> Matrix:
    columns = np.array([[x / y, 1.0, (1 - x - y) / y] for x, y in primaries]).T
    scaled = columns * np.linalg.solve(columns, _white_xyz())
    adapted: Matrix = _adaptation() @ scaled
    return adapted


def _assemble(tags: list[tuple[bytes, bytes]]) -> bytes:
    """Header, table and tags; equal tags share their place, all begin on four bytes."""
    offset = 128 + 4 + 12 * len(tags)
    table, body, places = b"", b"", dict[bytes, int]()
    for signature, content in tags:
        if content not in places:
            places[content] = offset + len(body)
            body += content + b"\0" * (-len(content) % 4)
        table += struct.pack(">4sII", signature, places[content], len(content))
    size = offset + len(body)
    header = struct.pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x04300000, b"mntr", b"RGB ", b"XYZ ")
    header += struct.pack(">6H4s", 2026, 1, 1, 0, 0, 0, b"acsp")
    header = header.ljust(68, b"\0") + b"".join(_fixed(v) for v in _D50)
    return header.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(float(value) * 65536))


def _xyz(values: npt.ArrayLike) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(_fixed(v) for v in np.asarray(values))


def _curve(numbers: tuple[float, ...]) -> bytes:
    kind = 0 if len(numbers) == 1 else 3
    return b"para\0\0\0\0" + struct.pack(">HH", kind, 0) + b"".join(_fixed(v) for v in numbers)


def _text(text: str) -> bytes:
    encoded = text.encode("utf-16-be")
    return b"mluc\0\0\0\0" + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(encoded), 28) + encoded
