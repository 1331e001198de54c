"""Making forms. What is published never changes: the next change begins a new version, and answers stay with theirs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.forms.fields import FormField, checked_fields, to_json
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import Form, FormVersion
from focusflow_desktop.shared.records.forms import FormKind

LONGEST_NAME = 200


def add_form(
    db: DbSession, name: str, *, kind: FormKind = FormKind.QUESTIONNAIRE, fields: Iterable[FormField] = ()
) -> Changes:
    """A new form with a first version that nobody sees yet."""
    form = Form(id=new_id(), name=_name(name), kind=kind)
    wanted = checked_fields(fields)
    db.add(form)
    db.flush()
    db.add(FormVersion(form_id=form.id, number=1, fields=to_json(wanted)))
    return _changed(form.id)


def rename_form(db: DbSession, form_id: UUID, name: str) -> Changes:
    """Another name."""
    find_form(db, form_id).name = _name(name)
    return _changed(form_id)


def set_archived(db: DbSession, form_id: UUID, *, is_archived: bool) -> Changes:
    """Put a form away, or take it back; its answers stay."""
    find_form(db, form_id).is_archived = is_archived
    return _changed(form_id)


def change_fields(db: DbSession, form_id: UUID, fields: Iterable[FormField]) -> Changes:
    """Other questions, in the version that is not published; after a publication that is a new one."""
    find_form(db, form_id)
    wanted = to_json(checked_fields(fields))
    last = last_version(db, form_id)
    if last is not None and last.published_at is None:
        last.fields = wanted
    elif last is None or last.fields != wanted:
        number = last.number + 1 if last is not None else 1
        db.add(FormVersion(form_id=form_id, number=number, fields=wanted))
    return _changed(form_id)


def publish(db: DbSession, form_id: UUID, *, at: datetime) -> Changes:
    """From now on this version is the one that is given out. Raises Refused when there is nothing to publish."""
    find_form(db, form_id)
    draft = last_version(db, form_id)
    if draft is None or draft.published_at is not None:
        raise Refused("form.nothing_new", "Everything is published already.", field="name")
    if not draft.fields:
        raise Refused("form.empty", "Write a question first.", field="name")
    draft.published_at = at
    return _changed(form_id)


def find_form(db: DbSession, form_id: UUID) -> Form:
    """The form. Raises Refused when it is gone."""
    found = db.scalar(select(Form).where(Form.id == form_id, ~Form.deleted))
    if found is None:
        raise Refused("form.gone", "This form is not there any more. Nothing was changed.")
    return found


def last_version(db: DbSession, form_id: UUID, *, is_published: bool = False) -> FormVersion | None:
    """The newest version; of the published ones if asked. Of two with one number the published one counts."""
    wanted = select(FormVersion).where(FormVersion.form_id == form_id, ~FormVersion.deleted)
    if is_published:
        wanted = wanted.where(FormVersion.published_at.is_not(None))
    newest = wanted.order_by(FormVersion.number.desc(), FormVersion.published_at.desc(), FormVersion.id)
    return db.scalar(newest.limit(1))


def _name(name: str) -> str:
    words = " ".join(name.split())
    if not words:
        raise Refused("form.name_missing", "A form needs a name.", field="name")
    return words[:LONGEST_NAME]


def _changed(form_id: UUID) -> Changes:
    return Changes.of("forms", [form_id]) | Changes.of("form_versions")
