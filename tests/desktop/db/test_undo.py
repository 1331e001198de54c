from datetime import UTC, datetime, timedelta

from sqlalchemy import event, select, text

from focusflow_desktop.db import undo
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.culling import operations as culling
from focusflow_desktop.photos.library import operations as library
from focusflow_desktop.photos.library import queries
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import Activity, Contact, ContactEmail, PhotoSession
from focusflow_desktop.shared.records.entities import EntityKind
from focusflow_desktop.shared.records.photos import Flag
from focusflow_desktop.shared.records.sessions import SessionState
from tests.support.factories import make_contact, make_job, make_photo, make_session

ONE, TWO = make_photo(1), make_photo(2)


def with_photos(studio: Studio) -> Studio:
    with studio.write() as db:
        library.register(db, [ONE, TWO])
    return studio


def rating(studio: Studio, photo=ONE) -> int:
    with studio.read() as db:
        return queries.rows(db, [photo.id])[0].rating


def rate(studio: Studio, stars: int, *photos) -> None:
    with studio.write(f"Rate {stars}") as db:
        culling.rate(db, [p.id for p in photos or (ONE,)], rating=stars)


def test_undo_takes_back_the_last_step_and_says_where_to_look(studio: Studio) -> None:
    with_photos(studio)
    rate(studio, 3)
    rate(studio, 5)
    with studio.write() as db:
        taken = undo.undo(db)
    assert taken is not None
    assert (taken.name, taken.ids) == ("Rate 5", (ONE.id,))
    assert rating(studio) == 3


def test_redo_does_the_undone_step_again(studio: Studio) -> None:
    with_photos(studio)
    rate(studio, 3)
    rate(studio, 5)
    with studio.write() as db:
        undo.undo(db)
        undo.undo(db)
        undo.redo(db)
    assert rating(studio) == 3
    with studio.read() as db:
        assert (undo.next_undo(db), undo.next_redo(db)) == ("Rate 3", "Rate 5")


def test_a_new_step_forgets_what_could_be_redone(studio: Studio) -> None:
    with_photos(studio)
    rate(studio, 3)
    with studio.write() as db:
        undo.undo(db)
    rate(studio, 4)
    with studio.write() as db:
        assert undo.redo(db) is None


def test_undo_leaves_alone_what_changed_since(studio: Studio) -> None:
    with_photos(studio)
    rate(studio, 3, ONE, TWO)
    with studio.write() as db:  # as a pulled change would: no step
        culling.rate(db, [TWO.id], rating=1)
    with studio.write() as db:
        undo.undo(db)
    assert (rating(studio, ONE), rating(studio, TWO)) == (0, 1)


def test_importing_photos_is_no_step(studio: Studio) -> None:
    with_photos(studio)
    with studio.read() as db:
        assert undo.next_undo(db) is None


def test_a_step_that_changed_nothing_leaves_no_trace(studio: Studio) -> None:
    with_photos(studio)
    rate(studio, 0)
    with studio.read() as db:
        assert undo.next_undo(db) is None


def test_several_presses_in_one_transaction_are_several_steps(studio: Studio) -> None:
    with_photos(studio)
    at = datetime(2026, 5, 13, tzinfo=UTC)
    with studio.write() as db:
        undo.begin_step(db, "Pick", at=at)
        culling.flag(db, [ONE.id], flag=Flag.PICK)
        undo.begin_step(db, "Rate 4", at=at)
        culling.rate(db, [ONE.id], rating=4)
        undo.end_step(db)
    with studio.write() as db:
        undo.undo(db)
    with studio.read() as db:
        row = queries.rows(db, [ONE.id])[0]
    assert (row.flag, row.rating) == (Flag.PICK, 0)


def test_undoing_an_added_keyword_removes_it_and_redo_brings_it_back(studio: Studio) -> None:
    with_photos(studio)
    with studio.write("Add a keyword") as db:
        library.add_keyword(db, [ONE.id], keyword="macro")
    with studio.write() as db:
        undo.undo(db)
        assert queries.keywords_of(db, ONE.id) == []
        undo.redo(db)
        assert queries.keywords_of(db, ONE.id) == ["macro"]


def test_every_undoable_table_has_its_triggers(studio: Studio) -> None:
    with studio.read() as db:
        names = set(db.scalars(text("SELECT name FROM sqlite_schema WHERE type = 'trigger'")))
    mine = {name for name in names if name.startswith("undo_")}
    assert mine == {
        f"undo_{what}_{table}" for table in undo.undoable_tables() for what in ("insert", "update")
    }


def test_a_new_client_with_its_addresses_is_taken_back_and_made_again(studio: Studio) -> None:
    julia = make_contact()
    with studio.write("Add Julia Weber") as db:
        db.add_all([julia, ContactEmail(contact_id=julia.id, address="julia@example.com")])
    assert clients(studio) == [("Julia Weber", "julia@example.com")]
    with studio.write() as db:
        undo.undo(db)
    assert clients(studio) == []
    with studio.write() as db:
        undo.redo(db)
    assert clients(studio) == [("Julia Weber", "julia@example.com")]


def test_a_moved_session_goes_back_to_its_time_and_state(studio: Studio) -> None:
    job = make_job()
    session = make_session(job)
    before = (session.starts_at, session.ends_at, session.state)
    with studio.write() as db:
        db.add_all([job, session])
    with studio.write("Move Ceremony") as db:
        found = db.scalars(select(PhotoSession)).one()
        found.starts_at, found.ends_at = before[0] + timedelta(days=14), before[1] + timedelta(days=14)
        found.state = SessionState.RESCHEDULED
    with studio.write() as db:
        undo.undo(db)
        found = db.scalars(select(PhotoSession)).one()
        assert (found.starts_at, found.ends_at, found.state) == before


def test_taking_back_finds_each_row_by_its_key_however_many_there_are(studio: Studio) -> None:
    with studio.write("Move in") as db:
        db.add_all([make_contact(), make_contact("Tom Becker")])
    taken: list[str] = []
    with studio.write() as db:
        engine = db.connection().engine
        event.listen(engine, "before_cursor_execute", lambda *seen: taken.append(seen[2]))
        undo.undo(db)
        [statement] = {sql for sql in taken if sql.startswith('UPDATE "contacts"')}
        plan = db.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", (0, "", 0)).all()
    assert "SEARCH contacts USING INDEX sqlite_autoindex_contacts_1 (tenant_id=? AND id=?)" in {
        row[-1] for row in plan
    }


def test_the_log_is_not_taken_back(studio: Studio) -> None:
    with studio.write("Add a note to the log") as db:
        db.add(
            Activity(
                entity_kind=EntityKind.JOB, entity_id=new_id(), action="job.noted", at=datetime.now(tz=UTC)
            )
        )
    with studio.read() as db:
        assert undo.next_undo(db) is None


def clients(studio: Studio) -> list[tuple[str, str]]:
    with studio.read() as db:
        found = (
            select(Contact.name, ContactEmail.address)
            .join(ContactEmail, ContactEmail.contact_id == Contact.id)
            .where(~Contact.deleted, ~ContactEmail.deleted)
        )
        return [tuple(row) for row in db.execute(found)]
