"""What happens to cards, in the photographer's words: steps, verdicts, sums."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from focusflow_desktop.photos.files.devices import Device
from focusflow_desktop.photos.ingest.reading import CardReading
from focusflow_desktop.photos.ingest.results import FileState, ImportResult
from focusflow_desktop.photos.ingest.verdict import Judgement, Verdict
from focusflow_desktop.ui.export.words import bytes_words
from focusflow_desktop.ui.ingest.state import Statement, Step
from focusflow_desktop.ui.look.theme import Tone


def tr(words: str, count: int = -1) -> str:
    """A sentence of the import room in the person's language."""
    return QCoreApplication.translate("import", words, "", count)


def number(value: int) -> str:
    """A count as the person writes it."""
    return QLocale().toString(value)


def summary(reading: CardReading) -> str:
    """What a card holds, in one line."""
    parts = [tr("%n file(s)", reading.file_count)]
    if reading.pairs:
        parts.append(tr("%n RAW + JPEG pair(s)", reading.pairs))
    return (
        f"{parts[0]}: {parts[1]}, {bytes_words(reading.byte_count)}"
        if len(parts) > 1
        else (f"{parts[0]}, {bytes_words(reading.byte_count)}")
    )


def outcome(result: ImportResult) -> str:
    """What became of a card's files, in one line."""
    parts = [
        tr("%n imported", result.count(FileState.IMPORTED)),
        tr("%n already here and verified again", result.count(FileState.ALREADY)),
        tr("%n not to be trusted as a picture", result.count(FileState.REFUSED)),
        tr("%n failed", result.count(FileState.FAILED)),
        tr("%n left on the card", result.count(FileState.WAITING)),
    ]
    counts = [
        result.count(state)
        for state in (
            FileState.IMPORTED,
            FileState.ALREADY,
            FileState.REFUSED,
            FileState.FAILED,
            FileState.WAITING,
        )
    ]
    return ", ".join(part for part, count in zip(parts, counts, strict=True) if count) or tr(
        "Nothing to import"
    )


def not_imported(name: str, reason: str, *, count: int) -> str:
    """What needs the photographer: the first file with its reason, and how many more there are."""
    said = f"{name}: {reason}"
    return said if count == 1 else f"{said} {tr('And %n more file(s) to look at.', count - 1)}"


def steps(
    *, total: int, read: int, copied: int, verified: int, has_manifest: bool, copies: int
) -> tuple[Step, ...]:
    """The four steps of one card with their counts."""
    copy = tr("Copy to both drives") if copies > 1 else tr("Copy")
    is_read = total > 0 and read >= total
    return (
        Step(
            words=tr("Read the card"),
            count=number(read) if read else "",
            is_done=is_read,
            is_going=0 < read < total,
        ),
        Step(
            words=copy,
            count=number(copied) if copied else "",
            is_done=0 < total <= copied,
            is_going=0 < copied < total,
        ),
        Step(
            words=tr("Read back and compare"),
            count=number(verified) if verified else "",
            is_done=0 < total <= verified,
            is_going=0 < verified < total,
        ),
        Step(words=tr("Write the manifest"), is_done=has_manifest),
    )


def not_yet(verified: int, total: int) -> Statement:
    """The verdict while a card is still being copied."""
    sentence = tr(
        "{verified} of {total} files are verified. Leave the card in and untouched until the verdict is here."
    )
    said = sentence.replace("{verified}", number(verified)).replace("{total}", number(total))
    return Statement(tone=Tone.ATTENTION, title=tr("Do not format this card yet"), sentence=said)


def verdict(judgement: Judgement) -> Statement:
    """Whether this card may be formatted, and why."""
    total = number(judgement.total)
    if judgement.verdict is Verdict.MAY_FORMAT:
        sentence = tr("All {total} files have two verified copies on two different physical drives.")
        return Statement(
            tone=Tone.GOOD, title=tr("You may format this card"), sentence=sentence.replace("{total}", total)
        )
    if judgement.verdict is Verdict.ONE_VERIFIED_COPY:
        sentence = tr("All {total} files are verified, but not twice on two different physical drives.")
        if judgement.has_unknown_device:
            sentence += " " + tr("Which drive a copy lies on could not be told for certain.")
        return Statement(
            tone=Tone.ATTENTION,
            title=tr("One verified copy only"),
            sentence=sentence.replace("{total}", total),
        )
    sentence = tr(
        "{missing} of {total} files have no verified copy. Import the card again; nothing is copied twice."
    )
    said = sentence.replace("{missing}", number(len(judgement.missing))).replace("{total}", total)
    return Statement(tone=Tone.BAD, title=tr("Do not format this card"), sentence=said)


def drives(devices: Sequence[Device | None]) -> tuple[str, Tone | None]:
    """Whether the destinations are two physical drives."""
    if len(devices) < 2:
        return tr("One copy: the card stays your second"), Tone.ATTENTION
    first, second = devices[0], devices[1]
    if first is None or second is None:
        return tr("Which drives these are cannot be told"), Tone.ATTENTION
    if first.is_apart_from(second):
        return tr("Two different physical drives"), Tone.GOOD
    return tr("Both on one physical drive"), Tone.ATTENTION
