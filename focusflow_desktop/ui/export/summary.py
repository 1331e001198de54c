"""What is said when a run has ended: what is there now, what was left out and why. Nothing is left out in silence."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from focusflow_desktop.photos.export.plan import Why
from focusflow_desktop.photos.export.run import ExportReport
from focusflow_desktop.ui.shell.messages import error_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """One sentence or two; `may_retry` where something failed that may go better the next time."""

    text: str
    is_good: bool
    may_retry: bool = False


def summary_of(report: ExportReport) -> Summary:
    """The run in words."""
    left_out = _left_out(report)
    if report.stopped_by is not None:
        said = [error_words(report.stopped_by), *left_out]
        return Summary(text=" ".join(said), is_good=False, may_retry=True)
    if report.failed:
        said = [_counted("%n file(s) could not be exported.", len(report.failed))]
        if report.written:
            said.append(QCoreApplication.translate("export", "The others are there, whole."))
        return Summary(text=" ".join([*said, *left_out]), is_good=False, may_retry=True)
    if not left_out:
        return Summary(text=_counted("%n file(s) exported", len(report.written)), is_good=True)
    written = [_counted("%n file(s) exported.", len(report.written))] if report.written else []
    return Summary(text=" ".join([*written, *left_out]), is_good=False)


def folder_of(report: ExportReport) -> Path | None:
    """Where to look: the folder of all that was written, or the one that holds the folders of several presets."""
    folders = {line.result.path.parent for line in report.written if line.result.path is not None}
    if len(folders) < 2:
        return next(iter(folders), None)
    return Path(os.path.commonpath(folders))


def _left_out(report: ExportReport) -> list[str]:
    """Why lines of the plan had nothing to do; files have names that are taken, photos have no file."""
    photos = {
        why: len({line.source.photo_id for line in report.untouched if line.reason is why}) for why in Why
    }
    taken = sum(line.reason is Why.NAME_TAKEN for line in report.untouched)
    counts = (
        (photos[Why.FINAL_MISSING], "%n edited photo(s) left out: the final is missing."),
        (photos[Why.NO_FILE], "%n photo(s) left out: no file of it is here now."),
        (taken, "%n file(s) left out: there is one of that name already."),
    )
    return [_counted(words, count) for count, words in counts if count]


def _counted(words: str, count: int) -> str:
    return QCoreApplication.translate("export", words, "", count)
