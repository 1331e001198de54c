"""The plan of a sample shoot: bursts over a day by two camera bodies, one clock 42 seconds off. No pixels here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from fractions import Fraction

import numpy as np

from focusflow_desktop.photos.samples.exif import Shot
from focusflow_desktop.photos.samples.exposure import Frame

CLOCK_ERROR = timedelta(seconds=-42)  # how far the second body's clock is off
RAW_AND_JPEG, RAW_ONLY, JPEG_ONLY = (".DNG", ".JPG"), (".DNG",), (".JPG",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A camera and who carries it."""

    photographer: str
    model: str
    serial: str
    prefix: str  # of its file names
    first_number: int
    clock: timedelta
    suffixes: tuple[str, ...]


ANNAS = Body(
    photographer="Anna Brandt",
    model="Canon EOS R5",
    serial="032021000412",
    prefix="AB5_",
    first_number=8412,
    clock=timedelta(0),
    suffixes=RAW_AND_JPEG,
)
TOMS = Body(
    photographer="Tom",
    model="Canon EOS R6",
    serial="061032004471",
    prefix="TM6_",
    first_number=231,
    clock=CLOCK_ERROR,
    suffixes=JPEG_ONLY,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What is photographed in one burst, with which lens."""

    scene: str
    lens: str
    focal_mm: float
    aperture: float
    exposure: Fraction
    iso: int


_MACRO = ("RF100mm F2.8 L MACRO IS USM", 100.0, 3.5)
_PORTRAIT = ("RF85mm F1.2 L USM", 85.0, 2.0)
_WIDE = ("RF24-70mm F2.8 L IS USM", 35.0, 8.0)


def _setup(scene: str, lens: tuple[str, float, float], exposure: Fraction, iso: int) -> Setup:
    return Setup(scene=scene, lens=lens[0], focal_mm=lens[1], aperture=lens[2], exposure=exposure, iso=iso)


BOTANICA = (
    _setup("dandelion", _MACRO, Fraction(1, 1250), 200),
    _setup("drops", _MACRO, Fraction(1, 500), 400),
    _setup("dunes", _WIDE, Fraction(1, 640), 100),
    _setup("daisies", _PORTRAIT, Fraction(1, 2000), 100),
    _setup("palm", _MACRO, Fraction(1, 320), 400),
    _setup("cosmos", _PORTRAIT, Fraction(1, 1600), 100),
    _setup("storm", _WIDE, Fraction(1, 250), 200),
    _setup("poppies", _PORTRAIT, Fraction(1, 2500), 100),
    _setup("wood", _WIDE, Fraction(1, 60), 800),
)
WEDDING = (
    _setup("hills", _WIDE, Fraction(1, 200), 100),
    _setup("cosmos", _PORTRAIT, Fraction(1, 1000), 100),
    _setup("couple", _PORTRAIT, Fraction(1, 4000), 100),
    _setup("walker", _WIDE, Fraction(1, 500), 200),
    _setup("sunset", _WIDE, Fraction(1, 320), 200),
    _setup("dancers", _PORTRAIT, Fraction(1, 125), 3200),
    _setup("night", _WIDE, Fraction(10), 6400),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPhoto:
    """One press of the button; `suffixes` are the files it leaves on the card."""

    stem: str
    body: Body
    scene: str
    scene_seed: int
    is_portrait: bool
    frame: Frame
    shot: Shot
    suffixes: tuple[str, ...]

    @property
    def painting(self) -> tuple[str, int, bool]:
        """Photos with the same painting are exposures of one burst."""
        return self.scene, self.scene_seed, self.is_portrait


def plan_shoot(
    setups: Sequence[Setup],
    *,
    count: int,
    starts_at: datetime,
    seed: int,
    bodies: Sequence[Body] = (ANNAS, TOMS),
) -> list[PlannedPhoto]:
    """`count` photos in bursts of one to seven; every third burst is the second body's."""
    rng = np.random.default_rng(seed)
    numbers = {body.serial: body.first_number for body in bodies}
    planned: list[PlannedPhoto] = []
    moment, burst = starts_at, 0
    while len(planned) < count:
        setup = setups[burst % len(setups)]
        body = bodies[1] if len(bodies) > 1 and burst % 3 == 2 else bodies[0]
        length = min(int(rng.integers(1, 8)), count - len(planned))
        is_portrait = bool(rng.random() < 0.28)
        first = numbers[body.serial]
        for index in range(length):
            planned.append(
                _photo(
                    rng,
                    setup,
                    body,
                    number=first + index,
                    burst=(seed, burst),
                    moment=moment,
                    is_portrait=is_portrait,
                )
            )
            moment += timedelta(milliseconds=int(rng.integers(180, 900)))
        numbers[body.serial] = first + length
        moment += timedelta(seconds=int(rng.integers(150, 1500)))
        burst += 1
    return planned


def _photo(
    rng: np.random.Generator,
    setup: Setup,
    body: Body,
    *,
    number: int,
    burst: tuple[int, int],
    moment: datetime,
    is_portrait: bool,
) -> PlannedPhoto:
    frame, ev = _frame(rng, setup)
    shot = Shot(
        taken_at=moment + body.clock,
        model=body.model,
        serial=body.serial,
        lens=setup.lens,
        focal_mm=setup.focal_mm,
        aperture=setup.aperture,
        exposure=setup.exposure,
        iso=setup.iso,
        orientation=int(rng.choice([6, 8])) if is_portrait else 1,
        artist=body.photographer,
    )
    return PlannedPhoto(
        stem=f"{body.prefix}{(number - 1) % 9999 + 1:04d}",
        body=body,
        scene=setup.scene,
        scene_seed=burst[0] * 1000 + burst[1],
        is_portrait=is_portrait,
        frame=replace(frame, brightness_ev=ev),
        shot=shot,
        suffixes=body.suffixes,
    )


def _frame(rng: np.random.Generator, setup: Setup) -> tuple[Frame, float]:
    """Most frames are good; some missed the focus, some are shaken, some a little dark."""
    fate = rng.random()
    frame = Frame(
        shift=(float(rng.uniform(-0.9, 0.9)), float(rng.uniform(-0.9, 0.9))),
        zoom=float(rng.uniform(1.0, 1.12)),
        grain=5.2 + 1.0 * (setup.iso / 400) ** 0.35,
        seed=int(rng.integers(1 << 31)),
    )
    if fate < 0.12:
        frame = replace(frame, soft=float(rng.uniform(0.003, 0.008)))
    elif fate < 0.22:
        frame = replace(frame, motion=float(rng.uniform(0.006, 0.014)))
    return frame, float(rng.uniform(-0.9, -0.4)) if fate > 0.92 else float(rng.uniform(-0.08, 0.08))
