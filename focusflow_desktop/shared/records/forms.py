"""Contact forms and questionnaires: their fields by version, and the answers."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Date, Integer, Uuid
from sqlalchemy.orm import Mapped

from focusflow_desktop.shared.records.base import Base, Merge, Synced, field, references, table_facts
from focusflow_desktop.shared.records.types import PlainJson


class FormKind(StrEnum):
    """What a form is for."""

    CONTACT = "contact"
    QUESTIONNAIRE = "questionnaire"
    BOOKING = "booking"


class Form(Synced, Base):
    """A form by its name; its fields are in its versions."""

    __tablename__ = "forms"
    __table_args__ = (references("brand_id", "brands"), {"info": table_facts(50)})

    name: Mapped[str] = field(Merge.LWW_NOTIFY)
    kind: Mapped[FormKind] = field(kind=FormKind, default=FormKind.QUESTIONNAIRE)
    brand_id: Mapped[UUID | None] = field(kind=Uuid)
    is_archived: Mapped[bool] = field(default=False)


class FormVersion(Synced, Base):
    """The fields of a form at one time: [{key, label, kind, required, choices, map_to}]. A published one is fixed."""

    __tablename__ = "form_versions"
    __table_args__ = (references("form_id", "forms"), {"info": table_facts(51)})

    form_id: Mapped[UUID] = field(Merge.FIXED, kind=Uuid, index=True)
    number: Mapped[int] = field(Merge.FIXED, kind=Integer)
    fields: Mapped[list[dict[str, Any]]] = field(kind=PlainJson, default=list)
    published_at: Mapped[datetime | None] = field()


class FormResponse(Synced, Base):
    """One form given to someone, and their answers by field key; a draft until submitted."""

    __tablename__ = "form_responses"
    __table_args__ = (
        references("form_version_id", "form_versions"),
        references("job_id", "jobs"),
        references("contact_id", "contacts"),
        references("session_id", "sessions"),
        {"info": table_facts(52)},
    )

    form_version_id: Mapped[UUID] = field(Merge.FIXED, kind=Uuid, index=True)
    job_id: Mapped[UUID | None] = field(kind=Uuid, index=True)
    contact_id: Mapped[UUID | None] = field(kind=Uuid, index=True)
    session_id: Mapped[UUID | None] = field(kind=Uuid, index=True)
    answers: Mapped[dict[str, Any]] = field(Merge.LWW_NOTIFY, kind=PlainJson, default=dict)
    sent_at: Mapped[datetime | None] = field()
    due_on: Mapped[date | None] = field(kind=Date)
    submitted_at: Mapped[datetime | None] = field()
