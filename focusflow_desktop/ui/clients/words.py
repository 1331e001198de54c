"""The words of the room Clients: stages and roles as photographers say them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from focusflow_desktop.business.clients.page import JobOfContact
from focusflow_desktop.shared.records.contacts import Lifecycle
from focusflow_desktop.shared.records.jobs import JobRole


def stage_word(stage: Lifecycle | str) -> str:
    """How far a client has come; a stage of a newer version is shown as it is."""
    words: dict[str, str] = {
        Lifecycle.PROSPECT: _tr("Prospect"),
        Lifecycle.ACTIVE: _tr("Active"),
        Lifecycle.PAST: _tr("Past"),
        Lifecycle.REPEAT: _tr("Repeat"),
        Lifecycle.LOST: _tr("Lost"),
        Lifecycle.DO_NOT_CONTACT: _tr("Do not contact"),
    }
    return words.get(stage, str(stage))


def role_word(role: JobRole | str) -> str:
    """What a client is to a job."""
    words: dict[str, str] = {
        JobRole.PRIMARY: _tr("Main client"),
        JobRole.PARTNER: _tr("Partner"),
        JobRole.PAYER: _tr("Pays"),
        JobRole.SUBJECT: _tr("In the pictures"),
        JobRole.PLANNER: _tr("Planner"),
        JobRole.VENUE: _tr("Venue"),
        JobRole.VENDOR: _tr("Vendor"),
    }
    return words.get(role, str(role))


def job_words(job: JobOfContact) -> str:
    """A job in one line: its title, what the client is to it, its day."""
    day = ""
    if job.starts_at is not None:
        day = QLocale().toString(_day(job.starts_at.astimezone().date()), QLocale.FormatType.ShortFormat)
    return " · ".join(part for part in (job.title, role_word(job.role), day) if part)


def listed(words: str) -> list[str]:
    """The parts of what was typed with commas between."""
    return [part.strip() for part in words.replace(";", ",").split(",") if part.strip()]


def _day(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _tr(words: str) -> str:
    return QCoreApplication.translate("clients", words)
