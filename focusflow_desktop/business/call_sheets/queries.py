"""What a session's papers read: the session with its place and people, the hours, the lists, and what came of each item."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.call_sheets.people import PersonRow, people_of
from focusflow_desktop.business.call_sheets.typed import on_the_day
from focusflow_desktop.business.sessions.clashes import studio_zone
from focusflow_desktop.shared.records import (
    CallSheet,
    CallSheetEntry,
    Job,
    Location,
    Photo,
    PhotoSession,
    PhotoState,
    ShotList,
    ShotListItem,
    ShotListPhoto,
    StudioProfile,
)
from focusflow_desktop.shared.records.photos import Flag
from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.shared.rules.local_time import zone_named
from focusflow_desktop.shared.rules.sun import SunTimes, sun_times

_OVER = (SessionState.CANCELLED, SessionState.DECLINED, SessionState.NO_SHOW)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFacts:
    """Where the session is."""

    name: str
    address: str  # one line
    notes: str = ""
    permit_note: str = ""
    needs_permit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """One line of the hours."""

    id: UUID
    title: str
    starts_at: datetime | None
    ends_at: datetime | None
    people: str
    location_id: UUID | None
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """One picture to make, and how many photos show it."""

    id: UUID
    list_id: UUID
    title: str
    group: str
    people: str
    is_must: bool
    checked_at: datetime | None
    photos: int = 0
    picks: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """One list with its items, in their order."""

    id: UUID
    title: str
    items: tuple[ItemRow, ...]

    @property
    def made(self) -> int:
        """How many are ticked."""
        return sum(item.checked_at is not None for item in self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPage:
    """Everything of a session's papers."""

    session_id: UUID
    job_id: UUID
    title: str
    job: str
    studio: str
    country: str
    starts_at: datetime | None
    ends_at: datetime | None
    shot_on: date | None
    zone: tzinfo  # the wall at the place
    notes: str = ""
    parking: str = ""
    dress: str = ""
    emergency_contact: str = ""
    place: PlaceFacts | None = None
    sun: SunTimes | None = None
    people: tuple[PersonRow, ...] = ()
    entries: tuple[EntryRow, ...] = ()
    lists: tuple[ListRow, ...] = ()
    photos: int = 0  # of the session; with any, coverage means something
    places: tuple[tuple[UUID, str], ...] = ()  # to choose from

    @property
    def day(self) -> date | None:
        """The day on the wall at the place."""
        return self.starts_at.astimezone(self.zone).date() if self.starts_at is not None else self.shot_on

    @property
    def missing(self) -> tuple[ItemRow, ...]:
        """After the shoot: the musts that no picked photo shows."""
        if not self.photos:
            return ()
        return tuple(item for one in self.lists for item in one.items if item.is_must and not item.picks)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionChoice:
    """A session whose papers can be opened."""

    id: UUID
    title: str
    job: str
    starts_at: datetime
    tz: str | None


def near_sessions(db: DbSession, *, now: datetime, limit: int = 60) -> list[SessionChoice]:
    """The sessions that come, in order, then those that were, the last one first: two statements."""
    wanted = (
        select(
            PhotoSession.id,
            PhotoSession.title,
            Job.title.label("job"),
            PhotoSession.starts_at,
            PhotoSession.tz,
        )
        .join(Job, (Job.id == PhotoSession.job_id) & (Job.tenant_id == PhotoSession.tenant_id))
        .where(~PhotoSession.deleted, PhotoSession.state.not_in(_OVER))
    )
    last = now - timedelta(hours=12)  # today's is still to come
    coming = wanted.where(PhotoSession.starts_at >= last).order_by(PhotoSession.starts_at, PhotoSession.id)
    gone = wanted.where(PhotoSession.starts_at < last).order_by(
        PhotoSession.starts_at.desc(), PhotoSession.id
    )
    found = [*db.execute(coming.limit(limit)), *db.execute(gone.limit(limit // 2))]
    return [SessionChoice(**row._mapping) for row in found]


def sheet_of(db: DbSession, session_id: UUID) -> SheetPage | None:
    """A session's papers; None when it is gone. The number of statements does not grow with what is on them."""
    found = db.execute(
        select(PhotoSession, Job.title, Location)
        .join(Job, (Job.id == PhotoSession.job_id) & (Job.tenant_id == PhotoSession.tenant_id))
        .outerjoin(
            Location,
            (Location.id == PhotoSession.location_id) & (Location.tenant_id == PhotoSession.tenant_id),
        )
        .where(PhotoSession.id == session_id, ~PhotoSession.deleted)
    ).one_or_none()
    if found is None:
        return None
    session, job, location = found
    studio = db.execute(
        select(StudioProfile.name, StudioProfile.country).where(~StudioProfile.deleted)
    ).first()
    zone = zone_named(session.tz or (location.tz if location is not None else None), studio_zone(db))
    day = session.starts_at.astimezone(zone).date() if session.starts_at is not None else session.shot_on
    words = _words(db, session_id)
    return SheetPage(
        session_id=session.id,
        job_id=session.job_id,
        title=session.title,
        job=job,
        studio=studio.name if studio is not None else "",
        country=studio.country if studio is not None else "",
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        shot_on=session.shot_on,
        zone=zone,
        notes=words["notes"],
        parking=words["parking"],
        dress=words["dress"],
        emergency_contact=words["emergency_contact"],
        place=_place(location),
        sun=_sun(location, day, zone),
        people=people_of(db, session.id, session.job_id),
        entries=_entries(db, session_id, day=day, zone=zone, begins=session.starts_at),
        lists=_lists(db, session_id),
        photos=db.scalar(
            select(func.count()).select_from(Photo).where(Photo.session_id == session_id, ~Photo.deleted)
        )
        or 0,
        places=_places(db),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoChoice:
    """A photo of the session that may show an item."""

    id: UUID
    name: str
    is_pick: bool
    is_linked: bool


def photos_for_item(db: DbSession, session_id: UUID, item_id: UUID) -> tuple[PhotoChoice, ...]:
    """The session's photos in the order they were taken, and which of them show the item: two statements."""
    linked = set(photos_of_item(db, item_id))
    found = db.execute(
        select(Photo.id, Photo.name, PhotoState.flag)
        .outerjoin(PhotoState, (PhotoState.id == Photo.id) & (PhotoState.tenant_id == Photo.tenant_id))
        .where(Photo.session_id == session_id, ~Photo.deleted)
        .order_by(Photo.taken_at, Photo.name, Photo.id)
    )
    return tuple(
        PhotoChoice(id=row.id, name=row.name, is_pick=row.flag == Flag.PICK, is_linked=row.id in linked)
        for row in found
    )


def photos_of_item(db: DbSession, item_id: UUID) -> tuple[UUID, ...]:
    """The photos that show an item."""
    wanted = select(ShotListPhoto.photo_id).where(ShotListPhoto.item_id == item_id, ~ShotListPhoto.deleted)
    return tuple(db.scalars(wanted.order_by(ShotListPhoto.created_at, ShotListPhoto.id)))


def other_lists(db: DbSession, session_id: UUID, *, limit: int = 40) -> list[tuple[UUID, str]]:
    """Lists of other sessions, the newest first, to copy from: id, and list with job. Two statements."""
    lists = db.execute(
        select(ShotList.id, ShotList.title, ShotList.session_id)
        .where(ShotList.session_id != session_id, ~ShotList.deleted)
        .order_by(ShotList.created_at.desc(), ShotList.id)
        .limit(limit)
    ).all()
    jobs = db.execute(
        select(PhotoSession.id, Job.title)
        .join(Job, (Job.id == PhotoSession.job_id) & (Job.tenant_id == PhotoSession.tenant_id))
        .where(PhotoSession.id.in_({row.session_id for row in lists}), ~PhotoSession.deleted)
    )
    titles = {row.id: row.title for row in jobs}
    return [(row.id, f"{row.title} · {titles[row.session_id]}") for row in lists if row.session_id in titles]


def _words(db: DbSession, session_id: UUID) -> dict[str, str]:
    """The words of the session's sheet; of two sheets, what the older one says, and what only the other says."""
    sheets = db.scalars(
        select(CallSheet)
        .where(CallSheet.session_id == session_id, ~CallSheet.deleted)
        .order_by(CallSheet.created_at, CallSheet.id)
    ).all()
    names = ("notes", "parking", "dress", "emergency_contact")
    return {name: next((said for sheet in sheets if (said := getattr(sheet, name))), "") for name in names}


def _place(location: Location | None) -> PlaceFacts | None:
    if location is None:
        return None
    town = " ".join(part for part in (location.postcode, location.city) if part)
    return PlaceFacts(
        name=location.name,
        address=", ".join(part for part in (location.street, town, location.region) if part),
        notes=location.notes or "",
        permit_note=location.permit_note or "",
        needs_permit=location.needs_permit,
    )


def _sun(location: Location | None, day: date | None, zone: tzinfo) -> SunTimes | None:
    if location is None or day is None or location.latitude is None or location.longitude is None:
        return None
    return sun_times(location.latitude, location.longitude, day, zone)


def _entries(
    db: DbSession, session_id: UUID, *, day: date | None, zone: tzinfo, begins: datetime | None
) -> tuple[EntryRow, ...]:
    """The lines by the clock of the session's day; those without a time last."""
    found = db.execute(
        select(CallSheetEntry, Location.name)
        .join(
            CallSheet,
            (CallSheet.id == CallSheetEntry.call_sheet_id)
            & (CallSheet.tenant_id == CallSheetEntry.tenant_id),
        )
        .outerjoin(
            Location,
            (Location.id == CallSheetEntry.location_id) & (Location.tenant_id == CallSheetEntry.tenant_id),
        )
        .where(CallSheet.session_id == session_id, ~CallSheet.deleted, ~CallSheetEntry.deleted)
        .order_by(CallSheetEntry.position, CallSheetEntry.id)
    )
    rows = []
    for entry, place in found:
        starts_at, ends_at = on_the_day(entry.starts_at, entry.ends_at, day=day, zone=zone, begins=begins)
        rows.append(
            EntryRow(
                id=entry.id,
                title=entry.title,
                starts_at=starts_at,
                ends_at=ends_at,
                people=entry.people or "",
                location_id=entry.location_id,
                place=place or "",
            )
        )
    latest = datetime.max.replace(tzinfo=UTC)
    return tuple(sorted(rows, key=lambda row: row.starts_at or latest))


def _lists(db: DbSession, session_id: UUID) -> tuple[ListRow, ...]:
    lists = db.execute(
        select(ShotList.id, ShotList.title)
        .where(ShotList.session_id == session_id, ~ShotList.deleted)
        .order_by(ShotList.position, ShotList.id)
    ).all()
    items = _items(db, [row.id for row in lists]) if lists else []
    return tuple(
        ListRow(id=row.id, title=row.title, items=tuple(item for item in items if item.list_id == row.id))
        for row in lists
    )


def _items(db: DbSession, lists: list[UUID]) -> list[ItemRow]:
    counts = {
        item_id: (photos, picks)
        for item_id, photos, picks in db.execute(
            select(
                ShotListPhoto.item_id,
                func.count(ShotListPhoto.photo_id.distinct()),
                func.count(ShotListPhoto.photo_id.distinct()).filter(PhotoState.flag == Flag.PICK),
            )
            .join(
                ShotListItem,
                (ShotListItem.id == ShotListPhoto.item_id)
                & (ShotListItem.tenant_id == ShotListPhoto.tenant_id),
            )
            .join(Photo, (Photo.id == ShotListPhoto.photo_id) & (Photo.tenant_id == ShotListPhoto.tenant_id))
            .outerjoin(PhotoState, (PhotoState.id == Photo.id) & (PhotoState.tenant_id == Photo.tenant_id))
            .where(ShotListItem.shot_list_id.in_(lists), ~ShotListPhoto.deleted, ~Photo.deleted)
            .group_by(ShotListPhoto.item_id)
        )
    }
    found = db.scalars(
        select(ShotListItem)
        .where(ShotListItem.shot_list_id.in_(lists), ~ShotListItem.deleted)
        .order_by(ShotListItem.position, ShotListItem.id)
    )
    rows = []
    for item in found:
        photos, picks = counts.get(item.id, (0, 0))
        rows.append(
            ItemRow(
                id=item.id,
                list_id=item.shot_list_id,
                title=item.title,
                group=item.group or "",
                people=item.people or "",
                is_must=item.is_must,
                checked_at=item.checked_at,
                photos=photos,
                picks=picks,
            )
        )
    return rows


def _places(db: DbSession) -> tuple[tuple[UUID, str], ...]:
    found = db.execute(
        select(Location.id, Location.name)
        .where(~Location.deleted, ~Location.is_archived)
        .order_by(Location.name)
    )
    return tuple((key, name) for key, name in found)
