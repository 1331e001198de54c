"""Turns a Filter into SQL conditions over photos and their states; nothing else in the program does."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from focusflow_desktop.db.tables import FileRole, PhotoFile
from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.shared.records import (
    CollectionPhoto,
    Job,
    Photo,
    PhotoKeyword,
    PhotoSession,
    PhotoState,
)
from focusflow_desktop.shared.records.photos import Flag

Condition = ColumnElement[bool]


def joined(statement: Any) -> Any:
    """The statement over living photos with their states beside them."""
    same = and_(PhotoState.tenant_id == Photo.tenant_id, PhotoState.id == Photo.id)
    return statement.select_from(Photo).join(PhotoState, same).where(~Photo.deleted)


def ids_shown(filter_: Filter, column: Any) -> Any:  # a select of that column
    """The select of one photo column over what the filter shows; states are joined only where a mark narrows."""
    marks = _mark_conditions(filter_)
    needs_states = marks or filter_.text
    statement = joined(select(column)) if needs_states else select(column).where(~Photo.deleted)
    return statement.where(*conditions(filter_))


def conditions(filter_: Filter) -> list[Condition]:
    """One condition per field that narrows."""
    return [
        *_mark_conditions(filter_),
        *_fact_conditions(filter_),
        *_place_conditions(filter_),
        is_trashed() if filter_.is_trashed else ~is_trashed(),
    ]


def is_unmarked() -> Condition:
    """No rating, no flag, no label."""
    return and_(PhotoState.rating == 0, PhotoState.flag == Flag.NONE, PhotoState.label == "none")


def is_missing() -> Condition:
    """None of the original's files can be reached, though one was known: to be said of a few photos."""
    mine = and_(PhotoFile.photo_id == Photo.id, _is_original())
    return and_(exists().where(mine), ~exists().where(and_(mine, PhotoFile.missing_since.is_(None))))


def is_among_missing() -> Condition:
    """The same, to look through all photos: one walk over the files instead of two questions for each photo."""
    reachable = func.sum(PhotoFile.missing_since.is_(None))
    unreachable = select(PhotoFile.photo_id).where(_is_original()).group_by(PhotoFile.photo_id)
    return Photo.id.in_(unreachable.having(reachable == 0))


def _is_original() -> Condition:
    return PhotoFile.role.in_((FileRole.ORIGINAL, FileRole.JPEG))


def is_trashed() -> Condition:
    """The person moved its original to the system's trash, and it has not been put back."""
    gone = and_(PhotoFile.trashed_at.is_not(None), PhotoFile.role == FileRole.ORIGINAL)
    return Photo.id.in_(select(PhotoFile.photo_id).where(gone))


def _mark_conditions(filter_: Filter) -> list[Condition]:
    found: list[Condition] = []
    if filter_.rating_at_least > 0:
        found.append(PhotoState.rating >= filter_.rating_at_least)
    if filter_.rating_at_most < 5:
        found.append(PhotoState.rating <= filter_.rating_at_most)
    if filter_.flags:
        found.append(PhotoState.flag.in_(filter_.flags))
    if filter_.labels:
        found.append(PhotoState.label.in_(filter_.labels))
    if filter_.is_unmarked:
        found.append(is_unmarked())
    return found


def _fact_conditions(filter_: Filter) -> list[Condition]:
    found: list[Condition] = []
    if filter_.cameras:
        found.append(Photo.camera.in_(filter_.cameras))
    if filter_.lenses:
        found.append(Photo.lens.in_(filter_.lenses))
    if filter_.taken_from is not None:
        found.append(Photo.taken_at >= datetime.combine(filter_.taken_from, time()))
    if filter_.taken_to is not None:
        found.append(Photo.taken_at < datetime.combine(filter_.taken_to, time()) + timedelta(days=1))
    found.extend(_has_word(word) for word in filter_.text.split())
    return found


def _place_conditions(filter_: Filter) -> list[Condition]:
    found: list[Condition] = []
    if filter_.session_ids:
        found.append(Photo.session_id.in_(filter_.session_ids))
    if filter_.job_text:
        found.append(Photo.session_id.in_(_sessions_named(filter_.job_text)))
    if filter_.collection_id is not None:
        chosen = select(CollectionPhoto.photo_id).where(
            CollectionPhoto.collection_id == filter_.collection_id, ~CollectionPhoto.deleted
        )
        found.append(Photo.id.in_(chosen))
    if filter_.keyword:
        found.append(_has_keyword(PhotoKeyword.keyword == filter_.keyword))
    if filter_.is_missing is not None:
        found.append(is_among_missing() if filter_.is_missing else ~is_among_missing())
    return found


def _sessions_named(text: str) -> Any:
    part = _pattern(text)
    same = and_(Job.tenant_id == PhotoSession.tenant_id, Job.id == PhotoSession.job_id)
    titles = or_(Job.title.ilike(part, escape="\\"), PhotoSession.title.ilike(part, escape="\\"))
    return select(PhotoSession.id).join(Job, same).where(titles)


def _has_word(word: str) -> Condition:
    part = _pattern(word)
    columns = (Photo.name, Photo.camera, Photo.lens, PhotoState.title, PhotoState.caption)
    return or_(
        *(column.ilike(part, escape="\\") for column in columns),
        _has_keyword(PhotoKeyword.keyword.ilike(part, escape="\\")),
    )


def _has_keyword(condition: Condition) -> Condition:
    return Photo.id.in_(select(PhotoKeyword.photo_id).where(~PhotoKeyword.deleted, condition))


def _pattern(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"
