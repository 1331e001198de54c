import random

import pytest
from alembic import command
from sqlalchemy import text

from focusflow_desktop.db import undo, upgrade
from focusflow_desktop.db.check import salvage
from focusflow_desktop.db.engine import writer_engine
from focusflow_desktop.db.search_index import COLUMNS, SOURCES, install_search
from focusflow_desktop.db.unit_of_work import DATABASE, open_studio
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import Base, ContactEmail, Job, Note
from tests.support.factories import (
    make_contact,
    make_inquiry,
    make_job,
    make_message,
    make_session,
    make_todo,
)


def found(db, index, words):
    """The rows an index answers with, as (table, id)."""
    asked = text(
        f"SELECT e.source, e.row_id FROM {index} JOIN search_entries e ON e.id = {index}.rowid "
        f"WHERE {index} MATCH :words"
    )
    return {(source, row_id) for source, row_id in db.execute(asked, {"words": words})}


def contents(db):
    """Everything the index holds: each word with its table's row."""
    kept = set()
    for index in COLUMNS:
        db.execute(
            text(f"CREATE VIRTUAL TABLE temp.words_{index} USING fts5vocab('main', '{index}', 'instance')")
        )
        rows = db.execute(
            text(
                f"SELECT e.source, e.row_id, w.term, w.col FROM temp.words_{index} w "
                "LEFT JOIN search_entries e ON e.id = w.doc"
            )
        )
        kept |= {(index, *row) for row in rows}
        db.execute(text(f"DROP TABLE temp.words_{index}"))
    return kept


def test_every_searched_column_is_one_of_the_records():
    for source in SOURCES:
        assert {*source.columns, source.age} <= set(Base.metadata.tables[source.table].columns.keys())


def test_words_parts_and_texts_are_found_as_soon_as_they_are_written(studio):
    contact = make_contact("Zoë Übermut")
    message = make_message(contact, body="Please bring the dog")
    with studio.write() as db:
        db.add_all([contact, message])
    with studio.read() as db:
        assert found(db, "search_names", "uber*") == {("contacts", contact.id.hex)}
        assert found(db, "search_parts", '"ermu"') == {("contacts", contact.id.hex)}
        assert found(db, "search_texts", "dog") == {("messages", message.id.hex)}


def test_a_phone_number_is_found_without_its_spaces(studio):
    inquiry = make_inquiry(phone="+49 30 555-12 34")
    with studio.write() as db:
        db.add(inquiry)
    with studio.read() as db:
        assert found(db, "search_parts", '"5551234"') == {("inquiries", inquiry.id.hex)}


def test_what_is_deleted_is_forgotten_and_what_comes_back_is_found(studio):
    contact = make_contact("Julia Weber")
    with studio.write("Add a client") as db:
        db.add(contact)
    with studio.write() as db:
        undo.undo(db)
    with studio.read() as db:
        assert found(db, "search_names", "weber") == set()
        assert db.execute(text("SELECT count(*) FROM search_entries")).scalar() == 0
    with studio.write() as db:
        undo.redo(db)
    with studio.read() as db:
        assert found(db, "search_names", "weber") == {("contacts", contact.id.hex)}


def _edit(db, chance, known):
    """One thing somebody might do."""
    word = chance.choice(["Weber", "Óscar", "Anna-Lena", "wedding 2026", "", "Ñandú"])
    act = chance.randrange(6)
    if act == 0 or not known:
        contact, job = make_contact(f"Anna {word}"), make_job(f"{word}, wedding", number="2026-7")
        made = [contact, job, make_session(job, notes=word), make_todo(f"Call {word}")]
        made += [
            make_message(contact, body=word),
            ContactEmail(contact_id=contact.id, address=f"{word}@example.com"),
            Note(body=word),
        ]
        db.add_all(made)
        db.flush()
        known += made
    elif act == 1:
        one = chance.choice(known)
        one.deleted = not one.deleted
        db.add(one)
    else:
        one = db.merge(chance.choice(known))
        for name in ("name", "title", "body", "notes", "address", "company"):
            if hasattr(one, name) and chance.random() < 0.5:
                setattr(one, name, f"{word} {chance.randrange(9)}")


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_index_and_rows_agree_after_random_edits_and_undo(studio, seed):
    chance, known = random.Random(seed), []
    for number in range(40):
        with studio.write(f"Step {number}") as db:
            _edit(db, chance, known)
        if chance.random() < 0.4:
            with studio.write() as db:
                chance.choice([undo.undo, undo.redo])(db)
    with studio.write() as db:
        kept = contents(db)
        install_search(db.connection())
        assert kept == contents(db)
        assert len(kept) > 100


def test_a_studio_from_before_the_index_is_searched_after_its_upgrade(tmp_path, clock):
    tenant, job = new_id(), new_id()
    engine = writer_engine(tmp_path / DATABASE)
    with engine.connect() as connection, connection.begin():
        config = upgrade._config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0004")
        connection.exec_driver_sql(
            f"INSERT INTO this_machine VALUES (1, '{tenant.hex}', 'ffffffff', '{'0' * 24}')"
        )
        connection.exec_driver_sql(
            "INSERT INTO jobs (tenant_id, id, title, stage, is_postponed, is_archived, is_imported, hlc0, clock, deleted, "
            f"created_at) VALUES ('{tenant.hex}', '{job.hex}', 'Weber, wedding', 'lead', 0, 0, 0, '{'0' * 24}', '{{}}', 0, "
            "'2026-05-13 20:00:00')"
        )
    engine.dispose()
    studio = open_studio(tmp_path, clock=clock)
    with studio.write() as db:
        assert found(db, "search_names", "weber") == {("jobs", job.hex)}
        db.get(Job, (tenant, job)).title = "Becker, wedding"
        db.flush()
        assert found(db, "search_names", "weber") == set()
        assert found(db, "search_names", "becker") == {("jobs", job.hex)}
    studio.close()


def test_a_salvaged_studio_is_searched_like_the_damaged_one(studio, clock, tmp_path):
    contact = make_contact("Julia Weber")
    with studio.write() as db:
        db.add(contact)
    studio.close()
    (tmp_path / "saved").mkdir()
    salvage(studio.folder / DATABASE, tmp_path / "saved" / DATABASE, clock=clock)
    saved = open_studio(tmp_path / "saved", clock=clock)
    with saved.read() as db:
        assert found(db, "search_names", "weber") == {("contacts", contact.id.hex)}
    saved.close()
