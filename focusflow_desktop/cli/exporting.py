"""`focusflow export`: photos through one or more presets into a folder; every file whole or absent."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from focusflow_desktop.cli.interrupting import stop_wish
from focusflow_desktop.cli.opening import (
    Commands,
    Parents,
    asked_filter,
    check_filter,
    reading,
    studio_folder,
)
from focusflow_desktop.cli.report import Report
from focusflow_desktop.cli.usage import UsageError
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.export.plan import (
    ExportPlan,
    Untouched,
    Why,
    WithoutFinal,
    folders_of,
    plan_export,
)
from focusflow_desktop.photos.export.preset_files import Entry, load_shelf
from focusflow_desktop.photos.export.presets import Preset, find_preset
from focusflow_desktop.photos.export.run import ExportReport, Line, names_in, run_export
from focusflow_desktop.photos.export.sources import export_sources, seen_now
from focusflow_desktop.photos.export.worker import State
from focusflow_desktop.photos.files.originals import Originals
from focusflow_desktop.photos.library.queries import library_ids, original_folders
from focusflow_desktop.photos.pool import Pool
from focusflow_desktop.shared.errors import Refused


def add_to(commands: Commands, *, parents: Parents) -> None:
    """Declare the command."""
    said = "Export photos through one or more presets. Originals are never touched."
    parser = commands.add_parser("export", help="export photos", description=said, parents=parents)
    parser.add_argument(
        "--preset", nargs="+", action="extend", required=True, metavar="NAME", help="one or more"
    )
    parser.add_argument("--to", type=Path, required=True, metavar="DIR", help="where to")
    parser.add_argument(
        "--filter", metavar="TEXT", help='such as "rating>=3 flag:pick"; without it all photos'
    )
    parser.add_argument(
        "--use-originals",
        action="store_true",
        help="export the original where a photo was edited and its final is missing; without it, that is a failure",
    )
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace, report: Report) -> None:
    """Plan, write, tell what became of each file."""
    check_filter(asked.filter)
    presets = _presets(studio_folder(asked), asked.preset)
    folder: Path = asked.to.expanduser().absolute()
    with reading(asked) as studio:
        without_final = WithoutFinal.ORIGINAL if asked.use_originals else WithoutFinal.LEFT_OUT
        plan = _plan(studio, presets, folder=folder, filter_text=asked.filter, without_final=without_final)
        with studio.read() as db:
            originals = Originals(original_folders(db))
        done = _carry_out(plan, originals)
    _tell(report, done)


def _plan(
    studio: Studio,
    presets: Sequence[Preset],
    *,
    folder: Path,
    filter_text: str | None,
    without_final: WithoutFinal,
) -> ExportPlan:
    filter_ = asked_filter(studio, filter_text)
    with studio.read() as db:
        sources = export_sources(db, library_ids(db, filter_))
    taken = names_in(folders_of(presets, folder=folder))
    return plan_export(seen_now(sources), presets, folder=folder, taken=taken, without_final=without_final)


def _carry_out(plan: ExportPlan, originals: Originals) -> ExportReport:
    pool = Pool()
    try:
        with stop_wish() as is_cancelled:
            return run_export(plan, pool=pool, originals=originals, is_cancelled=is_cancelled)
    finally:
        pool.close()


def _presets(studio: Path, names: Sequence[str]) -> list[Preset]:
    """A preset with a field that means nothing here is not run: what it was to do is not known."""
    shelf = load_shelf(studio)
    try:
        chosen = [
            find_preset(name, [entry.preset for entry in shelf.entries]) for name in dict.fromkeys(names)
        ]
    except Refused as error:
        more = "".join(f"\n{problem.message}" for problem in shelf.problems)
        raise UsageError(error.message + more) from error
    for entry in shelf.entries:
        if entry.preset in chosen and entry.unknown:
            raise UsageError(_unknown_fields(entry))
    return chosen


def _unknown_fields(entry: Entry) -> str:
    where = f" ({entry.file})" if entry.file else ""
    named = ", ".join(entry.unknown)
    return f"the preset {entry.preset.name!r}{where} has fields this program does not know: {named}. Nothing was exported."


def _tell(report: Report, done: ExportReport) -> None:
    for line in done.lines:
        _tell_line(report, line)
    for untouched in done.untouched:
        _tell_untouched(report, untouched)
    for work in done.remaining:
        for output in work.outputs:
            reason = done.stopped_by.message if done.stopped_by else "stopped before its turn"
            report.failed(
                _record(work.path, output.path, state="failed", reason=reason), f"{work.path}: {reason}"
            )
    report.note(f"{len(done.written):,} files written, {len(done.failed):,} failed")


def _tell_line(report: Report, line: Line) -> None:
    result = line.result
    source = line.source.original or line.source.jpeg or Path(line.source.name)
    if result.state is State.FAILED:
        reason = result.error.message if result.error else "it failed"
        report.failed(
            _record(source, result.output.path, state="failed", reason=reason), f"{source}: {reason}"
        )
        return
    out = result.path or result.output.path
    size = (result.width, result.height, result.byte_count)
    reason = "its name is taken" if result.state is State.SKIPPED else ""
    record = _record(source, out, state=result.state.value, reason=reason, size=size)
    report.line(
        record, f"{out}  {size[0]}×{size[1]}  {size[2]:,} bytes" if not reason else f"{out}: {reason}"
    )


def _tell_untouched(report: Report, untouched: Untouched) -> None:
    source = untouched.source.original or untouched.source.jpeg or Path(untouched.source.name)
    state = untouched.reason.value
    if untouched.reason is Why.NAME_TAKEN:
        reason = "its name is taken"
        report.line(_record(source, untouched.path, state=state, reason=reason), f"{source}: {reason}")
        return
    reason = "none of its files is here"
    if untouched.reason is Why.FINAL_MISSING:
        names = ", ".join(str(path) for path in untouched.source.missing_finals)
        reason = f"its final is missing ({names}); --use-originals exports the original instead"
    report.failed(_record(source, None, state=state, reason=reason), f"{source}: {reason}")


def _record(
    source: Path, out: Path | None, *, state: str, reason: str, size: tuple[int, int, int] = (0, 0, 0)
) -> dict[str, object]:
    """The JSON line of one file."""
    return {
        "file": str(source),
        "out": str(out) if out else None,
        "width": size[0],
        "height": size[1],
        "bytes": size[2],
        "state": state,
        "reason": reason,
    }
