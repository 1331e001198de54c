"""What gets in the way, in a sentence: who is where, how much room is missing, whose day off it is."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import QCoreApplication

from focusflow_desktop.shared.rules.clashes import Clash, ClashKind
from focusflow_desktop.ui.calendar.words import between, clock_words, day_words


def clash_words(clash: Clash, zone: tzinfo) -> str:
    """The clash as a sentence."""
    names = ", ".join(clash.names)
    words = _sentence(clash, has_names=bool(names))
    filled = {
        "{names}": names,
        "{title}": clash.other_title,
        "{time}": _span(clash.other_starts_at, clash.other_ends_at, zone),
        "{minutes}": str(int(clash.short / timedelta(minutes=1))),
        "{count}": str(clash.limit),
    }
    for mark, value in filled.items():
        words = words.replace(mark, value)
    return words


def _sentence(clash: Clash, *, has_names: bool) -> str:
    if clash.kind in (ClashKind.PERSON, ClashKind.BUSY) and not has_names:
        return _tr("At the same time: {title}, {time}.")
    return {
        ClashKind.PERSON: _tr("{names} is at {title}, {time}."),
        ClashKind.SAME_DAY: _tr("The whole day is booked: {title}."),
        ClashKind.ROOM: _tr("{names} is taken by {title}, {time}."),
        ClashKind.GEAR: _tr("{names} is with {title}, {time}."),
        ClashKind.BLACKOUT: _tr("Not available then: {title}, {time}."),
        ClashKind.BUSY: _tr("{names} has something else in another calendar: {title}, {time}."),
        ClashKind.BUFFER: _tr("{minutes} min too little room beside {title}, {time}."),
        ClashKind.TRAVEL: _tr("{minutes} min too little for the way between here and {title}, {time}."),
        ClashKind.DAILY_LIMIT: (
            _tr("{names} takes no more than {count} a day.")
            if has_names
            else _tr("No more than {count} a day.")
        ),
    }[clash.kind]


def clash_title(clashes: tuple[Clash, ...]) -> str:
    """The heading over the sentences."""
    tight = (ClashKind.BUFFER, ClashKind.TRAVEL)
    if all(clash.kind in tight for clash in clashes):
        return _tr("Too tight")
    if all(clash.kind is ClashKind.DAILY_LIMIT for clash in clashes):
        return _tr("More than you take in a day")
    if all(clash.kind is ClashKind.BLACKOUT for clash in clashes):
        return _tr("Not available then")
    return _tr("Two things at once")


def _span(first: datetime | None, last: datetime | None, zone: tzinfo) -> str:
    if first is None or last is None:
        return ""
    start, end = first.astimezone(zone), last.astimezone(zone)
    if (end - start) >= timedelta(days=1):
        until = (end - timedelta(microseconds=1)).date()
        return " – ".join(dict.fromkeys((day_words(start.date(), "d MMM"), day_words(until, "d MMM"))))
    return between(clock_words(start), clock_words(end))


def _tr(words: str) -> str:
    return QCoreApplication.translate("calendar", words)
