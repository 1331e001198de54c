"""The words of the preview: from when to when, why a line stays, whom to tell."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from PySide6.QtCore import QCoreApplication

from focusflow_desktop.business.cascade.effects import CascadePlan, Effect, Part, Why
from focusflow_desktop.shared.rules.cascade import Shift
from focusflow_desktop.shared.rules.local_time import Reading, zone_named
from focusflow_desktop.ui.calendar.clash_words import clash_words
from focusflow_desktop.ui.calendar.words import clock_words, day_words

FORM = "ddd d MMM yyyy"


def part_word(part: Part) -> str:
    """The heading of a group."""
    return {
        Part.SESSION: _tr("Sessions"),
        Part.DELIVERY: _tr("Delivery"),
        Part.TODO: _tr("To-dos"),
        Part.FORM: _tr("Questionnaires"),
        Part.PERSON: _tr("To be asked again"),
    }[part]


def title_words(effect: Effect, plan: CascadePlan) -> str:
    """What the line is called, without the job's name that stands above all of them."""
    if effect.part is Part.DELIVERY:
        return _tr("Pictures promised for")
    title = effect.title.removeprefix(f"{plan.job}: ")
    return f"{', '.join(effect.people)} · {title}" if effect.part is Part.PERSON else title


def when_words(moment: datetime | date | None, *, tz: str | None, zone: tzinfo) -> str:
    """A day, or a day and a time on the clocks of the place."""
    if isinstance(moment, datetime):
        wall = moment.astimezone(zone_named(tz, zone))
        return f"{day_words(wall.date(), FORM)}, {clock_words(wall)}"
    return "" if moment is None else day_words(moment, FORM)


def notes_of(effect: Effect, *, zone: tzinfo) -> list[str]:
    """Everything a person must know of a line, each a sentence."""
    notes = [clash_words(clash, zone) for clash in effect.clashes]
    if effect.reading is Reading.SKIPPED:
        notes.append(
            _tr("The clocks go forward then: that time does not exist, and it begins an hour later.")
        )
    elif effect.reading is Reading.TWICE:
        notes.append(_tr("The clocks go back then: this is the first of the two."))
    return notes


def aside_words(effect: Effect) -> str:
    """The quiet line: who comes, why it stays, what follows by itself."""
    parts = []
    if effect.part is Part.SESSION:
        parts += [", ".join(effect.people)]
    if effect.follows:
        parts.append(_tr("follows by itself"))
    if effect.has_accepted:
        parts.append(_tr("said yes to the old date"))
    if effect.has_call_sheet:
        parts.append(_tr("has the call sheet with the old times"))
    if effect.why is not None:
        parts.append(
            {
                Why.PAST: _tr("has begun already"),
                Why.OVER: _tr("is over and stays"),
                Why.MINI_DAY: _tr("moves with its mini day"),
            }[effect.why]
        )
    return " · ".join(part for part in parts if part)


def shift_words(shift: Shift) -> str:
    """How far everything moves."""
    if shift.is_nothing:
        return _tr("Nothing moves yet: choose another day or another time.")
    parts = []
    if shift.days:
        words = (
            _count("%n day(s) later", shift.days)
            if shift.days > 0
            else _count("%n day(s) earlier", -shift.days)
        )
        parts.append(words)
    if shift.minutes:
        later = shift.minutes > 0
        parts.append(
            _count("%n minute(s) later in the day", shift.minutes)
            if later
            else _count("%n minute(s) earlier in the day", -shift.minutes)
        )
    return ", ".join(parts)


def _count(words: str, number: int) -> str:
    return QCoreApplication.translate("cascade", words, "", number)


def _tr(words: str) -> str:
    return QCoreApplication.translate("cascade", words)
