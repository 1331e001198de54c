"""The words of the room Call sheet: times, days, parts, what became of a wish."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from focusflow_desktop.business.call_sheets.people import PersonRow
from focusflow_desktop.business.call_sheets.queries import ItemRow, ListRow, SessionChoice, SheetPage
from focusflow_desktop.shared.records.allocations import AllocationRole
from focusflow_desktop.shared.rules.local_time import zone_named
from focusflow_desktop.ui.jobs.words import role_word


def clock_words(at: datetime | None, zone: tzinfo) -> str:
    """A time of day on the clocks of the place; nothing for none."""
    if at is None:
        return ""
    wall = at.astimezone(zone)
    return QLocale().toString(QTime(wall.hour, wall.minute), QLocale.FormatType.ShortFormat)


def span_words(starts_at: datetime | None, ends_at: datetime | None, zone: tzinfo) -> str:
    """From when to when, as far as that is known."""
    return " – ".join(part for part in (clock_words(starts_at, zone), clock_words(ends_at, zone)) if part)


def day_words(day: date, form: str = "dddd, d MMMM yyyy") -> str:
    """A day as people write it."""
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def when_words(sheet: SheetPage) -> str:
    """The session's day and hours."""
    if sheet.day is None:
        return tr("No day yet")
    return " · ".join(
        part
        for part in (day_words(sheet.day), span_words(sheet.starts_at, sheet.ends_at, sheet.zone))
        if part
    )


def choice_words(choice: SessionChoice, *, zone: tzinfo) -> str:
    """A session to choose: day, title, job."""
    wall = choice.starts_at.astimezone(zone_named(choice.tz, zone))
    parts = (
        day_words(wall.date(), "d MMM yyyy"),
        choice.title,
        choice.job if choice.job != choice.title else "",
    )
    return " · ".join(part for part in parts if part)


def light_lines(sheet: SheetPage) -> tuple[tuple[str, str], ...]:
    """The light of the day at the place, line by line."""
    sun = sheet.sun
    if sun is None:
        return ()
    golden = sun.golden_evening
    lines = (
        (tr("Sunrise"), clock_words(sun.sunrise, sheet.zone)),
        (tr("Sunset"), clock_words(sun.sunset, sheet.zone)),
        (tr("Golden hour"), span_words(*golden, sheet.zone) if golden is not None else ""),
    )
    return tuple((name, value) for name, value in lines if value)


def part_word(person: PersonRow) -> str:
    """What somebody is at the session."""
    if person.job_role is not None:
        return role_word(person.job_role)
    return {
        AllocationRole.LEAD: tr("Lead photographer"),
        AllocationRole.SECOND: tr("Second photographer"),
        AllocationRole.ASSISTANT: tr("Assistant"),
        None: tr("Team"),
    }[person.team_role]


def made_words(row: ListRow) -> str:
    """How far a list is."""
    if not row.items:
        return ""
    return tr("{made} of {all} made").replace("{made}", str(row.made)).replace("{all}", str(len(row.items)))


def coverage_words(item: ItemRow) -> str:
    """What became of a wish: how many of the photos that show it are picked."""
    if not item.photos:
        return tr("No photo yet")
    picks = QCoreApplication.translate("call_sheet", "%n pick(s)", "", item.picks)
    return tr("{picks} of {photos}").replace("{picks}", picks).replace("{photos}", str(item.photos))


def missing_words(items: tuple[ItemRow, ...]) -> str:
    """The musts without a pick, by name: "Grandmother: 0 picks"."""
    count = QCoreApplication.translate("call_sheet", "%n must(s) without a pick", "", len(items))
    names = ", ".join(item.title for item in items[:6])
    more = " …" if len(items) > 6 else ""
    return f"{count}: {names}{more}"


def tr(words: str) -> str:
    """The words in the person's language."""
    return QCoreApplication.translate("call_sheet", words)
