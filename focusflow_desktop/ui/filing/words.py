"""What filing says, in the person's language."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from focusflow_desktop.business.filing.queries import Booked, Filing
from focusflow_desktop.shared.rules.booking_match import Part
from focusflow_desktop.shared.rules.booking_sureness import Level, Sureness, Why
from focusflow_desktop.ui.look.theme import Tone


def booking_words(booked: Booked, filing: Filing) -> str:
    """A booking to choose: its hours and what it is; its day too where there are several."""
    zone = filing.zone
    hours = f"{_clock(booked.starts_at, zone)} – {_clock(booked.ends_at, zone)}"
    days = {one.starts_at.astimezone(zone).date() for one in filing.bookings}
    day = f"{_day(booked.starts_at, zone)}, " if len(days) > 1 else ""
    return f"{day}{hours}  {booked.title}"


def level_words(level: Level) -> tuple[str, Tone]:
    """How sure a part is, in a word."""
    return {
        Level.SURE: (tr("Sure"), Tone.GOOD),
        Level.LIKELY: (tr("Likely"), Tone.INFORMATION),
        Level.UNSURE: (tr("Please look"), Tone.ATTENTION),
    }[level]


def why_words(found: Sureness, part: Part, filing: Filing) -> str:
    """Why: each reason in plain words."""
    said = {
        Why.WITHIN: tr("within the booked hours"),
        Why.EARLY: tr("{time} before the beginning").replace("{time}", span_words(found.before)),
        Why.LATE: tr("{time} after the end").replace("{time}", span_words(found.after)),
        Why.AT_ONCE: tr("another booking runs at that time too"),
        Why.SOMEBODY_ELSE: tr("booked for {name}").replace("{name}", _people(part, filing)),
        Why.NOTHING_THAT_DAY: tr("no booking that day"),
        Why.NOTHING_THEN: tr("nothing is booked at that time of the day"),
        Why.NO_TIME: tr("the files do not say when; they stand here by their names"),
    }
    return ", ".join(said[why] for why in found.why)


def clock_words(camera: str, shift: timedelta, *, is_done: bool) -> str:
    """A camera's clock that seems off, or was put right for this."""
    if is_done:
        words = tr("{time} is taken off the times of {camera}. The files keep their own time.")
        if shift > timedelta(0):
            words = tr("{time} is added to the times of {camera}. The files keep their own time.")
    else:
        words = tr(
            "The clock of {camera} is maybe {time} ahead: every picture lies that much after its booking."
        )
        if shift > timedelta(0):
            words = tr(
                "The clock of {camera} is maybe {time} behind: every picture lies that much before its booking."
            )
    camera = camera or tr("the camera")
    return words.replace("{camera}", camera).replace("{time}", span_words(abs(shift)))


def camera_names(filing: Filing) -> dict[str, str]:
    """Each camera by its model; by its number too where there are two of one."""
    cameras = {shot.camera for shot in filing.shots.values()}
    models = [camera.partition(" · ")[0] for camera in cameras]
    return {
        camera: model if models.count(model) == 1 else camera
        for camera, model in zip(cameras, models, strict=True)
    }


def clock_act(shift: timedelta) -> str:
    """What puts it right."""
    words = tr("Add {time}") if shift > timedelta(0) else tr("Take {time} off")
    return words.replace("{time}", span_words(abs(shift)))


def span_words(span: timedelta) -> str:
    """A length of time; a moment is a minute."""
    hours, minutes = divmod(max(1, -int(-span.total_seconds() // 60)), 60)
    parts = ((hours, tr("{n} h")), (minutes, tr("{n} min")))
    return " ".join(words.replace("{n}", str(count)) for count, words in parts if count)


def part_words(part: Part, filing: Filing) -> str:
    """How many pictures, and from when to when."""
    count = QCoreApplication.translate("filing", "%n picture(s)", "", len(part.keys))
    keys = [UUID(key) for key in part.keys]
    times = [filing.times[key] for key in keys if key in filing.times]
    if not times:
        return count
    first, last = min(times), max(times)
    day = _day(first, filing.zone)
    hours = dict.fromkeys((_clock(first, filing.zone), _clock(last, filing.zone)))
    return f"{day}, {' – '.join(hours)} · {count}"


def shoot_words(filing: Filing) -> str:
    """Which pictures are filed."""
    return f"{filing.job} · {filing.title}" if filing.job else tr("Pictures of no shoot")


def boundary_words(number: int) -> str:
    """A boundary, for who cannot see it."""
    return tr("Boundary {number}: Left and Right move it by a picture").replace("{number}", str(number))


def _people(part: Part, filing: Filing) -> str:
    names = (one.people.values() for one in filing.bookings if one.session_id == part.booking_id)
    return ", ".join(name for found in names for name in found if name) or tr("another photographer")


def _day(moment: datetime, zone: tzinfo) -> str:
    wall = moment.astimezone(zone).date()
    return QLocale().toString(QDate(wall.year, wall.month, wall.day), "ddd d MMM")


def _clock(moment: datetime, zone: tzinfo) -> str:
    wall = moment.astimezone(zone)
    return QLocale().toString(QTime(wall.hour, wall.minute), QLocale.FormatType.ShortFormat)


def tr(words: str) -> str:
    """In the person's language."""
    return QCoreApplication.translate("filing", words)
