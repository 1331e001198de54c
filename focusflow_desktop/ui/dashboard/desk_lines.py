"""What the desk adds to the lines that need the person: who asked, which hold runs out, who has not answered."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from focusflow_desktop.business.today.queries import DeskDay
from focusflow_desktop.ui.dashboard.state import Line
from focusflow_desktop.ui.look.theme import Tone


def desk_lines(desk: DeskDay) -> tuple[Line, ...]:
    """Most urgent first: holds run out by themselves, people wait."""
    lines = [
        Line(
            icon="hourglass",
            tone=Tone.ATTENTION,
            title=_tr("The hold for {title} runs out soon").replace("{title}", item.title),
            detail=_tr("Book it, or let the time go."),
            act=_tr("Show"),
            room="calendar",
            place={"session_id": item.id},
        )
        for item in desk.holds_ending
    ]
    for one in desk.inquiries:
        days = (desk.today - one.received_at.astimezone(desk.zone).date()).days
        lines.append(
            Line(
                icon="inbox",
                tone=Tone.ATTENTION if days > 1 else Tone.INFORMATION,
                title=_tr("{name} asked and waits for an answer").replace("{name}", one.name),
                detail=_tr("Today") if days <= 0 else _count("%n day(s) ago", days),
                act=_tr("Answer"),
                room="inquiries",
                place={"inquiry_id": one.id},
            )
        )
    lines += [
        Line(
            icon="calendar-clock",
            tone=Tone.INFORMATION,
            title=_count("%n client(s) not answered the new day of {title} yet", day.silent).replace(
                "{title}", day.title
            ),
            detail=_tr("Silence is no yes: ask them again."),
            act=_tr("Show them"),
            room="mini_days",
            place={"mini_day_id": day.id},
        )
        for day in desk.silent
    ]
    return tuple(lines)


def _count(words: str, number: int) -> str:
    return QCoreApplication.translate("today", words, "", number)


def _tr(words: str) -> str:
    return QCoreApplication.translate("today", words)
