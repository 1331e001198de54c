"""Sunrise, sunset and the golden hours of a place and a day, computed here without asking anybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from astral import Observer, SunDirection
from astral.sun import golden_hour, sunrise, sunset

__all__ = ["SunTimes", "sun_times"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SunTimes:
    """A day's light; None where the sun does not rise, set, or stand that low."""

    sunrise: datetime | None = None
    sunset: datetime | None = None
    golden_morning: tuple[datetime, datetime] | None = None
    golden_evening: tuple[datetime, datetime] | None = None


def sun_times(latitude: float, longitude: float, day: date, tz: tzinfo) -> SunTimes:
    """The light of a day at a place, in that zone. Near the poles some of it is missing for weeks."""
    observer = Observer(latitude=latitude, longitude=longitude)
    return SunTimes(
        sunrise=_instant(sunrise, observer, day, tz),
        sunset=_instant(sunset, observer, day, tz),
        golden_morning=_golden(observer, day, tz, SunDirection.RISING),
        golden_evening=_golden(observer, day, tz, SunDirection.SETTING),
    )


def _instant(what: object, observer: Observer, day: date, tz: tzinfo) -> datetime | None:
    assert callable(what)
    try:
        found = what(observer, date=day, tzinfo=tz)
    except ValueError:  # astral says so when the sun stays up or down
        return None
    return found if isinstance(found, datetime) else None


def _golden(
    observer: Observer, day: date, tz: tzinfo, direction: SunDirection
) -> tuple[datetime, datetime] | None:
    try:
        first, last = golden_hour(observer, date=day, direction=direction, tzinfo=tz)
    except ValueError:
        return None
    return (first, last) if first <= last else None
