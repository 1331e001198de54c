"""One card of the import's queue, and what the page shows of it. Pure: a card comes in, pieces of the page's state go out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from focusflow_desktop.photos.ingest.clocks import Camera
from focusflow_desktop.photos.ingest.queue import Answer
from focusflow_desktop.photos.ingest.reading import CardReading
from focusflow_desktop.photos.ingest.results import FileState, ImportResult
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.ui.ingest import words
from focusflow_desktop.ui.ingest.state import CardLine, CardStage, Clock, NameLine, Statement, Step, Thumb
from focusflow_desktop.ui.look.theme import Tone
from focusflow_desktop.ui.shell.messages import error_words


@dataclass(slots=True, kw_only=True)
class QueuedCard:
    """One card of the queue and how far it is."""

    source: Path
    reading: CardReading | None = None
    problem: str = ""
    thumbs: tuple[Thumb, ...] = ()
    cameras: tuple[Camera, ...] = ()  # those that took at least one sound picture
    names: tuple[NameLine, ...] = ()
    template_problem: str = ""
    read: int = 0
    copied: int = 0
    verified: int = 0
    has_manifest: bool = False
    answer: Answer | None = None

    @property
    def is_ready(self) -> bool:
        """Whether a start would import it: read, with names for its files, and not done before."""
        is_done = isinstance(self.answer, ImportResult) and not self.answer.is_cancelled
        return self.reading is not None and not self.problem and not self.template_problem and not is_done

    @property
    def is_settled(self) -> bool:
        """Whether nothing more happens to it by itself: it has its answer, or it cannot be read."""
        return self.answer is not None or bool(self.problem)

    def begin_again(self) -> None:
        """Forget the last run."""
        self.answer, self.copied, self.verified, self.has_manifest = None, 0, 0, False


def line_of(card: QueuedCard, *, is_running: bool, is_chosen: bool) -> CardLine:
    """The card in the queue."""
    total = card.reading.file_count if card.reading else 0
    cameras = ", ".join(
        camera.model for camera in card.cameras or (card.reading.cameras if card.reading else ())
    )
    stage = CardStage.WAITING
    if isinstance(card.answer, ImportResult):
        stage = CardStage.STOPPED if card.answer.is_cancelled or card.answer.stopped_by else CardStage.DONE
    elif card.answer is not None or card.problem:
        stage = CardStage.STOPPED
    elif card.reading is None:
        stage = CardStage.READING
    elif is_running and is_chosen:
        stage = CardStage.COPYING
    progress = words.tr("{done} of {total} verified").replace("{done}", words.number(card.verified))
    note = (
        progress.replace("{total}", words.number(total)) if card.verified else words.tr("%n file(s)", total)
    )
    title = card.reading.title if card.reading else card.source.name
    return CardLine(
        source=card.source, title=title, line=cameras, stage=stage, note=note, done=card.verified, total=total
    )


def summary_of(card: QueuedCard | None) -> str:
    """What it holds, what became of it, or why it cannot be read."""
    if card is None:
        return words.tr("Put in a card, or add a folder.")
    if isinstance(card.answer, ImportResult):
        return words.outcome(card.answer)
    if card.problem:
        return card.problem
    return words.summary(card.reading) if card.reading else words.tr("Reading the card…")


def steps_of(card: QueuedCard | None, *, copies: int) -> tuple[Step, ...]:
    """How far it is, step by step."""
    total = card.reading.file_count if card and card.reading else 0
    if card is None:
        return ()
    return words.steps(
        total=total,
        read=card.read,
        copied=card.copied,
        verified=card.verified,
        has_manifest=card.has_manifest,
        copies=copies,
    )


def statement_of(card: QueuedCard | None, *, is_running: bool) -> Statement | None:
    """Whether it may be formatted; None before it was started."""
    if card is None:
        return None
    if isinstance(card.answer, ImportResult):
        return words.verdict(card.answer.judgement)
    if isinstance(card.answer, WorldError):
        return Statement(
            tone=Tone.BAD, title=words.tr("Do not format this card"), sentence=error_words(card.answer)
        )
    if is_running and card.reading is not None:
        return words.not_yet(card.verified, card.reading.file_count)
    return None


def clocks_of(cards: Sequence[QueuedCard], offsets: Mapping[Camera, timedelta]) -> tuple[Clock, ...]:
    """The clocks of every camera of the queue; the first one is what the others are compared with."""
    cameras = cameras_of(cards)
    names = camera_names(cameras)
    return tuple(
        Clock(camera=names[camera], seconds=round(offsets.get(camera, timedelta()).total_seconds()))
        for camera in cameras
    )


def cameras_of(cards: Sequence[QueuedCard]) -> tuple[Camera, ...]:
    """Every camera of the queue once, in the order of the cards."""
    return tuple(dict.fromkeys(camera for card in cards for camera in card.cameras))


def camera_names(cameras: Sequence[Camera]) -> dict[Camera, str]:
    """What to call each; two bodies of one model are told apart by the end of their serial numbers."""
    models = [camera.model for camera in cameras]
    return {
        camera: f"{camera.model} …{camera.serial[-4:]}"
        if models.count(camera.model) > 1 and camera.serial
        else camera.model
        for camera in cameras
    }


def problem_of(card: QueuedCard | None) -> tuple[str, tuple[str, ...]]:
    """The files that need the photographer: a sentence and their names."""
    if card is None or not isinstance(card.answer, ImportResult):
        return "", ()
    if card.answer.stopped_by is not None:
        return error_words(card.answer.stopped_by), ()
    bad = [r for r in card.answer.files if r.state in (FileState.REFUSED, FileState.FAILED)]
    if not bad:
        return "", ()
    return words.not_imported(bad[0].file.name, bad[0].reason, count=len(bad)), tuple(
        result.file.name for result in bad
    )
