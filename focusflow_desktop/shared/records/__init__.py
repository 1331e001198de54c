"""One set of records for SQLite and PostgreSQL; importing this package registers every shared table on one MetaData."""

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
from focusflow_desktop.shared.records.base import Base, Synced
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
