"""`focusflow import`: cards or folders into one or two destinations, verified, with the verdict as the last line."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from focusflow_desktop.cli import cataloging
from focusflow_desktop.cli.interrupting import stop_wish
from focusflow_desktop.cli.opening import Commands, Parents, studio_folder, writing
from focusflow_desktop.cli.report import Report
from focusflow_desktop.cli.usage import UsageError
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.ingest.arrivals import surroundings
from focusflow_desktop.photos.ingest.awake import stay_awake
from focusflow_desktop.photos.ingest.iptc import IptcTemplate, find_template
from focusflow_desktop.photos.ingest.operations import begin_import, end_import
from focusflow_desktop.photos.ingest.places import open_places
from focusflow_desktop.photos.ingest.request import (
    FOLDER_TEMPLATE,
    NAME_TEMPLATE,
    Destination,
    ImportRequest,
)
from focusflow_desktop.photos.ingest.results import FileResult, FileState, ImportResult
from focusflow_desktop.photos.ingest.run import run_import
from focusflow_desktop.photos.ingest.surroundings import Progress
from focusflow_desktop.photos.ingest.templates import parse_folder, parse_name
from focusflow_desktop.photos.ingest.verdict import Judgement, Verdict
from focusflow_desktop.shared.clock import SystemClock
from focusflow_desktop.shared.errors import Refused, WorldError
from focusflow_desktop.shared.ids import new_id

_WORDS = {
    Verdict.MAY_FORMAT: "You may format this card: every file has two verified copies on two devices.",
    Verdict.ONE_VERIFIED_COPY: "One verified copy only: do not format this card yet.",
    Verdict.NOT_YET: "Do not format this card: not every file has a verified copy.",
}
_WORST_FIRST = (Verdict.NOT_YET, Verdict.ONE_VERIFIED_COPY, Verdict.MAY_FORMAT)


def add_to(commands: Commands, *, parents: Parents) -> None:
    """Declare the command."""
    said = "Copy cards or folders, read every copy back, register the photos. The source is only read."
    parser = commands.add_parser("import", help="import cards", description=said, parents=parents)
    parser.add_argument("sources", nargs="*", type=Path, metavar="SOURCE", help="a card or folder")
    parser.add_argument("--to", type=Path, metavar="DIR", help="where the photos go")
    parser.add_argument("--backup", type=Path, metavar="DIR", help="a second copy, best on another drive")
    parser.add_argument(
        "--template", default=NAME_TEMPLATE, metavar="NAME", help=f"file names ({NAME_TEMPLATE})"
    )
    parser.add_argument(
        "--folders", default=FOLDER_TEMPLATE, metavar="NAME", help=f"folders ({FOLDER_TEMPLATE})"
    )
    parser.add_argument(
        "--iptc", default="", metavar="NAME", help="words for every new photo: an IPTC template"
    )
    for word in ("job", "session", "photographer"):
        parser.add_argument(f"--{word}", default="", metavar="TEXT", help=f"the {word} the photos belong to")
    cataloging.add_options(parser)
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace, report: Report) -> None:
    """Import each source in turn; a source that cannot be read does not keep the next from being imported."""
    if cataloging.is_asked(asked):
        cataloging.run(asked, report)
        return
    if not asked.sources or asked.to is None:
        raise UsageError("say what to import and, with --to DIR, where the photos go")
    requests = [_request(asked, source) for source in asked.sources]
    with writing(asked) as studio, stop_wish() as is_cancelled, stay_awake("FocusFlow imports photos"):
        results = [_attempt(studio, request, report, is_cancelled) for request in requests]
    judgement = _together([result.judgement for result in results if result is not None], of=len(requests))
    report.line(judgement.as_line(), _WORDS[judgement.verdict])


def _request(asked: argparse.Namespace, source: Path) -> ImportRequest:
    folders = [asked.to, *([asked.backup] if asked.backup else [])]
    request = ImportRequest(
        source=source.expanduser().absolute(),
        destinations=tuple(Destination(folder=folder.expanduser().absolute()) for folder in folders),
        folder_template=asked.folders,
        name_template=asked.template,
        photographer=asked.photographer,
        job=asked.job,
        session=asked.session,
        iptc=_iptc(asked),
    )
    _check_templates(request)
    return request


def _iptc(asked: argparse.Namespace) -> IptcTemplate | None:
    if not asked.iptc:
        return None
    try:
        return find_template(studio_folder(asked), asked.iptc)
    except Refused as error:
        raise UsageError(error.message) from error


def _check_templates(request: ImportRequest) -> None:
    try:
        unmet = parse_name(request.name_template).unmet | parse_folder(request.folder_template).unmet
    except Refused as error:
        raise UsageError(error.message) from error
    unmet |= request.iptc.unmet if request.iptc is not None else frozenset()
    for word in sorted(unmet):
        if not getattr(request, word):
            raise UsageError(f"the template uses {{{word}}}: say which with --{word}")


def _attempt(
    studio: Studio, request: ImportRequest, report: Report, is_cancelled: Callable[[], bool]
) -> ImportResult | None:
    """None where the source or a destination cannot be used at all; the reason has been told."""
    try:
        return _import(studio, request, report, is_cancelled)
    except WorldError as error:
        report.stopped(error)
        return None


def _import(
    studio: Studio, request: ImportRequest, report: Report, is_cancelled: Callable[[], bool]
) -> ImportResult:
    told: set[Path] = set()

    def tell(progress: Progress) -> None:
        if progress.result is not None:
            told.add(progress.result.file)
            _tell(report, progress.result)

    open_places(request)  # raises before anything is noted
    clock, run_id = SystemClock(), new_id()
    destinations = [destination.folder for destination in request.destinations]
    with studio.write() as db:
        begin_import(db, run_id, source=str(request.source), at=clock.now(), destinations=destinations)
    around = surroundings(studio, progress=tell, cancelled=is_cancelled, iptc=request.iptc)
    result = run_import(request, around=around)
    with studio.write() as db:
        end_import(db, run_id, at=clock.now(), judgement=result.judgement)
    _tell_rest(report, result, told)
    return result


def _tell_rest(report: Report, result: ImportResult, told: set[Path]) -> None:
    for file in result.files:
        if file.file not in told:
            _tell(report, file, why_waiting=_why_waiting(result))
    for other in result.others:
        report.warn(f"{other}: no picture; it is left on the card")
    if result.stopped_by is not None:
        report.stopped(result.stopped_by)
    counts = ", ".join(f"{result.count(state):,} {state.value}" for state in FileState if result.count(state))
    report.note(counts or "there was nothing to import")


def _why_waiting(result: ImportResult) -> str:
    return result.stopped_by.message if result.stopped_by else "the import was stopped before its turn"


def _tell(report: Report, result: FileResult, *, why_waiting: str = "") -> None:
    is_waiting = result.state is FileState.WAITING
    state = FileState.FAILED if is_waiting else result.state
    reason = result.reason or (why_waiting if is_waiting else "")
    record = {
        "file": str(result.file),
        "state": state.value,
        "reason": reason,
        "sha256": result.sha256 or None,
        "copies": [str(copy.path) for copy in result.copies],
    }
    if state in (FileState.FAILED, FileState.REFUSED):
        report.failed(record, f"{result.file}: {state.value}: {reason}")
    else:
        report.line(record, f"{result.file}: {state.value}")


def _together(judgements: Sequence[Judgement], *, of: int) -> Judgement:
    """One verdict over several cards: as good as the worst of them."""
    if len(judgements) == 1 == of:
        return judgements[0]
    verdict = next((v for v in _WORST_FIRST if any(j.verdict is v for j in judgements)), Verdict.NOT_YET)
    return Judgement(
        verdict=verdict if len(judgements) == of else Verdict.NOT_YET,
        verified=sum(judgement.verified for judgement in judgements),
        copies=min((judgement.copies for judgement in judgements), default=0),
        devices=min((judgement.devices for judgement in judgements), default=0),
        total=sum(judgement.total for judgement in judgements),
    )
