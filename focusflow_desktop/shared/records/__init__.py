"""One set of records for SQLite and PostgreSQL, on one MetaData.

A record is declared when it is first asked for: declaring them all takes longer than a window needs to open, and what
a studio looks at first is a handful of them. Whoever looks at every table (migrations, undo, sync), or writes, calls
`load_all` first.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from focusflow_desktop.shared.records.base import Base, Synced

if TYPE_CHECKING:
    from focusflow_desktop.shared.records.activity import Activity
    from focusflow_desktop.shared.records.allocations import Allocation
    from focusflow_desktop.shared.records.availability import (
        AvailabilityException,
        AvailabilityLimit,
        AvailabilityRule,
        Blackout,
        CalendarAccount,
        ExternalBusy,
    )
    from focusflow_desktop.shared.records.brands import Brand
    from focusflow_desktop.shared.records.call_sheets import (
        CallSheet,
        CallSheetEntry,
        ShotList,
        ShotListItem,
        ShotListPhoto,
    )
    from focusflow_desktop.shared.records.collections import Collection, CollectionPhoto
    from focusflow_desktop.shared.records.contacts import (
        Contact,
        ContactAddress,
        ContactEmail,
        ContactLink,
        ContactPhone,
    )
    from focusflow_desktop.shared.records.custom_fields import CustomField, CustomValue
    from focusflow_desktop.shared.records.finals import Final
    from focusflow_desktop.shared.records.forms import Form, FormResponse, FormVersion
    from focusflow_desktop.shared.records.import_batches import ImportBatch, ImportRow
    from focusflow_desktop.shared.records.inquiries import Inquiry
    from focusflow_desktop.shared.records.job_files import JobFile
    from focusflow_desktop.shared.records.job_types import JobType, JobTypeRole, JobTypeSession, JobTypeTodo
    from focusflow_desktop.shared.records.jobs import Job, JobContact
    from focusflow_desktop.shared.records.lead_sources import LeadSource
    from focusflow_desktop.shared.records.locations import KitItem, Location, Room
    from focusflow_desktop.shared.records.members import Member, MemberPermission
    from focusflow_desktop.shared.records.messages import (
        Message,
        MessageTemplate,
        MessageTemplateVersion,
        MessageThread,
    )
    from focusflow_desktop.shared.records.mini_days import MiniAnswer, MiniDay, MiniMove, MiniSlot
    from focusflow_desktop.shared.records.notes import Note
    from focusflow_desktop.shared.records.old_invoices import OldInvoice, OldPayment
    from focusflow_desktop.shared.records.photos import Photo, PhotoAlias, PhotoKeyword, PhotoState
    from focusflow_desktop.shared.records.session_types import SessionType
    from focusflow_desktop.shared.records.sessions import PhotoSession, SessionExternalId, SessionMove
    from focusflow_desktop.shared.records.studio import StudioProfile
    from focusflow_desktop.shared.records.tags import Tag, TagLink
    from focusflow_desktop.shared.records.todos import Todo

__all__ = [
    "Activity",
    "Allocation",
    "AvailabilityException",
    "AvailabilityLimit",
    "AvailabilityRule",
    "Base",
    "Blackout",
    "Brand",
    "CalendarAccount",
    "CallSheet",
    "CallSheetEntry",
    "Collection",
    "CollectionPhoto",
    "Contact",
    "ContactAddress",
    "ContactEmail",
    "ContactLink",
    "ContactPhone",
    "CustomField",
    "CustomValue",
    "ExternalBusy",
    "Final",
    "Form",
    "FormResponse",
    "FormVersion",
    "ImportBatch",
    "ImportRow",
    "Inquiry",
    "Job",
    "JobContact",
    "JobFile",
    "JobType",
    "JobTypeRole",
    "JobTypeSession",
    "JobTypeTodo",
    "KitItem",
    "LeadSource",
    "Location",
    "Member",
    "MemberPermission",
    "Message",
    "MessageTemplate",
    "MessageTemplateVersion",
    "MessageThread",
    "MiniAnswer",
    "MiniDay",
    "MiniMove",
    "MiniSlot",
    "Note",
    "OldInvoice",
    "OldPayment",
    "Photo",
    "PhotoAlias",
    "PhotoKeyword",
    "PhotoSession",
    "PhotoState",
    "Room",
    "SessionExternalId",
    "SessionMove",
    "SessionType",
    "ShotList",
    "ShotListItem",
    "ShotListPhoto",
    "StudioProfile",
    "Synced",
    "Tag",
    "TagLink",
    "Todo",
]

_HOMES = {
    "activity": ("Activity",),
    "allocations": ("Allocation",),
    "availability": (
        "AvailabilityException",
        "AvailabilityLimit",
        "AvailabilityRule",
        "Blackout",
        "CalendarAccount",
        "ExternalBusy",
    ),
    "brands": ("Brand",),
    "call_sheets": (
        "CallSheet",
        "CallSheetEntry",
        "ShotList",
        "ShotListItem",
        "ShotListPhoto",
    ),
    "collections": (
        "Collection",
        "CollectionPhoto",
    ),
    "contacts": (
        "Contact",
        "ContactAddress",
        "ContactEmail",
        "ContactLink",
        "ContactPhone",
    ),
    "custom_fields": (
        "CustomField",
        "CustomValue",
    ),
    "finals": ("Final",),
    "forms": (
        "Form",
        "FormResponse",
        "FormVersion",
    ),
    "import_batches": (
        "ImportBatch",
        "ImportRow",
    ),
    "inquiries": ("Inquiry",),
    "job_files": ("JobFile",),
    "job_types": (
        "JobType",
        "JobTypeRole",
        "JobTypeSession",
        "JobTypeTodo",
    ),
    "jobs": (
        "Job",
        "JobContact",
    ),
    "lead_sources": ("LeadSource",),
    "locations": (
        "KitItem",
        "Location",
        "Room",
    ),
    "members": (
        "Member",
        "MemberPermission",
    ),
    "messages": (
        "Message",
        "MessageTemplate",
        "MessageTemplateVersion",
        "MessageThread",
    ),
    "mini_days": (
        "MiniAnswer",
        "MiniDay",
        "MiniMove",
        "MiniSlot",
    ),
    "notes": ("Note",),
    "old_invoices": (
        "OldInvoice",
        "OldPayment",
    ),
    "photos": (
        "Photo",
        "PhotoAlias",
        "PhotoKeyword",
        "PhotoState",
    ),
    "session_types": ("SessionType",),
    "sessions": (
        "PhotoSession",
        "SessionExternalId",
        "SessionMove",
    ),
    "studio": ("StudioProfile",),
    "tags": (
        "Tag",
        "TagLink",
    ),
    "todos": ("Todo",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def load_all() -> None:
    """Declare every record. Costs nothing the second time; safe in any thread."""
    for home in _HOMES:
        importlib.import_module(f"{__name__}.{home}")


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    record: object = getattr(importlib.import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    globals()[name] = record
    return record
