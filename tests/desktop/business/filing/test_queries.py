from datetime import timedelta

from sqlalchemy import update

from focusflow_desktop.business.filing.queries import bookings_on, filing_of, shoots_to_file, waiting_filing
from focusflow_desktop.business.sessions.taking import allocate
from focusflow_desktop.photos.library.operations import register
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import Photo, PhotoSession
from focusflow_desktop.shared.records.allocations import ResourceKind
from focusflow_desktop.shared.rules.booking_sureness import Level, Why
from focusflow_desktop.shared.rules.clashes import Resource
from tests.desktop.business.filing.conftest import DAY, book
from tests.support.factories import make_member, make_photo


def test_pictures_find_the_bookings_of_their_hours(card):
    with card.studio.read() as db:
        filing = filing_of(db, card.shoot)
    assert [(part.booking_id, len(part.keys)) for part in filing.proposal] == [
        (card.couple, 3),
        (card.family, 2),
        (None, 1),
    ]
    assert filing.is_worth_it
    assert [one.title for one in filing.bookings] == [
        "Julia Weber, pictures: Couple",
        "Clara Kaiser, pictures: Family",
    ]
    assert len(filing.names) == len(filing.times) == 6


def test_a_shoot_that_is_gone_or_empty_has_no_proposal(card):
    with card.studio.read() as db:
        assert filing_of(db, new_id()) is None
        assert filing_of(db, card.couple) is None


def test_shoots_that_came_from_a_card_wait_to_be_filed(card):
    with card.studio.read() as db:
        assert shoots_to_file(db) == [(card.shoot, "Card of Sunday · The day", 6)]


def test_the_newest_card_that_falls_on_a_booking_waits(card):
    with card.studio.read() as db:
        assert waiting_filing(db).session_id == card.shoot
    with card.studio.write() as db:
        for one in (card.couple, card.family):
            db.get(PhotoSession, (card.studio.tenant_id, one)).deleted = True
    with card.studio.read() as db:
        assert waiting_filing(db) is None


def test_a_picture_without_a_time_goes_with_the_one_before_it_by_number(card):
    with card.studio.write() as db:
        db.execute(update(Photo).where(Photo.id == card.photos[4]).values(taken_at=None))
    with card.studio.read() as db:
        proposal = filing_of(db, card.shoot).proposal
    assert proposal[1].booking_id == card.family
    assert proposal[1].keys == (str(card.photos[3]), str(card.photos[4]))


def test_each_part_says_how_sure_it_is(card):
    with card.studio.read() as db:
        filing = filing_of(db, card.shoot)
    found = [filing.sureness(part) for part in filing.proposal]
    assert [one.level for one in found] == [Level.SURE, Level.SURE, Level.UNSURE]
    assert [one.why for one in found] == [(Why.WITHIN,), (Why.WITHIN,), (Why.NOTHING_THEN,)]


def test_who_is_allocated_tells_two_sessions_at_once_apart(card):
    with card.studio.write() as db:
        anna, ben = make_member("Anna"), make_member("Ben")
        db.add_all((anna, ben))
        db.flush()
        second = book(db, card.jobs[1], "Second", 9, 2, card.now - timedelta(days=9))
        for session, member in ((card.couple, anna), (second, ben)):
            allocate(db, session, Resource(kind=ResourceKind.USER, id=member.id, name=member.name))
        db.execute(update(Photo).values(photographer_id=anna.id))
        db.execute(update(Photo).where(Photo.id == card.photos[1]).values(photographer_id=ben.id))
    with card.studio.read() as db:
        filing = filing_of(db, card.shoot)
    by_picture = {key: part.booking_id for part in filing.proposal for key in part.keys}
    wanted = [card.couple, second, card.couple, card.family, card.family, None]
    assert [by_picture[str(photo)] for photo in card.photos] == wanted
    assert {one.session_id: set(one.people.values()) for one in filing.bookings} == {
        card.couple: {"Anna"},
        second: {"Ben"},
        card.family: set(),
    }


def test_a_clock_put_right_changes_the_proposal_and_nothing_else(card):
    with card.studio.write() as db:
        hours = (10.05, 10.5, 11.95, 13.02, 13.95, 13.5)
        for photo, hour in zip(card.photos, hours, strict=True):
            at = (DAY + timedelta(hours=hour)).replace(tzinfo=None)
            db.execute(update(Photo).where(Photo.id == photo).values(taken_at=at))
    with card.studio.read() as db:
        filing = filing_of(db, card.shoot)
        assert set(filing.clocks.values()) == {timedelta(hours=-1)}
        right = filing_of(db, card.shoot, shifts=filing.clocks)
    assert not right.clocks
    assert [(part.booking_id, len(part.keys)) for part in right.proposal] == [
        (card.couple, 3),
        (card.family, 3),
    ]
    assert all(right.sureness(part).level is Level.SURE for part in right.proposal)
    with card.studio.read() as db:
        assert filing_of(db, card.shoot).times == filing.times


def test_bookings_of_days_are_counted_without_those_called_off(card):
    day = DAY.date()
    with card.studio.read() as db:
        assert bookings_on(db, {day}) == 2
        assert bookings_on(db, {day - timedelta(days=1), day + timedelta(days=1)}) == 0
        assert bookings_on(db, ()) == 0
        assert bookings_on(db, {day.replace(year=1980), day, day + timedelta(days=1)}) == 2
    with card.studio.write() as db:
        db.get(PhotoSession, (card.studio.tenant_id, card.family)).deleted = True
    with card.studio.read() as db:
        assert bookings_on(db, {day}) == 1


def test_a_card_whose_clock_is_far_off_waits_too(card):
    with card.studio.write() as db:
        hours = (19.05, 19.5, 20.2, 20.95, 22.02, 22.95)
        for photo, hour in zip(card.photos, hours, strict=True):
            at = (DAY + timedelta(hours=hour)).replace(tzinfo=None)
            db.execute(update(Photo).where(Photo.id == photo).values(taken_at=at))
    with card.studio.read() as db:
        filing = waiting_filing(db)
    assert all(part.booking_id is None for part in filing.proposal)
    assert set(filing.clocks.values()) == {timedelta(hours=-10)}


def test_a_booking_that_has_its_pictures_speaks_for_no_clock(card):
    with card.studio.write() as db:
        hours = (19.02, 19.2, 19.4, 19.6, 19.8, 19.98)  # an hour nobody booked; the family's was one too
        for photo, hour in zip(card.photos, hours, strict=True):
            at = (DAY + timedelta(hours=hour)).replace(tzinfo=None)
            db.execute(update(Photo).where(Photo.id == photo).values(taken_at=at))
    with card.studio.read() as db:
        assert filing_of(db, card.shoot).clocks
    with card.studio.write() as db:
        register(db, [make_photo(99, session_id=card.family)])
    with card.studio.read() as db:
        assert not filing_of(db, card.shoot).clocks
