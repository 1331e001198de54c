"""One import from card to verdict. The steps are listed in `_Run.run`; each lives in a file of its own.

While one group is copied, those before it are read back, so a library can show the first while the last is copied.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path, PurePosixPath

from focusflow_desktop.photos.files.devices import Device
from focusflow_desktop.photos.files.originals import Originals
from focusflow_desktop.photos.files.room import Need, check_room
from focusflow_desktop.photos.ingest.already import adopt, already_here, is_enough
from focusflow_desktop.photos.ingest.cards import Card, read_card
from focusflow_desktop.photos.ingest.clocks import ShotFacts
from focusflow_desktop.photos.ingest.closing import judge_results, write_manifests
from focusflow_desktop.photos.ingest.copy import Cancelled, Copier
from focusflow_desktop.photos.ingest.groups import Group, Member, group_files
from focusflow_desktop.photos.ingest.history import History
from focusflow_desktop.photos.ingest.journal import Journal
from focusflow_desktop.photos.ingest.outcome import (
    is_pictured,
    looked_at_again,
    outcome_of,
    results_of_waiting,
)
from focusflow_desktop.photos.ingest.places import (
    Place,
    card_is_pulled,
    names_at,
    open_places,
    refuse_targets_on_card,
)
from focusflow_desktop.photos.ingest.plan import Described, PlanLine, plan_import, resumed
from focusflow_desktop.photos.ingest.request import ImportRequest
from focusflow_desktop.photos.ingest.results import FileResult, FileState, ImportResult, PlacedGroup
from focusflow_desktop.photos.ingest.surroundings import Progress, Stage, Surroundings
from focusflow_desktop.photos.ingest.transfer import GroupOnItsWay, Transfer
from focusflow_desktop.shared.errors import NoRoom, Unavailable, WorldError

_BYTES_AHEAD = 512 << 20  # read back later than copied by at most so much
_GROUPS_AHEAD = 8


def run_import(request: ImportRequest, *, around: Surroundings) -> ImportResult:
    """Copies, verifies and registers what is on the card. Called again after any interruption, it goes on."""
    card, roots = open_places(request)
    journal = Journal.open(around.journals, request)
    try:
        return _Run(request=request, around=around, journal=journal, source=card, places=roots).run()
    finally:
        journal.close()


class _Run:
    """The state of one import while it runs."""

    def __init__(
        self,
        *,
        request: ImportRequest,
        around: Surroundings,
        journal: Journal,
        source: Place,
        places: tuple[Place, ...],
    ) -> None:
        self._request = request
        self._around = around
        self._journal = journal
        self._source = source
        self._places = places
        self._roots = tuple(place.folder for place in places)
        self._devices = [d.answered or around.device_of(d.folder) for d in request.destinations]
        self._results: dict[str, FileResult] = {}
        self._by_hash: dict[str, FileResult] = {}
        self._done_bytes = 0
        self._total_bytes = 0
        self._total = 0

    def run(self) -> ImportResult:
        card = read_card(self._source.folder)
        groups = group_files(card.files)
        self._total = len(card.files)
        stopped: WorldError | None = None
        is_cancelled = False
        try:
            described = self._describe(groups)
            lines = self._plan(self._without_those_here(described))
            self._check_room(lines)
            self._copy_all(lines)
        except Cancelled:
            is_cancelled = True
        except WorldError as error:
            stopped = error
        results = self._all_results(card, groups)
        judgement = judge_results(card, results, source=self._source)
        manifests = write_manifests(
            self._places, results, judgement=judgement, run=self._journal.run, at=self._around.clock.now()
        )
        for manifest in manifests:
            self._tell(Stage.MANIFEST, manifest.name, done=len(self._results))
        self._end(results, is_whole=stopped is None and not is_cancelled)
        return ImportResult(
            run=self._journal.run,
            files=results,
            judgement=judgement,
            manifests=manifests,
            others=card.others,
            stopped_by=stopped,
            is_cancelled=is_cancelled,
        )

    def _describe(self, groups: list[Group]) -> list[Described]:
        described = []
        for number, group in enumerate(groups, start=1):
            self._pause_point()
            described.append(Described(group=group, facts=self._facts(group.first.file.path)))
            self._tell(Stage.READING, group.first.file.path.name, done=number)
        return described

    def _facts(self, path: Path) -> ShotFacts | None:
        try:
            return self._around.read_facts(path)
        except (OSError, WorldError):
            return None  # the copy is made all the same; the inspection says what is wrong with it

    def _without_those_here(self, described: list[Described]) -> list[Described]:
        history = History(self._around.journals, self._around.known)
        left = []
        for item in described:
            self._pause_point()
            if item.group.key in self._journal.memory.targets:
                left.append(item)
                continue
            here = already_here(item.group, history, device_of=self._device_of, now=self._around.clock.now)
            if here is None or not is_enough(here, self._roots):
                if here is not None:
                    adopt(item.group, here, self._roots, journal=self._journal)
                left.append(item)
                continue
            for member, result in zip(item.group.members, here, strict=True):
                self._note(member, looked_at_again(result, self._around.inspect), Stage.COMPARING)
        return left

    def _plan(self, described: list[Described]) -> list[PlanLine]:
        """Groups that an interrupted run has planned keep their names."""
        targets = self._journal.memory.targets
        fresh = [item for item in described if item.group.key not in targets]
        reserved = [target for planned in targets.values() for target in planned]
        plan = plan_import(fresh, self._request, names_in=self._names_at, reserved=reserved)
        for line in plan.lines:
            self._journal.plan(line.group.key, line.targets)
        self._journal.settle()
        named = {line.group.key: line for line in plan.lines}
        kept = [
            resumed(item, self._request, targets=targets[item.group.key])
            for item in described
            if item.group.key not in named
        ]
        lines = [*kept, *plan.lines]
        folders = {target.parent for line in lines for target in line.targets}
        refuse_targets_on_card(self._source.folder, self._roots, folders)
        return lines

    def _check_room(self, lines: list[PlanLine]) -> None:
        self._total_bytes = sum(line.group.size for line in lines)
        placed = self._journal.memory.placed
        needs = [
            Need(
                folder=root,
                size=sum(
                    member.file.size
                    for line in lines
                    for member in line.group.members
                    if (member.file.key, to) not in placed
                ),
            )
            for to, root in enumerate(self._roots)
        ]
        check_room(needs, free_bytes=self._around.free_bytes)

    def _copy_all(self, lines: list[PlanLine]) -> None:
        on_their_way: deque[GroupOnItsWay] = deque()
        with (
            Copier(destinations=len(self._roots)) as copier,
            ThreadPoolExecutor(len(self._roots), thread_name_prefix="ingest-verify") as readers,
        ):
            transfer = Transfer(
                roots=self._roots,
                copier=copier,
                readers=readers,
                journal=self._journal,
                originals=self._around.originals or Originals(),
                cancelled=self._around.cancelled,
                names_at=self._names_at,
            )
            try:
                for line in lines:
                    self._pause_point()
                    group = transfer.begin(line)
                    self._copy_group(transfer, group)
                    on_their_way.append(group)
                    while on_their_way and (on_their_way[0].is_read_back or _is_far(on_their_way)):
                        self._finish_group(transfer, on_their_way.popleft())
                while on_their_way:
                    self._finish_group(transfer, on_their_way.popleft())
                transfer.sweep()
            finally:
                while on_their_way:  # what is copied is verified, also when the card is gone
                    self._finish_group(transfer, on_their_way.popleft())

    def _copy_group(self, transfer: Transfer, group: GroupOnItsWay) -> None:
        for member in group.line.group.members:
            self._require_destinations()
            try:
                transfer.copy(group, member)
            except OSError as error:
                if card_is_pulled(self._source, error):
                    transfer.drop_parts(group)
                    raise _card_gone(self._source) from error
                group.source_errors[member.file.key] = f"It cannot be read from the card: {error.strerror}."
            except WorldError as error:
                group.source_errors[member.file.key] = error.message
            except Cancelled:
                transfer.drop_parts(group)
                raise
            errors = [crossing.error for crossing in group.of(member)]
            if errors and all(isinstance(error, NoRoom) for error in errors) and errors[0] is not None:
                transfer.drop_parts(group)
                raise errors[0]
            self._done_bytes += member.file.size
            parts = tuple(crossing.part for crossing in group.of(member) if crossing.sha256)
            self._tell(Stage.COPIED, member.file.path.name, done=len(self._results), paths=parts)
            transfer.read_back(group, member)

    def _finish_group(self, transfer: Transfer, group: GroupOnItsWay) -> None:
        members = group.line.group.members
        if twins := self._twins(group):
            transfer.drop_parts(group)
            for member, twin in zip(members, twins, strict=True):
                self._note(member, twin, Stage.VERIFIED)
            return
        transfer.settle(group)
        transfer.drop_parts(group)
        now = self._around.clock.now()
        results = [
            outcome_of(member, group, devices=self._devices, inspect=self._around.inspect, at=now)
            for member in members
        ]
        self._register(group.line, results)
        for member, result in zip(members, results, strict=True):
            self._by_hash.setdefault(result.sha256, result)
            self._note(member, result, Stage.VERIFIED)

    def _register(self, line: PlanLine, results: list[FileResult]) -> None:
        """Only what may be shown as good; the journal first, so that a kill in between repeats this and nothing else."""
        if line.group.key in self._journal.memory.registered:
            return
        lead = next((result for result in results if is_pictured(result) and result.is_sound), None)
        if lead is not None:
            facts = line.facts if lead is results[0] else self._facts(lead.copies[0].path)
            self._around.register(
                PlacedGroup(
                    lead=lead,
                    files=tuple(result for result in results if result.copies),
                    facts=facts,
                    taken_at=line.taken_at,
                    photographer=self._request.photographer,
                    job=self._request.job,
                    session=self._request.session,
                )
            )
        if all(result.state is not FileState.FAILED for result in results):
            self._journal.registered(line.group.key)

    def _twins(self, group: GroupOnItsWay) -> list[FileResult]:
        """The results of earlier groups with the very same content; empty if anything is new or placed already."""
        twins = []
        for member in group.line.group.members:
            crossings = group.of(member)
            twin = self._by_hash.get(crossings[0].sha256) if crossings else None
            if twin is None or not twin.copies or any(crossing.placed for crossing in crossings):
                return []
            twins.append(twin)
        for crossing in group.crossings:
            if crossing.reading is not None:
                crossing.reading.exception()  # the part must be let go before it is removed
        return [
            replace(
                twin,
                file=member.file.path,
                relative=member.file.relative,
                role=member.role,
                mtime_ns=member.file.mtime_ns,
                state=FileState.REFUSED if twin.state is FileState.REFUSED else FileState.ALREADY,
                reason=twin.reason if twin.state is FileState.REFUSED else "",
            )
            for member, twin in zip(group.line.group.members, twins, strict=True)
        ]

    def _all_results(self, card: Card, groups: list[Group]) -> tuple[FileResult, ...]:
        waiting = results_of_waiting(card, groups, done=self._results)
        return (*(self._results[file.key] for file in card.files if file.key in self._results), *waiting)

    def _end(self, results: tuple[FileResult, ...], *, is_whole: bool) -> None:
        if is_whole and all(result.state is not FileState.FAILED for result in results):
            self._journal.finish()

    def _note(self, member: Member, result: FileResult, stage: Stage) -> None:
        self._results[member.file.key] = result
        paths = tuple(copy.path for copy in result.copies)
        self._tell(stage, member.file.path.name, done=len(self._results), paths=paths, result=result)

    def _tell(
        self,
        stage: Stage,
        file: str,
        *,
        done: int,
        paths: tuple[Path, ...] = (),
        result: FileResult | None = None,
    ) -> None:
        self._around.progress(
            Progress(
                stage=stage,
                file=file,
                done=done,
                total=self._total,
                done_bytes=self._done_bytes,
                total_bytes=self._total_bytes,
                paths=paths,
                result=result,
            )
        )

    def _pause_point(self) -> None:
        if self._around.cancelled():
            raise Cancelled

    def _require_destinations(self) -> None:
        for place in self._places:
            if not place.is_here():
                message = f"{place.folder} is gone. Connect the drive again, then import again: it goes on from here."
                raise Unavailable("ingest.destination_gone", message, folder=str(place.folder))

    def _names_at(self, folder: PurePosixPath) -> list[str]:
        return names_at(self._roots, folder)

    def _device_of(self, path: Path) -> Device | None:
        for place, device in zip(self._places, self._devices, strict=True):
            if path.is_relative_to(place.folder):
                return device
        return self._around.device_of(path)


def _is_far(on_their_way: deque[GroupOnItsWay]) -> bool:
    return len(on_their_way) > _GROUPS_AHEAD or sum(g.line.group.size for g in on_their_way) > _BYTES_AHEAD


def _card_gone(source: Place) -> Unavailable:
    message = (
        f"The card {source.folder.name} was pulled out. What was copied is safe. "
        "Put the card in again and import again: it goes on from here."
    )
    return Unavailable("ingest.card_gone", message, folder=str(source.folder))
