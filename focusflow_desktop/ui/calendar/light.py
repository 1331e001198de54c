"""The light of the days: sunrise, sunset and golden hour, of the place that is gone to, else of the studio."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo

from PySide6.QtCore import QCoreApplication

from focusflow_desktop.business.sessions.items import CalendarItem
from focusflow_desktop.shared.rules.sun import SunTimes, sun_times
from focusflow_desktop.ui.calendar.words import between, clock_words

A_WEEK = 7


def light_of(
    items: Sequence[CalendarItem], span: tuple[date, date], zone: tzinfo, *, home: tuple[float, float] | None
) -> Mapping[date, SunTimes]:
    """The light of each day: where the first booking of the day is; where the studio is, if the days are few."""
    places: dict[date, tuple[float, float]] = {}
    days = (span[1] - span[0]).days
    if home is not None and days <= A_WEEK:
        places = {span[0] + timedelta(days=at): home for at in range(days)}
    for item in sorted(items, key=lambda one: one.starts_at, reverse=True):
        if item.is_booking and item.latitude is not None and item.longitude is not None:
            places[item.starts_at.astimezone(zone).date()] = (item.latitude, item.longitude)
    return {day: sun_times(*place, day, zone) for day, place in sorted(places.items())}


def light_notes(light: Mapping[date, SunTimes], *, is_short: bool = False) -> tuple[tuple[date, str], ...]:
    """The golden hour of each day, for the head of its column; short where the column is."""
    words = _tr("from {time}") if is_short else _tr("Golden hour {time}")
    return tuple(
        (
            day,
            words.replace(
                "{time}", clock_words(sun.golden_evening[0]) if is_short else _span(sun.golden_evening)
            ),
        )
        for day, sun in light.items()
        if sun.golden_evening is not None
    )


def light_lines(item: CalendarItem, zone: tzinfo) -> tuple[tuple[str, str], ...]:
    """The light where a session is, line by line; nothing when its place is not known."""
    if item.latitude is None or item.longitude is None or not item.is_booking:
        return ()
    sun = sun_times(item.latitude, item.longitude, item.starts_at.astimezone(zone).date(), zone)
    lines = [
        (_tr("Sunrise"), clock_words(sun.sunrise) if sun.sunrise is not None else ""),
        (_tr("Sunset"), clock_words(sun.sunset) if sun.sunset is not None else ""),
        (_tr("Golden"), _span(sun.golden_evening) if sun.golden_evening is not None else ""),
    ]
    return tuple((name, value) for name, value in lines if value)


def _span(stretch: tuple[datetime, datetime]) -> str:
    return between(clock_words(stretch[0]), clock_words(stretch[1]))


def _tr(words: str) -> str:
    return QCoreApplication.translate("calendar", words)
