"""The studio itself: its name, place, words, hours and rules. One row."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from sqlalchemy import Integer, String
from sqlalchemy.orm import Mapped

from focusflow_desktop.shared.records.base import Base, Merge, Scope, Synced, field, table_facts
from focusflow_desktop.shared.records.types import PlainJson


class Words(StrEnum):
    """Whose words of the trade the desk speaks."""

    US = "us"
    UK = "uk"


class JobWord(StrEnum):
    """What this studio calls a job."""

    JOB = "job"
    PROJECT = "project"
    SHOOT = "shoot"


class BookingRule(StrEnum):
    """What makes a job booked."""

    MANUAL = "manual"
    ACCEPTED = "accepted"
    SIGNED = "signed"
    RETAINER = "retainer"
    SIGNED_AND_RETAINER = "signed_and_retainer"


class StudioProfile(Synced, Base):
    """The studio's name and place: one row, whose id is the tenant's."""

    __tablename__ = "studios"
    __table_args__ = ({"info": table_facts(1)},)

    name: Mapped[str] = field(Merge.LWW_NOTIFY)
    country: Mapped[str] = field(kind=String(2))
    currency: Mapped[str] = field(kind=String(3))
    is_sample: Mapped[bool] = field(Merge.FIXED, default=False)
    tz: Mapped[str | None] = field(kind=String(64))  # an IANA name; None: the machine's own
    locale: Mapped[str | None] = field(kind=String(35))
    words: Mapped[Words] = field(kind=Words, default=Words.US)
    job_word: Mapped[JobWord] = field(kind=JobWord, default=JobWord.JOB)
    hours: Mapped[dict[str, Any]] = field(
        kind=PlainJson, default=dict
    )  # "0"–"6" from Monday: [[from, to]] minutes
    tax_regime: Mapped[str | None] = field(scope=Scope.FINANCE)
    booking_rule: Mapped[BookingRule] = field(kind=BookingRule, default=BookingRule.MANUAL)
    next_job_number: Mapped[int] = field(kind=Integer, default=1)
    deliver_days: Mapped[int] = field(kind=Integer, default=28)  # promised, where a job type says nothing
