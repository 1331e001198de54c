"""The sections of the settings, each with its name: light, because the palette knows them before the room is built."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

GENERAL = "general"


def section_titles() -> dict[str, str]:
    """Every section's id and title, in the order they stand."""
    return {
        GENERAL: _tr("General"),
        "studio": _tr("Studio"),
        "hours": _tr("Working hours"),
        "team": _tr("Team"),
        "session_types": _tr("Session types"),
        "job_types": _tr("Job types"),
        "places": _tr("Places"),
        "rooms": _tr("Rooms"),
        "gear": _tr("Gear"),
        "lead_sources": _tr("Lead sources"),
        "brands": _tr("Brands"),
        "message_templates": _tr("Message templates"),
        "calendars": _tr("Calendars"),
        "folders": _tr("Folders"),
        "backups": _tr("Backups and export"),
        "keys": _tr("Keys"),
    }


def _tr(words: str) -> str:
    return QCoreApplication.translate("settings", words)
