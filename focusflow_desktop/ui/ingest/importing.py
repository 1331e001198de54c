"""The import room's work off the window's thread: reading names, looking at pictures, asking drives, running the queue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PySide6.QtGui import QImage
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.studio.queries import photographers
from focusflow_desktop.photos.files.devices import device_of
from focusflow_desktop.photos.files.room import free_below
from focusflow_desktop.photos.ingest.arrivals import surroundings
from focusflow_desktop.photos.ingest.clocks import Camera
from focusflow_desktop.photos.ingest.operations import begin_import, end_import
from focusflow_desktop.photos.ingest.queue import Answer, check_room_for_all, run_queue
from focusflow_desktop.photos.ingest.reading import CardReading
from focusflow_desktop.photos.ingest.request import ImportRequest
from focusflow_desktop.photos.ingest.results import FileState, ImportResult
from focusflow_desktop.photos.ingest.surroundings import Progress
from focusflow_desktop.photos.library.inspection import inspect
from focusflow_desktop.photos.library.queries import sessions
from focusflow_desktop.photos.library.thumbnailing import make_thumbnail
from focusflow_desktop.photos.pool import Priority
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.tasks.task import Failure, TaskControl
from focusflow_desktop.ui.export.words import bytes_words
from focusflow_desktop.ui.ingest import words
from focusflow_desktop.ui.ingest.state import Place, Thumb
from focusflow_desktop.ui.look.theme import Tone
from focusflow_desktop.ui.services import Services

_THUMBS = 12
_THUMB_EDGE = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLook:
    """What a glance at a card's pictures gives."""

    thumbs: tuple[Thumb, ...]
    cameras: tuple[Camera, ...]


def import_cards(
    services: Services,
    requests: list[ImportRequest],
    control: TaskControl,
    *,
    moved: Callable[[Path, Progress], None],
    answered: Callable[[Path, Answer], None],
) -> list[Answer]:
    """The queue on a background thread."""
    now: dict[str, Path] = {}
    runs: dict[Path, UUID] = {}

    def tell(progress: Progress) -> None:
        control.progress(progress.done, progress.total, progress.file)
        moved(now["source"], progress)
        if progress.result is not None and progress.result.state in (FileState.REFUSED, FileState.FAILED):
            control.fail(Failure(name=progress.result.file.name, reason=progress.result.reason))

    def finished(request: ImportRequest, answer: Answer) -> None:
        if isinstance(answer, ImportResult):
            with services.studio.write() as db:
                end_import(db, runs[request.source], at=services.clock.now(), judgement=answer.judgement)
        answered(request.source, answer)
        later = requests[requests.index(request) + 1 :]
        now["source"] = later[0].source if later else request.source

    around = surroundings(
        services.studio, progress=tell, cancelled=lambda: control.is_cancelled, iptc=requests[0].iptc
    )
    check_room_for_all(requests, around=around)
    for request in requests:
        runs[request.source] = new_id()
        folders = [destination.folder for destination in request.destinations]
        with services.studio.write() as db:
            begin_import(
                db,
                runs[request.source],
                source=request.source.name,
                at=services.clock.now(),
                destinations=folders,
            )
    now["source"] = requests[0].source
    return run_queue(requests, around=around, finished=finished)


def known_names(db: DbSession) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The jobs and photographers of the studio, to choose from."""
    return tuple(dict.fromkeys(row.job for row in sessions(db))), tuple(photographers(db))


def look_at(services: Services, reading: CardReading) -> CardLook:
    """A dozen small pictures, and the cameras that took at least one picture that is whole."""
    return CardLook(thumbs=_thumbs(services, reading), cameras=_cameras(reading))


def thumbnail_of(services: Services, path: Path) -> QImage:
    """One small picture of a card. Raises what a damaged file raises."""
    return QImage.fromData(
        services.pool.submit(make_thumbnail, path, _THUMB_EDGE, priority=Priority.GRID).result()
    )


def _cameras(reading: CardReading) -> tuple[Camera, ...]:
    left, found = set(reading.cameras), set()
    for item in reading.described:
        if not left:
            break
        if (
            item.facts is not None
            and (camera := Camera.of(item.facts)) in left
            and _is_whole(item.group.first.file.path)
        ):
            left.discard(camera)
            found.add(camera)
    return tuple(camera for camera in reading.cameras if camera in found)


def _is_whole(path: Path) -> bool:
    try:
        return inspect(path).is_good
    except WorldError:
        return False  # the import will try it again and say what is wrong


def _thumbs(services: Services, reading: CardReading) -> tuple[Thumb, ...]:
    pictures = reading.pictures
    step = max(1, len(pictures) // _THUMBS)
    tickets = [
        services.pool.submit(make_thumbnail, path, _THUMB_EDGE, priority=Priority.GRID)
        for path in pictures[::step][:_THUMBS]
    ]
    found = []
    for ticket in tickets:
        try:
            found.append(Thumb(image=QImage.fromData(ticket.result())))
        except WorldError:
            continue  # the import inspects every file and names those that are damaged
    return tuple(found)


def drives_of(places: tuple[Path, ...]) -> tuple[tuple[Place, ...], str, Tone | None]:
    """The destinations with their room, and whether they are two drives."""
    free = words.tr("{size} free")
    lines = tuple(
        Place(path=folder, line=free.replace("{size}", bytes_words(free_below(folder)))) for folder in places
    )
    note, tone = words.drives([device_of(folder) for folder in places])
    return lines, note, tone
