from sqlalchemy import update

from focusflow_desktop.business.filing.queries import filing_of, shoots_to_file, waiting_filing
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import Photo, PhotoSession


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
