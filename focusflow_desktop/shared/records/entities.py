"""The kinds of thing that tags, custom fields, notes of activity and imports point at by kind and id."""

from __future__ import annotations

from enum import StrEnum


class EntityKind(StrEnum):
    """What an (entity_kind, entity_id) pair points at; the value is the table's name."""

    CONTACT = "contacts"
    INQUIRY = "inquiries"
    JOB = "jobs"
    SESSION = "sessions"
    MINI_DAY = "mini_days"
    LOCATION = "locations"
    ROOM = "rooms"
    KIT_ITEM = "kit_items"
    MEMBER = "members"
    TODO = "todos"
    NOTE = "notes"
    MESSAGE = "messages"
    FORM_RESPONSE = "form_responses"
    PHOTO = "photos"
