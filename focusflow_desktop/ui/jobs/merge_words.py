"""What the fields of a letter stand for, in the person's language."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import QDate, QLocale, QTime

from focusflow_desktop.business.messages.writing import Addressee, Writing
from focusflow_desktop.shared.records.jobs import JobRole
from focusflow_desktop.shared.rules.local_time import zone_named


def merge_values(writing: Writing, to: Addressee | None, *, zone: tzinfo) -> dict[str, str]:
    """By field; a field whose value is not known is not there."""
    partner = next((one for one in writing.addressees if one.role is JobRole.PARTNER), None)
    values = {
        "client.name": to.name if to is not None else "",
        "client.first_name": to.first_name if to is not None else "",
        "partner.first_name": partner.first_name if partner is not None else "",
        "job.title": writing.job_title,
        "job.number": writing.job_number,
        "session.title": writing.session_title,
        "session.place": writing.session_place,
        "photographer.name": writing.photographer,
        "studio.name": writing.studio,
    }
    locale = QLocale()
    if writing.session_at is not None:
        wall = writing.session_at.astimezone(zone_named(writing.session_tz, zone))
        day = QDate(wall.year, wall.month, wall.day)
        values["session.day"] = locale.toString(day, QLocale.FormatType.LongFormat)
        values["session.time"] = locale.toString(
            QTime(wall.hour, wall.minute), QLocale.FormatType.ShortFormat
        )
    if writing.deliver_on is not None:
        due = QDate(writing.deliver_on.year, writing.deliver_on.month, writing.deliver_on.day)
        values["delivery.day"] = locale.toString(due, QLocale.FormatType.LongFormat)
    return {name: value for name, value in values.items() if value}
