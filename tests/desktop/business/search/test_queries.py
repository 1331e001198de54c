from datetime import UTC, date, datetime

import pytest
from sqlalchemy import event, text

from focusflow_desktop.business.search.operations import rebuild_index
from focusflow_desktop.business.search.queries import FoundKind, named, search, written
from focusflow_desktop.shared.errors import Damaged
from focusflow_desktop.shared.records import ContactEmail, ContactPhone, JobFile, Note
from tests.support.factories import (
    make_contact,
    make_inquiry,
    make_job,
    make_message,
    make_session,
    make_todo,
)


@pytest.fixture
def cast(studio):
    """A couple with a wedding, everything that hangs on it, and a stranger."""
    julia, job = (
        make_contact("Julia Weber", company="Café Morgenrot"),
        make_job("Weber, wedding", number="2026-00042"),
    )
    session = make_session(job, title="Ceremony", starts_at=datetime(2026, 6, 20, 23, 30, tzinfo=UTC))
    kept = {
        "julia": julia,
        "job": job,
        "session": session,
        "todo": make_todo("Charge batteries", job_id=job.id),
        "inquiry": make_inquiry("Oskar Demir", body="Is the lakeside free?", contact_id=julia.id),
        "message": make_message(julia, job_id=job.id, subject="Parking", body="Is there parking behind the church?"),
        "note": Note(body="Grandmother needs a chair", contact_id=julia.id),
        "file": JobFile(name="timeline_final.pdf", sha256="0" * 64, byte_size=1, media_type="application/pdf",
                        job_id=job.id),
        "email": ContactEmail(contact_id=julia.id, address="jw.ceramics@example.com"),
        "phone": ContactPhone(contact_id=julia.id, number="+49 (30) 555-12 34"),
        "stranger": make_contact("Boris Klein"),
    }  # fmt: skip
    with studio.write() as db:
        db.add_all(kept.values())
    return kept


def answers(studio, typed):
    with studio.read() as db:
        return search(db, typed)


@pytest.mark.parametrize(
    ("typed", "whom"),
    [
        ("julia weber", "julia"),
        ("JÚLIA", "julia"),
        ("we", "job"),
        ("morgenrot", "julia"),
        ("cafe mor", "julia"),
        ("ceramics@", "julia"),
        ("5551234", "julia"),
        ("555 12", "julia"),
        ("00042", "job"),
        ("2026-00042", "job"),
        ("ceremony", "session"),
        ("batteries", "todo"),
        ("demir", "inquiry"),
        ("timeline", "file"),
        ("church", "message"),
        ("grandmother chair", "note"),
        ("lakeside", "inquiry"),
    ],
)
def test_everything_is_found_by_what_a_person_remembers(studio, cast, typed, whom):
    assert cast[whom].id in [found.id for found in answers(studio, typed)]


@pytest.mark.parametrize("typed", ["wever", "weebr", "juila weber", "ceremnoy", "jula"])
def test_a_slip_of_the_finger_is_forgiven(studio, cast, typed):
    found = {row.id for row in answers(studio, typed)}
    assert found & {cast["julia"].id, cast["session"].id}
    assert cast["stranger"].id not in found


def test_what_fits_best_comes_first(studio, cast):
    with studio.write() as db:
        db.add_all([make_contact(f"Anna Webermann-{number}") for number in range(60)])
    first = answers(studio, "julia weber")[0]
    assert (first.kind, first.id) == (FoundKind.CLIENT, cast["julia"].id)
    assert cast["job"].id in [row.id for row in answers(studio, "weber")]


def test_each_leads_to_its_place(studio, cast):
    leads = {row.kind: (row.room, row.place) for typed in ("julia", "weber", "ceremony", "batteries", "parking", "chair")
             for row in answers(studio, typed)}  # fmt: skip
    job, julia = {"job_id": cast["job"].id}, {"contact_id": cast["julia"].id}
    assert leads[FoundKind.CLIENT] == ("clients", julia)
    assert leads[FoundKind.JOB] == leads[FoundKind.MESSAGE] == ("jobs", job)
    assert leads[FoundKind.NOTE] == ("clients", julia)
    assert leads[FoundKind.TODO] == ("todos", {"todo_id": cast["todo"].id})
    day = date(2026, 6, 21)  # half past one at night in Berlin
    assert leads[FoundKind.SESSION] == ("calendar", {"day": day, "session_id": cast["session"].id})


def test_a_message_shows_the_words_around_those_found(studio, cast):
    with studio.read() as db:
        [found] = written(db, "church")
    assert found.title == "Julia Weber · Parking"
    assert "behind the church" in found.about


def test_merged_and_deleted_clients_are_not_found(studio, cast):
    with studio.write() as db:
        julia = db.merge(cast["julia"])
        julia.merged_into_id = cast["stranger"].id
        db.merge(cast["todo"]).deleted = True
    assert cast["julia"].id not in [row.id for row in answers(studio, "julia")]
    assert answers(studio, "batteries") == []


@pytest.mark.parametrize(
    "typed", ["", "  ", '"', "%", "AND", "a OR", "{people}:", "*", "(", "'; --", "\x00", "🙂", "x" * 5_000]
)
def test_signs_of_the_query_language_are_plain_letters(studio, cast, typed):
    assert cast["stranger"].id not in [row.id for row in answers(studio, typed)]


def test_a_larger_studio_costs_no_more_statements(studio, cast):
    counts = []
    for more in (0, 80):
        with studio.write() as db:
            jobs = [make_job(f"Weber {number}, wedding") for number in range(more)]
            db.add_all([*jobs, *(make_session(job, title="Weber day") for job in jobs)])
        asked = []
        with studio.read() as db:
            event.listen(db.connection(), "before_cursor_execute", lambda *a, asked=asked: asked.append(a[2]))
            named(db, "weber")
        counts.append(len(asked))
    assert counts[1] <= counts[0] + 1  # sessions are found now: one statement for all of them
    assert counts[1] <= 10


def test_a_damaged_index_is_said_and_made_again(studio, cast):
    with studio.write() as db:
        db.execute(text("DELETE FROM search_names_data"))
        db.execute(text("DELETE FROM search_names_idx"))
    with studio.read() as db, pytest.raises(Damaged, match="index is made again"):
        search(db, "julia")
    with studio.write() as db:
        rebuild_index(db)
    assert answers(studio, "julia")[0].id == cast["julia"].id
