"""`focusflow import --lightroom`: a Lightroom catalog's photos where they lie, with its marks and collections."""

from __future__ import annotations

import argparse
from pathlib import Path

from focusflow_desktop.cli.interrupting import stop_wish
from focusflow_desktop.cli.opening import writing
from focusflow_desktop.cli.report import Report
from focusflow_desktop.cli.usage import UsageError
from focusflow_desktop.photos.ingest.arrivals import surroundings
from focusflow_desktop.photos.ingest.awake import stay_awake
from focusflow_desktop.photos.ingest.surroundings import Progress
from focusflow_desktop.photos.lightroom.reading import CatalogResult, CatalogStep, read_into


def add_options(parser: argparse.ArgumentParser) -> None:
    """What `import` knows of catalogs."""
    parser.add_argument(
        "--lightroom", type=Path, metavar="FILE", help="read a Lightroom catalog instead of a card"
    )
    parser.add_argument(
        "--root",
        action="append",
        default=[],
        metavar="OLD=NEW",
        help="where a root folder of the catalog is now",
    )


def is_asked(asked: argparse.Namespace) -> bool:
    """Whether a catalog is to be read; its options and a card's do not go together."""
    if asked.lightroom is None:
        if asked.root:
            raise UsageError("--root goes with --lightroom")
        return False
    if asked.sources or asked.to is not None or asked.backup is not None:
        raise UsageError("--lightroom copies nothing: leave SOURCE, --to and --backup away")
    return True


def run(asked: argparse.Namespace, report: Report) -> None:
    """Read the catalog; each photo that is not here afterwards is named."""
    roots = dict(_root(text) for text in asked.root)
    catalog: Path = asked.lightroom.expanduser().absolute()

    def tell(step: CatalogStep) -> None:
        _tell(report, step)

    def told_already(_progress: Progress) -> None:
        """Each photo is told as a whole."""

    with writing(asked) as studio, stop_wish() as is_cancelled, stay_awake("FocusFlow reads a catalog"):
        around = surroundings(studio, progress=told_already, cancelled=is_cancelled)
        step = f"Read {catalog.name}"
        result = read_into(studio, catalog, around=around, roots=roots, step=step, tell=tell)
    _sum_up(report, result)


def _root(text: str) -> tuple[str, Path]:
    old, _, new = text.partition("=")
    if not old or not new:
        raise UsageError(f"--root {text}: give it as OLD=NEW, such as D:/Photos/=/mnt/photos")
    return old.rstrip("/\\").replace("\\", "/") + "/", Path(new).expanduser().absolute()


def _tell(report: Report, step: CatalogStep) -> None:
    state = "failed" if step.problem else "imported" if step.is_new else "already"
    record = {
        "file": str(step.path),
        "state": state,
        "reason": step.problem,
        "sha256": step.sha256 or None,
        "copies": [str(step.path)] if step.sha256 else [],
    }
    if step.problem:
        report.failed(record, f"{step.path}: {state}: {step.problem}")
    else:
        report.line(record, f"{step.path}: {state}")


def _sum_up(report: Report, result: CatalogResult) -> None:
    content, taken = result.content, result.taken
    record = {
        "photos": result.photos,
        "new": result.new,
        "marked": taken.marked,
        "kept": taken.kept,
        "collections": taken.collections,
        "not_found": len(result.not_found),
        "not_taken": {
            "virtual_copies": content.virtual_copies,
            "smart_collections": content.smart_collections,
            "stacks": content.stacks,
        },
    }
    report.line(
        record,
        f"{result.photos:,} photos of the catalog are here, {result.new:,} of them new; "
        f"{taken.marked:,} marked, {taken.kept:,} kept as they are marked here; "
        f"{taken.collections:,} collections; {len(result.not_found):,} not found. Not taken: "
        f"{content.virtual_copies:,} virtual copies, {content.smart_collections:,} smart collections, "
        f"{content.stacks:,} stacks.",
    )
    if result.lost_roots:
        roots = ", ".join(result.lost_roots)
        report.warn(
            f"Nothing was found below {roots}. If that folder is elsewhere now: --root OLD=NEW, and read again."
        )
    if result.is_cancelled:
        report.warn("Stopped. What was read stays; read the catalog again to go on.")
