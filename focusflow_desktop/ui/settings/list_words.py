"""The words of the choices in the studio's lists, each value beside what a person reads."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from focusflow_desktop.shared.records.job_types import DueAnchor
from focusflow_desktop.shared.records.jobs import JobRole
from focusflow_desktop.shared.records.members import MemberRole, Permission
from focusflow_desktop.shared.records.messages import Channel
from focusflow_desktop.shared.records.session_types import SessionKind


def _tr(words: str) -> str:
    return QCoreApplication.translate("lists", words)


def session_kinds() -> dict[str, str]:
    """What happens at a session."""
    return {
        SessionKind.SHOOT.value: _tr("Shoot"),
        SessionKind.CONSULT.value: _tr("Consultation"),
        SessionKind.CALL.value: _tr("Call"),
        SessionKind.VIEWING.value: _tr("Viewing"),
        SessionKind.DELIVERY.value: _tr("Delivery"),
    }


def job_roles() -> dict[str, str]:
    """Who takes part in a job."""
    return {
        JobRole.PRIMARY.value: _tr("Client"),
        JobRole.PARTNER.value: _tr("Partner"),
        JobRole.PAYER.value: _tr("Payer"),
        JobRole.SUBJECT.value: _tr("Person in the pictures"),
        JobRole.PLANNER.value: _tr("Planner"),
        JobRole.VENUE.value: _tr("Venue"),
        JobRole.VENDOR.value: _tr("Vendor"),
    }


def due_anchors() -> dict[str, str]:
    """What a to-do's days are counted from."""
    return {
        "": _tr("No day"),
        DueAnchor.PRIMARY_SESSION.value: _tr("The main session"),
        DueAnchor.SESSION.value: _tr("Its session"),
        DueAnchor.BOOKED.value: _tr("The booking"),
        DueAnchor.CREATED.value: _tr("The first day of the job"),
        DueAnchor.DELIVERY.value: _tr("The promised delivery"),
    }


def member_roles() -> dict[str, str]:
    """Who somebody is in the team."""
    return {
        MemberRole.OWNER.value: _tr("Owner"),
        MemberRole.ADMIN.value: _tr("Admin"),
        MemberRole.PHOTOGRAPHER.value: _tr("Photographer"),
        MemberRole.ASSOCIATE.value: _tr("Associate photographer"),
        MemberRole.EDITOR.value: _tr("Editor"),
        MemberRole.BOOKKEEPER.value: _tr("Bookkeeper"),
        MemberRole.ASSISTANT.value: _tr("Assistant"),
        MemberRole.CLIENT.value: _tr("Client"),
    }


def rights() -> dict[Permission, str]:
    """What somebody may do."""
    return {
        Permission.SEE_ALL_JOBS: _tr("See all jobs, not only their own"),
        Permission.EDIT_JOBS: _tr("Change jobs"),
        Permission.SEE_CONTACTS: _tr("See clients"),
        Permission.EDIT_CONTACTS: _tr("Change clients"),
        Permission.SEE_MONEY: _tr("See prices and payments"),
        Permission.EDIT_MONEY: _tr("Change prices and payments"),
        Permission.SEND_MESSAGES: _tr("Send messages"),
        Permission.EDIT_CALENDAR: _tr("Change the calendar"),
        Permission.EDIT_SETTINGS: _tr("Change the settings"),
        Permission.EXPORT_STUDIO: _tr("Export the studio"),
    }


def channels() -> dict[str, str]:
    """How a message goes."""
    return {
        Channel.EMAIL.value: _tr("E-mail"),
        Channel.SMS.value: _tr("Text message"),
        Channel.CALL.value: _tr("Phone call"),
        Channel.LETTER.value: _tr("Letter"),
        Channel.OTHER.value: _tr("Another way"),
    }


def colours() -> dict[str, str]:
    """The calendar's colours."""
    return {
        "": _tr("No colour"),
        "red": _tr("Red"),
        "yellow": _tr("Yellow"),
        "green": _tr("Green"),
        "blue": _tr("Blue"),
        "purple": _tr("Purple"),
    }
