"""Runs every benchmark, prints each figure beside its peer, and writes build/bench.json.

`python -m benchmarks` runs all; `python -m benchmarks export bursts` runs some.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

from benchmarks.figure import Figure

SUBJECTS = ("export", "ingest", "bursts", "screen", "desk")
REPORT = Path(__file__).resolve().parents[1] / "build" / "bench.json"


def main(subjects: Sequence[str]) -> int:
    """Measure these subjects; 1 when a floor does not hold."""
    unknown = [subject for subject in subjects if subject not in SUBJECTS]
    if unknown:
        print(f"There is no benchmark {unknown[0]}; there are: {', '.join(SUBJECTS)}.")
        return 2
    figures: list[Figure] = []
    for subject in subjects or SUBJECTS:
        print(f"— {subject}", flush=True)
        with tempfile.TemporaryDirectory(dir=_scratch(), prefix=f"{subject}-") as folder:
            for figure in import_module(f"benchmarks.{subject}").measure(Path(folder)):
                figures.append(figure)
                print(_line(figure), flush=True)
    REPORT.write_text(json.dumps([asdict(figure) for figure in figures], indent=1) + "\n", encoding="utf-8")
    print(f"Written to {REPORT.relative_to(REPORT.parents[1])}")
    return 0 if all(figure.holds for figure in figures if figure.holds is not None) else 1


def _scratch() -> Path:
    """On the project's own disk: a memory file system would flatter the figures."""
    folder = REPORT.parent / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _line(figure: Figure) -> str:
    peer = (
        f"{figure.peer} {figure.peer_value:.4g}"
        if figure.peer_value is not None
        else figure.peer or "no peer"
    )
    ratio = f"ratio {figure.ratio:.2f}" if figure.ratio is not None else ""
    verdict = {True: "holds", False: "SHORT", None: "not judged"}[figure.holds]
    bound = f"{figure.limit.replace('_', ' ')} {figure.at_least}"
    return f"{figure.id:20} {figure.value:10.4g} {figure.unit:10} {peer:32} {ratio:12} {bound:16} {verdict}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
