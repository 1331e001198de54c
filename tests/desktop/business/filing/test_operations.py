from datetime import timedelta

import pytest
from sqlalchemy import select, update

from focusflow_desktop.business.filing.operations import file_pictures
from focusflow_desktop.business.filing.queries import UNFILED, filing_of, waiting_filing
from focusflow_desktop.db.undo import undo
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import Job, Photo, PhotoSession
from focusflow_desktop.shared.records.sessions import ProductionStatus, SessionState
from focusflow_desktop.shared.rules.booking_match import assign


def proposal(card):
    with card.studio.read() as db:
        return filing_of(db, card.shoot).proposal


def filed(card, parts):
    with card.studio.write("File the pictures") as db:
        file_pictures(db, card.shoot, parts, now=card.now)


def where(card):
    with card.studio.read() as db:
        rows = {row.id: row.session_id for row in db.execute(select(Photo.id, Photo.session_id))}
    return [rows[photo] for photo in card.photos]


def taken(card):
    with card.studio.read() as db:
        rows = {row.id: row.taken_at for row in db.execute(select(Photo.id, Photo.taken_at))}
    return [rows[photo] for photo in card.photos]


def session(card, session_id):
    with card.studio.read() as db:
        return db.scalar(select(PhotoSession).where(PhotoSession.id == session_id))


def test_every_part_joins_its_booking_which_is_done_with_that(card):
    filed(card, proposal(card))
    assert where(card) == [card.couple] * 3 + [card.family] * 2 + [card.shoot]
    for one in (card.couple, card.family):
        found = session(card, one)
        assert (found.state, found.production) == (SessionState.COMPLETED, ProductionStatus.IMPORTED)
    assert not session(card, card.shoot).deleted  # one picture is left in it


def test_a_shoot_that_keeps_nothing_goes_with_the_job_made_for_it(card):
    parts = proposal(card)
    filed(card, assign(parts, 2, card.family))
    assert session(card, card.shoot).deleted
    with card.studio.read() as db:
        living = set(db.scalars(select(Job.title).where(~Job.deleted)))
    assert living == {"Julia Weber, pictures", "Clara Kaiser, pictures"}


def test_one_undo_takes_everything_back(card):
    before = where(card)
    filed(card, assign(proposal(card), 2, card.family))
    with card.studio.write() as db:
        undo(db)
    assert where(card) == before
    assert not session(card, card.shoot).deleted
    assert session(card, card.couple).state is SessionState.BOOKED
    assert session(card, card.couple).production is ProductionStatus.NOT_SHOT


def test_a_booking_that_is_gone_files_nothing(card):
    parts = proposal(card)
    with card.studio.write() as db:
        db.scalar(select(PhotoSession).where(PhotoSession.id == card.family)).deleted = True
    with pytest.raises(Refused, match="Nothing was filed") as caught:
        filed(card, parts)
    assert caught.value.code == "filing.booking_gone"
    assert where(card) == [card.shoot] * 6


def test_a_clock_is_put_right_in_the_step_that_files_and_goes_back_with_it(card):
    before = taken(card)
    with card.studio.read() as db:
        filing = filing_of(db, card.shoot)
    camera = next(iter(filing.shots.values())).camera
    with card.studio.write("File the pictures") as db:
        file_pictures(db, card.shoot, filing.proposal, now=card.now, shifts={camera: timedelta(hours=-1)})
    assert taken(card) == [at - timedelta(hours=1) for at in before]
    with card.studio.read() as db:
        assert len(set(db.scalars(select(Photo.captured_at)))) == len(before)  # the files' own time stays
    with card.studio.write() as db:
        undo(db)
    assert taken(card) == before
    assert where(card) == [card.shoot] * 6


def test_another_camera_s_clock_is_left_alone(card):
    before = taken(card)
    with card.studio.write("File the pictures") as db:
        parts = filing_of(db, card.shoot).proposal
        file_pictures(db, card.shoot, parts, now=card.now, shifts={"Another": timedelta(hours=-1)})
    assert taken(card) == before


def test_without_a_booking_there_is_nothing_to_file(card):
    parts = assign(assign(proposal(card), 0, None), 0, None)
    with pytest.raises(Refused, match="no part has a booking"):
        filed(card, assign(parts, 1, None) if len(parts) > 1 else parts)


def test_pictures_of_no_shoot_are_filed_too(card):
    with card.studio.write() as db:
        db.execute(update(Photo).values(session_id=None))
    with card.studio.read() as db:
        filing = waiting_filing(db)
    assert filing.session_id == UNFILED
    with card.studio.write("File") as db:
        file_pictures(db, UNFILED, filing.proposal, now=card.now)
    assert where(card) == [card.couple] * 3 + [card.family] * 2 + [None]
