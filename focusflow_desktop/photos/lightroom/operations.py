"""Takes a catalog's marks, keywords, captions and collections over to photos that are registered; one undo step.

Nothing is taken away by it: a photo that Lightroom has put out of a collection since stays in ours, and a collection
or a membership that was removed here does not come back. Files and sidecars are not touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.tables import CatalogMarks, FolderKind, UndoState, UndoStep
from focusflow_desktop.photos.library.operations import remember_folder
from focusflow_desktop.photos.library.queries import original_folders
from focusflow_desktop.photos.lightroom.merging import Said, merged
from focusflow_desktop.photos.lightroom.rows import CatalogCollection
from focusflow_desktop.shared.records import Collection, CollectionPhoto, PhotoKeyword, PhotoState

_WINDOW = 500
_COLLECTIONS = UUID(
    "0d6f3a1c-6b1e-5f0a-8a35-7f6f2f7b5c21"
)  # fixed: a second reading finds its collections again


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOver:
    """What one reading changed here."""

    marked: int
    kept: int
    collections: int
    changes: Changes


def remember_places(db: DbSession, folders: Iterable[Path]) -> Changes:
    """The folders hold originals from here on; sidecars there are read and not written. Known ones stay as they are."""
    known = original_folders(db)
    for folder in folders:
        if not any(folder == other or other in folder.parents for other in known):
            remember_folder(db, folder, FolderKind.IN_PLACE)
    return Changes.of("folders")


def take_over(
    db: DbSession,
    said: Mapping[UUID, Said],
    *,
    catalog: str,
    new: frozenset[UUID] = frozenset(),
    collections: Sequence[CatalogCollection] = (),
    ids: Mapping[int, UUID] | None = None,
) -> TakenOver:
    """`said` by photo, `new` those that this reading registered, `ids` the catalog's numbers as photos."""
    step = db.scalar(select(UndoState.step))
    marked: list[UUID] = []
    kept = 0
    asked = list(said)
    for start in range(0, len(asked), _WINDOW):
        window = _Window(db, asked[start : start + _WINDOW], catalog=catalog)
        for photo in window.states:
            result = merged(
                here=window.here(photo), there=said[photo], base=window.bases.get(photo), is_new=photo in new
            )
            kept += result.kept
            is_changed = window.write(photo, result.marks)
            if is_changed:
                marked.append(photo)
            window.remember(photo, said[photo], step=step if is_changed else None)
        db.flush()
    made = _take_collections(db, collections, catalog=catalog, ids=ids or {}, step=step)
    changes = Changes.of("photo_states", marked) | Changes.of("photo_keywords", marked)
    if made:
        changes |= Changes.of("collections") | Changes.of("collection_photos")
    return TakenOver(marked=len(marked), kept=kept, collections=made, changes=changes)


class _Window:
    """Some hundred photos with their marks, so that a hundred thousand cost a few hundred statements."""

    def __init__(self, db: DbSession, ids: Sequence[UUID], *, catalog: str) -> None:
        self._db, self._catalog = db, catalog
        self.states = {one.id: one for one in db.scalars(select(PhotoState).where(PhotoState.id.in_(ids)))}
        self._keywords: dict[UUID, dict[str, PhotoKeyword]] = {photo: {} for photo in ids}
        for word in db.scalars(select(PhotoKeyword).where(PhotoKeyword.photo_id.in_(ids))):
            self._keywords[word.photo_id][word.keyword] = word
        chosen = select(CatalogMarks).where(CatalogMarks.catalog == catalog, CatalogMarks.photo_id.in_(ids))
        self._kept = {one.photo_id: one for one in db.scalars(chosen)}
        standing = _standing(db, self._kept.values())
        self.bases = {
            photo: Said.from_json(one.said) for photo, one in self._kept.items() if photo in standing
        }

    def here(self, photo: UUID) -> Said:
        """What is marked here now."""
        state = self.states[photo]
        return Said(
            rating=state.rating,
            flag=state.flag,
            label=state.label,
            caption=state.caption,
            keywords=frozenset(w for w, record in self._keywords[photo].items() if not record.deleted),
        )

    def write(self, photo: UUID, marks: Said) -> bool:
        """Set what differs; whether anything did."""
        before = self.here(photo)
        if marks == before:
            return False
        state = self.states[photo]
        state.rating, state.flag = marks.rating, marks.flag
        state.label, state.caption = marks.label, marks.caption
        words = self._keywords[photo]
        is_first = photo not in self.bases
        for word in marks.keywords - before.keywords:
            if word not in words:
                self._db.add(PhotoKeyword(photo_id=photo, keyword=word))
            elif is_first:
                words[word].deleted = False
        for word in before.keywords - marks.keywords:
            words[word].deleted = True
        return True

    def remember(self, photo: UUID, said: Said, *, step: int | None) -> None:
        """The base of the next reading."""
        known = self._kept.get(photo)
        if known is None:
            known = CatalogMarks(catalog=self._catalog, photo_id=photo)
            self._db.add(known)
        elif photo in self.bases and self.bases[photo] == said:
            return  # what an earlier reading brought stays that reading's, and goes when it is undone
        known.said, known.step = said.as_json(), step


def _take_collections(
    db: DbSession,
    collections: Sequence[CatalogCollection],
    *,
    catalog: str,
    ids: Mapping[int, UUID],
    step: int | None,
) -> int:
    """How many collections are new or grew. Parents come before what they hold."""
    keys = {one.id: uuid5(_COLLECTIONS, f"{catalog}/{one.id}") for one in collections}
    records = _by_id(db.scalars(select(Collection).where(Collection.id.in_(keys.values()))))
    chosen = select(CatalogMarks).where(
        CatalogMarks.catalog == catalog, CatalogMarks.photo_id.in_(keys.values())
    )
    kept = {one.photo_id: one for one in db.scalars(chosen)}
    standing = _standing(db, kept.values())
    made = 0
    for one in sorted(collections, key=lambda c: len(c.names)):
        key = keys[one.id]
        is_first = key not in standing
        record = records.get(key)
        if record is None:
            parent = keys.get(one.parent_id) if one.parent_id is not None else None
            db.add(Collection(id=key, name=one.names[-1] if one.names else "", parent_id=parent))
        elif is_first:
            record.deleted = False
        elif record.deleted:
            continue
        if is_first:
            db.merge(CatalogMarks(catalog=catalog, photo_id=key, step=step))
        photos = [ids[photo] for photo in one.photo_ids if photo in ids]
        made += _put_in(db, key, photos, revives=is_first) or is_first
    db.flush()
    return made


def _put_in(db: DbSession, collection: UUID, photos: Sequence[UUID], *, revives: bool) -> bool:
    chosen = select(CollectionPhoto).where(CollectionPhoto.collection_id == collection)
    present = {record.photo_id: record for record in db.scalars(chosen)}
    last = max((record.place for record in present.values()), default=0.0)
    fresh = [photo for photo in dict.fromkeys(photos) if photo not in present]
    for number, photo in enumerate(fresh, start=1):
        db.add(CollectionPhoto(collection_id=collection, photo_id=photo, place=last + number))
    if revives:
        for photo in present.keys() & set(photos):
            present[photo].deleted = False
    return bool(fresh)


def _standing(db: DbSession, kept: Iterable[CatalogMarks]) -> set[UUID]:
    """Those whose reading was not undone; one that was counts as never read."""
    rows = list(kept)
    steps = {one.step for one in rows} - {None}
    alive = set(db.scalars(select(UndoStep.id).where(UndoStep.id.in_(steps), ~UndoStep.is_undone)))
    return {one.photo_id for one in rows if one.step is None or one.step in alive}


def _by_id(records: Iterable[Collection]) -> dict[UUID, Collection]:
    return {record.id: record for record in records}
