"""The words of the room: lists, ages, ways, what stands on the day that is wished for."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from focusflow_desktop.business.inquiries.days import DayHint
from focusflow_desktop.business.inquiries.operations import Way
from focusflow_desktop.business.inquiries.queries import InquiryRow
from focusflow_desktop.business.sessions.items import CalendarItem
from focusflow_desktop.business.timeline.queries import Entry
from focusflow_desktop.shared.records.inquiries import InquiryStatus
from focusflow_desktop.ui.jobs.words import entry_words, moment_words
from focusflow_desktop.ui.look.theme import Tone

_NAMED = 3  # of what stands on a day


def status_word(status: InquiryStatus) -> str:
    """The name of a list."""
    return {
        InquiryStatus.NEW: _tr("Waiting"),
        InquiryStatus.ANSWERED: _tr("Answered"),
        InquiryStatus.CONVERTED: _tr("Became jobs"),
        InquiryStatus.LOST: _tr("Lost"),
        InquiryStatus.SPAM: _tr("Spam"),
    }[status]


def state_word(status: InquiryStatus) -> str:
    """The state of one inquiry."""
    return _tr("Became a job") if status is InquiryStatus.CONVERTED else status_word(status)


def letter_words(letter: Entry, *, zone: tzinfo) -> str:
    """One message as it was written: who to whom, when, the words."""
    title, body = entry_words(letter, zone=zone)
    return f"{title}, {moment_words(letter.at, zone=zone)}\n{body}"


def empty_words(status: InquiryStatus) -> tuple[str, str]:
    """What an empty list says: a title and a sentence."""
    return {
        InquiryStatus.NEW: (
            _tr("Nobody waits for an answer"),
            _tr("A call, a talk at a fair, an e-mail: write it down here, and it is not forgotten."),
        ),
        InquiryStatus.ANSWERED: (
            _tr("Nothing open"),
            _tr("Answered inquiries wait here until a job comes of them."),
        ),
        InquiryStatus.CONVERTED: (
            _tr("No jobs from inquiries yet"),
            _tr("Inquiries that became jobs are kept here."),
        ),
        InquiryStatus.LOST: (
            _tr("None lost"),
            _tr("Those that came to nothing are kept here, with the reason."),
        ),
        InquiryStatus.SPAM: (_tr("No spam"), _tr("What nobody meant is put aside here.")),
    }[status]


def way_word(way: str) -> str:
    """How somebody asked; a way this version does not know is shown as it is written."""
    known = {
        Way.PHONE: _tr("Phone"),
        Way.EMAIL: _tr("E-mail"),
        Way.FAIR: _tr("Fair"),
        Way.IN_PERSON: _tr("In person"),
        Way.WEBSITE: _tr("Website"),
        Way.SOCIAL: _tr("Social media"),
        Way.OTHER: _tr("Other"),
    }
    return known[Way(way)] if way in set(Way) else way


def age_words(received: datetime, *, now: datetime, zone: tzinfo) -> str:
    """How long ago, as people say it."""
    days = (now.astimezone(zone).date() - received.astimezone(zone).date()).days
    if days <= 0:
        hours = int((now - received).total_seconds() // 3600)
        return _count("%n hour(s) ago", hours) if hours > 0 else _tr("Just now")
    if days == 1:
        return _tr("Yesterday")
    return _count("%n day(s) ago", days) if days < 60 else day_words(received.astimezone(zone).date())


def day_words(day: date) -> str:
    """A day with its weekday."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "ddd d MMM yyyy")


def detail_words(row: InquiryRow) -> str:
    """The small line: by which way, from where, about what, for when."""
    parts = [
        way_word(row.channel) if row.channel else "",
        row.source,
        row.kind,
        _tr("for {day}").replace("{day}", day_words(row.wished_on)) if row.wished_on is not None else "",
    ]
    return " · ".join(part for part in parts if part)


def hint_words(hint: DayHint, *, zone: tzinfo) -> tuple[str, Tone, str]:
    """What stands on the day: a word, its tone, a sentence."""
    others = (
        _tr("{names} asked for the same day.").replace("{names}", ", ".join(hint.asked)) if hint.asked else ""
    )
    if hint.is_past:
        return _tr("Already past"), Tone.ATTENTION, others
    if hint.is_off:
        return _tr("Day off"), Tone.BAD, "\n".join(part for part in (_taken(hint, zone=zone), others) if part)
    if not hint.is_free:
        return (
            _tr("Something is on"),
            Tone.ATTENTION,
            "\n".join(filter(None, (_taken(hint, zone=zone), others))),
        )
    return _tr("Free"), Tone.INFORMATION if hint.asked else Tone.GOOD, others


def _taken(hint: DayHint, *, zone: tzinfo) -> str:
    named = "; ".join(_item(item, zone=zone) for item in hint.items[:_NAMED])
    more = len(hint.items) - _NAMED
    return f"{named}; {_count('and %n more', more)}" if more > 0 else named


def _item(item: CalendarItem, *, zone: tzinfo) -> str:
    title = item.title or _tr("Busy")
    if item.is_all_day:
        return title
    first, last = (moment.astimezone(zone).time() for moment in (item.starts_at, item.ends_at))
    return f"{title}, {first:%H:%M}–{last:%H:%M}"


def _count(words: str, number: int) -> str:
    return QCoreApplication.translate("inquiries", words, "", number)


def _tr(words: str) -> str:
    return QCoreApplication.translate("inquiries", words)
