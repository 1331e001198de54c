"""`export.jpeg`, `export.gallery`, `export.raw_preview`: pictures a second, through the very code the window uses.

Rounds of ours and the peer's alternate, medians are compared. Ours flushes each file to the disk before it gets its
name and opens it again to see that it is whole; sharp does neither.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from uuid import UUID

from benchmarks.figure import Figure, against
from benchmarks.peers.sharp import Missing, Sharp
from benchmarks.pictures import make_dng, make_jpegs
from focusflow_desktop.photos.export.plan import ExportSource, plan_export
from focusflow_desktop.photos.export.presets import Collision, Preset, builtin_presets, find_preset
from focusflow_desktop.photos.export.run import run_export
from focusflow_desktop.photos.files.originals import Originals
from focusflow_desktop.photos.pool import Pool
from focusflow_desktop.shared.imaging.recipe import Fit, Keep, Recipe, Watermark

_ROUNDS = 5
_PICTURES = 3
_REPEATED = 5  # each picture this many times a round


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bench:
    """What every round needs."""

    pool: Pool
    jpegs: list[Path]
    raws: list[Path]


def measure(workdir: Path) -> list[Figure]:
    """All three figures; about three minutes."""
    jpegs = make_jpegs(workdir, _PICTURES)
    raws = [make_dng(jpeg.with_suffix(".dng"), jpeg) for jpeg in jpegs[:2]]
    with Pool(workers=2) as pool, _peer() as (sharp, absent):
        bench = _Bench(pool=pool, jpegs=jpegs, raws=raws)
        speeds = _alternate(_contestants(bench, sharp), workdir=workdir)
    return _figures(speeds, absent)


def _figures(speeds: dict[str, float], absent: str) -> list[Figure]:
    def peer(name: str) -> str:
        return f"{name} left out: {absent}" if absent else name

    ours = speeds["ours"]
    rows = [
        ("export.jpeg", ours, "sharp, one decode", speeds.get("shared"), 1.3),
        ("export.jpeg.per_size", ours, "sharp, once per size", speeds.get("perSize"), 2.6),
        ("export.gallery", speeds["gallery"], "sharp, same recipe", speeds.get("sharp gallery"), 2.0),
    ]
    figures = [
        against(name, value, unit="images/s", peer=peer(other), peer_value=theirs, at_least=floor)
        for name, value, other, theirs, floor in rows
    ]
    raw = against(
        "export.raw_preview",
        speeds["raw"],
        unit="images/s",
        peer="export.jpeg",
        peer_value=ours,
        at_least=0.9,
    )
    return [*figures, raw]


def _contestants(bench: _Bench, sharp: Sharp | None) -> dict[str, Callable[[Path], float]]:
    gallery = [find_preset("Gallery 2048", builtin_presets())]
    ours: dict[str, Callable[[Path], float]] = {
        "ours": lambda folder: _ours(bench, _three_sizes(), bench.jpegs, folder),
        "gallery": lambda folder: _ours(bench, gallery, bench.jpegs, folder),
        "raw": lambda folder: _ours(bench, _three_sizes(), bench.raws, folder),
    }
    if sharp is None:
        return ours
    files = bench.jpegs * _REPEATED
    return {
        "ours": ours["ours"],
        "shared": lambda folder: len(files) / sharp.seconds("shared", files, folder),
        "raw": ours["raw"],
        "perSize": lambda folder: len(files) / sharp.seconds("perSize", files, folder),
        "gallery": ours["gallery"],
        "sharp gallery": lambda folder: len(files) / sharp.seconds("gallery", files, folder),
    }


def _alternate(contestants: dict[str, Callable[[Path], float]], *, workdir: Path) -> dict[str, float]:
    """A B A B: what else the machine does meanwhile hits all alike. The first round only warms up."""
    speeds: dict[str, list[float]] = defaultdict(list)
    for round_number in range(_ROUNDS + 1):
        for name, contest in contestants.items():
            with TemporaryDirectory(dir=workdir) as folder:
                speed = contest(Path(folder))
            if round_number:
                speeds[name].append(speed)
    return {name: median(measured) for name, measured in speeds.items()}


def _ours(bench: _Bench, presets: list[Preset], files: list[Path], folder: Path) -> float:
    sources = [
        ExportSource(
            photo_id=UUID(int=n), name=f"{n:04}-{file.name}", original=file, is_raw=file.suffix == ".dng"
        )
        for n, file in enumerate(files * _REPEATED)
    ]
    plan = plan_export(sources, presets, folder=folder, taken={})
    began = time.perf_counter()
    report = run_export(plan, pool=bench.pool, originals=Originals())
    seconds = time.perf_counter() - began
    if len(report.written) != plan.file_count:
        raise AssertionError([line.result.error for line in report.failed])
    return len(sources) / seconds


def _three_sizes() -> list[Preset]:
    mark = Watermark(text="© Anna Studio")
    return [
        _preset(Recipe(fit=Fit.LONG_EDGE, px=2048, quality=82, metadata=Keep.NONE, watermark=mark)),
        _preset(Recipe(fit=Fit.LONG_EDGE, px=1024, quality=82, metadata=Keep.NONE)),
        _preset(Recipe(fit=Fit.LONG_EDGE, px=400, quality=80, metadata=Keep.NONE)),
    ]


def _preset(recipe: Recipe) -> Preset:
    return Preset(name=str(recipe.px), recipe=recipe, collision=Collision.OVERWRITE)


@contextmanager
def _peer() -> Iterator[tuple[Sharp | None, str]]:
    try:
        sharp = Sharp()
    except Missing as missing:
        yield None, str(missing)
        return
    with sharp:
        yield sharp, ""
