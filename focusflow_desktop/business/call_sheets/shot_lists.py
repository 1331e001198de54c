"""Writing lists of pictures to make: their items, the order, ticking off, and the photos that show an item."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.call_sheets.operations import cleaned_title, find_session
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import Photo, ShotList, ShotListItem, ShotListPhoto


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFacts:
    """One picture to make, as the person wrote it."""

    title: str
    group: str = ""
    people: str = ""
    is_must: bool = False


def add_list(db: DbSession, session_id: UUID, title: str) -> Changes:
    """One more list of this session, below the others."""
    find_session(db, session_id)
    words = cleaned_title(title)
    last = db.scalar(select(func.max(ShotList.position)).where(ShotList.session_id == session_id))
    new = ShotList(id=new_id(), session_id=session_id, title=words, position=(last or 0) + 1)
    db.add(new)
    return Changes.of("shot_lists", [new.id])


def rename_list(db: DbSession, list_id: UUID, title: str) -> Changes:
    """Another name for a list."""
    _list(db, list_id).title = cleaned_title(title)
    return Changes.of("shot_lists", [list_id])


def remove_list(db: DbSession, list_id: UUID) -> Changes:
    """Take a list away with everything on it; Undo brings all of it back."""
    _list(db, list_id).deleted = True
    for item in db.scalars(
        select(ShotListItem).where(ShotListItem.shot_list_id == list_id, ~ShotListItem.deleted)
    ):
        item.deleted = True
    return Changes.of("shot_lists", [list_id]) | Changes.of("shot_list_items")


def copy_list(db: DbSession, list_id: UUID, session_id: UUID) -> Changes:
    """The same wishes for another session, none of them ticked."""
    source = _list(db, list_id)
    made = add_list(db, session_id, source.title)
    (copied,) = made.rows["shot_lists"]
    db.flush()
    for item in _items_of(db, list_id):
        db.add(
            ShotListItem(
                shot_list_id=copied,
                title=item.title,
                group=item.group,
                people=item.people,
                is_must=item.is_must,
                position=item.position,
            )
        )
    return made | Changes.of("shot_list_items")


def add_items(db: DbSession, list_id: UUID, items: Sequence[ItemFacts]) -> Changes:
    """More pictures to make, below the others; a list that was pasted comes in one step."""
    _list(db, list_id)
    last = db.scalar(select(func.max(ShotListItem.position)).where(ShotListItem.shot_list_id == list_id)) or 0
    made = []
    for at, facts in enumerate(items, start=1):
        item = ShotListItem(id=new_id(), shot_list_id=list_id, title="", position=last + at)
        _write(item, facts)
        made.append(item)
    db.add_all(made)
    return Changes.of("shot_list_items", [item.id for item in made])


def change_item(db: DbSession, item_id: UUID, facts: ItemFacts) -> Changes:
    """Say it in other words, or call it a must."""
    _write(_item(db, item_id), facts)
    return Changes.of("shot_list_items", [item_id])


def remove_items(db: DbSession, ids: Iterable[UUID]) -> Changes:
    """Take them off the list; Undo brings them back."""
    gone = [_item(db, item_id) for item_id in ids]
    for item in gone:
        item.deleted = True
    return Changes.of("shot_list_items", [item.id for item in gone])


def check_items(
    db: DbSession, ids: Iterable[UUID], *, at: datetime | None, by: UUID | None = None
) -> Changes:
    """Made at this moment, or not made after all."""
    changed = [_item(db, item_id) for item_id in ids]
    for item in changed:
        item.checked_at, item.checked_by = at, by if at is not None else None
    return Changes.of("shot_list_items", [item.id for item in changed])


def reorder_items(db: DbSession, ids: Sequence[UUID]) -> Changes:
    """Let these stand in this order, in the places they hold together."""
    items = [_item(db, item_id) for item_id in ids]
    places = sorted({item.position for item in items})
    if items and len(places) < len(items):  # places held twice cannot be told apart: all are numbered anew
        places = list(range(places[0], places[0] + len(items)))
    for item, place in zip(items, places, strict=True):
        item.position = place
    return Changes.of("shot_list_items", ids)


def link_photos(db: DbSession, item_id: UUID, photo_ids: Iterable[UUID]) -> Changes:
    """These photos show this picture. Those that are linked already stay as they are."""
    _item(db, item_id)
    wanted = list(dict.fromkeys(photo_ids))
    known = set(db.scalars(select(Photo.id).where(Photo.id.in_(wanted), ~Photo.deleted)))
    if len(known) < len(wanted):
        raise Refused("sheet.photo_gone", "A photo is not there any more. Nothing was changed.")
    linked = set(db.scalars(select(ShotListPhoto.photo_id).where(_links_of(item_id))))
    db.add_all(
        ShotListPhoto(item_id=item_id, photo_id=photo_id) for photo_id in wanted if photo_id not in linked
    )
    return _linked(item_id)


def unlink_photos(db: DbSession, item_id: UUID, photo_ids: Iterable[UUID]) -> Changes:
    """They show something else."""
    gone = set(photo_ids)
    for link in db.scalars(select(ShotListPhoto).where(_links_of(item_id))):
        if link.photo_id in gone:
            link.deleted = True
    return _linked(item_id)


def _links_of(item_id: UUID) -> ColumnElement[bool]:
    return (ShotListPhoto.item_id == item_id) & ~ShotListPhoto.deleted


def _linked(item_id: UUID) -> Changes:
    return Changes.of("shot_list_items", [item_id]) | Changes.of("shot_list_photos")


def _write(item: ShotListItem, facts: ItemFacts) -> None:
    item.title = cleaned_title(facts.title)
    item.group = " ".join(facts.group.split()) or None
    item.people = " ".join(facts.people.split()) or None
    item.is_must = facts.is_must


def _items_of(db: DbSession, list_id: UUID) -> list[ShotListItem]:
    wanted = select(ShotListItem).where(ShotListItem.shot_list_id == list_id, ~ShotListItem.deleted)
    return list(db.scalars(wanted.order_by(ShotListItem.position, ShotListItem.id)))


def _list(db: DbSession, list_id: UUID) -> ShotList:
    found = db.scalar(select(ShotList).where(ShotList.id == list_id, ~ShotList.deleted))
    if found is None:
        raise Refused("sheet.list_gone", "This list is not there any more. Nothing was changed.")
    return found


def _item(db: DbSession, item_id: UUID) -> ShotListItem:
    found = db.scalar(select(ShotListItem).where(ShotListItem.id == item_id, ~ShotListItem.deleted))
    if found is None:
        raise Refused("sheet.item_gone", "This picture is not on the list any more. Nothing was changed.")
    return found
