"""The words of the room: days and times on the clocks of the place, what a slot is, what a family answered."""

from __future__ import annotations

from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from focusflow_desktop.business.mini_days.queries import DayPage, DayRow, SlotRow
from focusflow_desktop.shared.records.mini_days import MiniAnswerKind
from focusflow_desktop.shared.rules.local_time import zone_named


def day_words(moment: datetime, *, tz: str | None, zone: tzinfo) -> str:
    """The day on the wall of the place."""
    wall = moment.astimezone(zone_named(tz, zone))
    return QLocale().toString(QDate(wall.year, wall.month, wall.day), "ddd d MMM yyyy")


def time_words(moment: datetime, *, tz: str | None, zone: tzinfo) -> str:
    """The time of day there."""
    wall = moment.astimezone(zone_named(tz, zone))
    return QLocale().toString(QTime(wall.hour, wall.minute), QLocale.FormatType.ShortFormat)


def row_words(row: DayRow, *, zone: tzinfo) -> str:
    """The quiet line of a day in the list."""
    booked = (
        tr("{booked} of {slots} booked")
        .replace("{booked}", str(row.booked))
        .replace("{slots}", str(row.slots))
    )
    return f"{day_words(row.starts_at, tz=row.tz, zone=zone)} · {booked}"


def head_words(day: DayPage, *, zone: tzinfo) -> str:
    """When, where, who."""
    ends = max((slot.ends_at for slot in day.slots), default=day.starts_at)
    span = f"{time_words(day.starts_at, tz=day.tz, zone=zone)} – {time_words(ends, tz=day.tz, zone=zone)}"
    parts = [f"{day_words(day.starts_at, tz=day.tz, zone=zone)}, {span}", day.place, day.photographer]
    return " · ".join(part for part in parts if part)


def slot_word(slot: SlotRow) -> str:
    """Whose it is."""
    if slot.is_blocked:
        return tr("Break")
    return slot.family or (tr("Free") if slot.session_id is None else tr("Booked"))


def answer_word(answer: MiniAnswerKind) -> str:
    """What a family said to the new day."""
    return {
        MiniAnswerKind.SILENT: tr("No answer yet"),
        MiniAnswerKind.ACCEPTED: tr("Comes"),
        MiniAnswerKind.OTHER_SLOT: tr("Took another slot"),
        MiniAnswerKind.REFUND: tr("Asks for a refund"),
    }[answer]


def move_words(day: DayPage, *, zone: tzinfo) -> str:
    """What became of the last move."""
    if day.move is None:
        return ""
    before = day_words(day.move.previous_starts_at, tz=day.tz, zone=zone)
    said = tr("Moved from {day}.").replace("{day}", before)
    asked = sum(slot.answer is not None for slot in day.slots)
    silent = QCoreApplication.translate("mini_days", "%n client(s) not answered yet", "", len(day.silent))
    if not asked:
        return said
    return f"{said} {tr('Everybody has answered.') if not day.silent else silent + '.'}"


def tr(words: str) -> str:
    """In the person's language."""
    return QCoreApplication.translate("mini_days", words)
