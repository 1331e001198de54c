"""The list of message templates. Words that were sent stay what they were: changing them makes the next version."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.studio.columns import Column, ColumnKind, Value
from focusflow_desktop.business.studio.lists import (
    ListRow,
    ListSource,
    StudioList,
    change_row,
    list_rows,
    source_of,
    with_values,
)
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import MessageTemplate, MessageTemplateVersion
from focusflow_desktop.shared.records.messages import Channel

WORDS = ("subject", "body")
TEMPLATES = StudioList(
    record=MessageTemplate,
    columns=(
        Column(name="name", is_needed=True),
        Column(name="channel", kind=ColumnKind.CHOICE, choices=Channel, is_needed=True),
        Column(name="brand_id", kind=ColumnKind.LINK),
    ),
)


def template_rows(db: DbSession, *, parent_id: UUID | None = None) -> list[ListRow]:
    """Every template with its newest words: three statements."""
    newest: dict[UUID, MessageTemplateVersion] = {}
    for version in db.scalars(
        select(MessageTemplateVersion)
        .where(~MessageTemplateVersion.deleted)
        .order_by(MessageTemplateVersion.number)
    ):
        newest[version.template_id] = version
    return [
        with_values(row, _words(newest.get(row.id)))
        for row in list_rows(db, which=TEMPLATES, parent_id=parent_id)
    ]


def change_template(db: DbSession, row_id: UUID, column_name: str, given: Value) -> Changes:
    """Another name, channel or brand; other words are written as the next version."""
    if column_name not in WORDS:
        return change_row(db, row_id, column_name, given, which=TEMPLATES)
    last = db.scalar(
        select(MessageTemplateVersion)
        .where(MessageTemplateVersion.template_id == row_id, ~MessageTemplateVersion.deleted)
        .order_by(MessageTemplateVersion.number.desc())
        .limit(1)
    )
    words = _words(last)
    cleaned = str(given or "").strip()
    if cleaned == words[column_name]:
        return Changes()
    words = {**words, column_name: cleaned}
    version = MessageTemplateVersion(
        id=new_id(),
        template_id=row_id,
        number=_next_number(db, row_id),
        subject=str(words["subject"]) or None,
        body=str(words["body"]),
    )
    db.add(version)
    db.flush()
    return Changes.of("message_template_versions", [version.id]) | Changes.of("message_templates", [row_id])


def _next_number(db: DbSession, template_id: UUID) -> int:
    """Also past versions that an undo took away: a number is given once."""
    numbers = db.scalars(
        select(MessageTemplateVersion.number).where(MessageTemplateVersion.template_id == template_id)
    )
    return max(numbers, default=0) + 1


def _words(version: MessageTemplateVersion | None) -> dict[str, Value]:
    if version is None:
        return {"subject": "", "body": "", "version": 0}
    return {"subject": version.subject or "", "body": version.body, "version": version.number}


TEMPLATE_SOURCE: ListSource = replace(
    source_of(TEMPLATES),
    tables=("message_templates", "message_template_versions"),
    rows=template_rows,
    change=change_template,
)
