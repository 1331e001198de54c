"""What the export room does off the window's thread: the room on a disk, the plan, the preview, the run. No widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from focusflow_desktop.photos.export import preview
from focusflow_desktop.photos.export.plan import ExportPlan, Why, folders_of, plan_export
from focusflow_desktop.photos.export.presets import Preset
from focusflow_desktop.photos.export.run import ExportReport, Progress, names_in, run_export
from focusflow_desktop.photos.export.sources import seen_now
from focusflow_desktop.photos.files.originals import Originals
from focusflow_desktop.photos.files.room import free_below
from focusflow_desktop.photos.pool import Pool, Priority
from focusflow_desktop.shared.errors import Unavailable
from focusflow_desktop.tasks.task import Failure, TaskControl
from focusflow_desktop.ui.export.subject import Subject
from focusflow_desktop.ui.shell.messages import error_words


def free(target: Path) -> int:
    """The room there is for files; Unavailable where the drive is away."""
    try:
        return free_below(target)
    except OSError as error:
        raise _away(target, error) from error


def _away(target: Path, error: OSError) -> Unavailable:
    message = f"{target} cannot be reached: {error.strerror}."
    return Unavailable("export.target_away", message, name=str(target))


def plan_run(subject: Subject, presets: Sequence[Preset], *, folder: Path) -> tuple[Subject, ExportPlan]:
    """The plan, with one more look at the finals, for the room may have been open for hours."""
    subject = replace(subject, sources=tuple(seen_now(subject.sources)))
    try:
        taken = names_in(folders_of(presets, folder=folder))
    except OSError as error:
        raise _away(folder, error) from error
    plan = plan_export(
        subject.sources, presets, folder=folder, taken=taken, without_final=subject.without_final
    )
    return subject, plan


def render_shown(pool: Pool, *, subject: Subject, preset: Preset) -> preview.Preview:
    """The one photo of `subject` as the preset would write it."""
    [source] = subject.sources
    plan = plan_export([source], [preset], folder=Path(), taken={}, without_final=subject.without_final)
    if plan.left_out(Why.FINAL_MISSING):
        raise preview.final_missing(source.name, source.missing_finals[0].name)
    if not plan.work:
        raise preview.no_file(source.name)
    [work] = plan.work
    return pool.submit(preview.render_preview, work, priority=Priority.VISIBLE).result()


def export(plan: ExportPlan, control: TaskControl, *, pool: Pool, originals: Originals) -> ExportReport:
    """The run itself; what failed is told to the task."""

    def progress(now: Progress) -> None:
        control.progress(now.done, now.total, now.latest)

    report = run_export(
        plan, pool=pool, originals=originals, progress=progress, is_cancelled=lambda: control.is_cancelled
    )
    for line in report.failed:
        error = line.result.error
        control.fail(Failure(name=line.source.name, reason=error_words(error) if error else ""))
    return report
