"""What filing says, in the person's language."""

from __future__ import annotations

from datetime import datetime, tzinfo
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from focusflow_desktop.business.filing.queries import Booked, Filing
from focusflow_desktop.shared.rules.booking_match import Part


def booking_words(booked: Booked, zone: tzinfo) -> str:
    """A booking to choose: its hours and what it is."""
    return f"{_clock(booked.starts_at, zone)} – {_clock(booked.ends_at, zone)}  {booked.title}"


def part_words(part: Part, filing: Filing) -> str:
    """How many pictures, and from when to when."""
    count = QCoreApplication.translate("filing", "%n picture(s)", "", len(part.keys))
    keys = [UUID(key) for key in part.keys]
    times = [filing.times[key] for key in keys if key in filing.times]
    if not times:
        return count
    first, last = min(times), max(times)
    wall = first.astimezone(filing.zone).date()
    day = QLocale().toString(QDate(wall.year, wall.month, wall.day), "ddd d MMM")
    hours = dict.fromkeys((_clock(first, filing.zone), _clock(last, filing.zone)))
    return f"{day}, {' – '.join(hours)} · {count}"


def shoot_words(filing: Filing) -> str:
    """Which pictures are filed."""
    return f"{filing.job} · {filing.title}" if filing.job else tr("Pictures of no shoot")


def boundary_words(number: int) -> str:
    """A boundary, for who cannot see it."""
    return tr("Boundary {number}: Left and Right move it by a picture").replace("{number}", str(number))


def _clock(moment: datetime, zone: tzinfo) -> str:
    wall = moment.astimezone(zone)
    return QLocale().toString(QTime(wall.hour, wall.minute), QLocale.FormatType.ShortFormat)


def tr(words: str) -> str:
    """In the person's language."""
    return QCoreApplication.translate("filing", words)
