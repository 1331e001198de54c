"""What the calendar says: times, states, the sentence a screen reader hears. Shapes and colours only repeat it."""

from __future__ import annotations

from datetime import date, datetime, time, tzinfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from focusflow_desktop.business.sessions.items import CalendarItem, ItemKind
from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.shared.rules.local_time import zone_named
from focusflow_desktop.ui.calendar.dates import DAY, View, wall_of, week_of


def clock_words(moment: datetime | time) -> str:
    """A time of day as this locale writes it."""
    return QLocale().toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)


def day_words(day: date, form: str = "dddd, d MMMM") -> str:
    """A day."""
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def between(first: str, last: str) -> str:
    """From here to there."""
    return f"{first} – {last}"


def span_words(item: CalendarItem, zone: tzinfo) -> str:
    """When it is: the times, or the days of what lasts longer."""
    wall = wall_of(item, zone)
    if item.is_all_day:
        first, last = wall.start.date(), wall.last_day
        if first == last:
            return _tr("All day")
        return between(day_words(first, "d MMM"), day_words(last, "d MMM"))
    if wall.start.date() != wall.last_day:
        first_words = f"{day_words(wall.start.date(), 'd MMM')} {clock_words(wall.start)}"
        return between(first_words, f"{day_words(wall.end.date(), 'd MMM')} {clock_words(wall.end)}")
    return between(clock_words(wall.start), clock_words(wall.end))


def place_time_words(item: CalendarItem, zone: tzinfo) -> str:
    """The time on the clocks of the place, where they differ from the studio's; else nothing."""
    own = zone_named(item.tz, zone)
    if (
        item.is_all_day
        or item.starts_at.astimezone(own).utcoffset() == item.starts_at.astimezone(zone).utcoffset()
    ):
        return ""
    city = (item.tz or "").rpartition("/")[2].replace("_", " ")
    return _tr("{time} in {city}").replace("{time}", clock_words(item.starts_at.astimezone(own))).replace(
        "{city}", city
    )  # fmt: skip


def state_word(item: CalendarItem) -> str:
    """The state in a word."""
    if item.kind is ItemKind.BLACKOUT:
        return _tr("Not available")
    if item.kind is ItemKind.BUSY:
        return _tr("Other calendar")
    if item.state is None:
        return _tr("Mini day") if item.kind is ItemKind.MINI_DAY else ""
    return session_state_word(item.state)


def session_state_word(state: SessionState) -> str:
    """How a session stands."""
    return {
        SessionState.INQUIRY: _tr("Inquiry"),
        SessionState.HELD: _tr("On hold"),
        SessionState.BOOKED: _tr("Booked"),
        SessionState.CONFIRMED: _tr("Confirmed"),
        SessionState.PREPARING: _tr("Getting ready"),
        SessionState.COMPLETED: _tr("Done"),
        SessionState.RESCHEDULED: _tr("Being moved"),
        SessionState.CANCELLED: _tr("Cancelled"),
        SessionState.DECLINED: _tr("Declined"),
        SessionState.NO_SHOW: _tr("Nobody came"),
    }[state]


def expiry_words(item: CalendarItem, zone: tzinfo) -> str:
    """Until when a hold keeps the time."""
    if not item.is_hold:
        return ""
    if item.hold_expires_at is None:
        return _tr("On hold")
    until = item.hold_expires_at.astimezone(zone)
    is_near = abs(until.date() - item.starts_at.astimezone(zone).date()) < 6 * DAY
    words = f"{day_words(until.date(), 'ddd' if is_near else 'ddd d MMM')} {clock_words(until)}"
    return _tr("On hold until {time}").replace("{time}", words)


def slots_words(item: CalendarItem) -> str:
    """How a mini day fills."""
    slots = QCoreApplication.translate("calendar", "%n slot(s)", "", item.slots)
    return (
        _tr("{slots}, {booked} booked").replace("{slots}", slots).replace("{booked}", str(item.slots_booked))
    )


def note_words(item: CalendarItem, zone: tzinfo) -> str:
    """The line below the time: only what is not plain booked."""
    if item.kind is ItemKind.MINI_DAY:
        return slots_words(item)
    if item.is_hold:
        return expiry_words(item, zone)
    plain = (SessionState.BOOKED, SessionState.CONFIRMED)
    return "" if item.state in plain else state_word(item)


def spoken(item: CalendarItem, zone: tzinfo) -> str:
    """Everything a screen reader says of an item: title, day, time, state, clash."""
    wall = wall_of(item, zone)
    parts = [item.title, day_words(wall.start.date()), span_words(item, zone), state_word(item)]
    parts += [expiry_words(item, zone), place_time_words(item, zone), item.place]
    parts += [slots_words(item)] if item.kind is ItemKind.MINI_DAY else []
    parts += [_tr("Clash")] if item.has_clash else []
    return ", ".join(dict.fromkeys(part for part in parts if part))


def range_words(view: View, day: date, first_weekday: int) -> str:
    """The title over a view."""
    if view is View.DAY:
        return day_words(day, "ddd d MMM yyyy")
    if view is View.MONTH:
        return day_words(day, "MMMM yyyy")
    if view is View.YEAR:
        return str(day.year)
    if view is View.AGENDA:
        return _tr("From {day}").replace("{day}", day_words(day, "d MMM yyyy"))
    first = week_of(day, first_weekday)
    last = first + 6 * DAY
    form = "d" if first.month == last.month else "d MMM" if first.year == last.year else "d MMM yyyy"
    return between(day_words(first, form), day_words(last, "d MMM yyyy"))


def week_words(day: date) -> str:
    """The number of the week by ISO 8601."""
    return _tr("Week {number}").replace("{number}", str(day.isocalendar().week))


def view_word(view: View) -> str:
    """A view's name."""
    return {
        View.DAY: _tr("Day"),
        View.WEEK: _tr("Week"),
        View.MONTH: _tr("Month"),
        View.YEAR: _tr("Year"),
        View.AGENDA: _tr("Agenda"),
    }[view]


def more_words(count: int) -> str:
    """What did not fit."""
    return QCoreApplication.translate("calendar", "+%n more", "", count)


def _tr(words: str) -> str:
    return QCoreApplication.translate("calendar", words)
