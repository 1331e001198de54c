from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import JSON, Boolean, Date, DateTime, Float, Integer, LargeBinary, Table, Uuid, select, text
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.shared.records import Base, Contact, Job, JobContact, PhotoSession, Synced, TagLink
from focusflow_desktop.shared.records.base import Merge
from focusflow_desktop.shared.records.jobs import JobStage
from focusflow_desktop.shared.records.types import OpenEnum, PlainJson, UtcDateTime
from focusflow_desktop.shared.sync.registry import synced_tables
from tests.support.factories import make_contact, make_job, make_job_contact, make_session

DESK = {facts.name: facts.number for facts in synced_tables() if facts.number > 11}
RECORDS = {mapper.local_table.name: mapper.class_ for mapper in Base.registry.mappers}
INSTANT = datetime(2026, 6, 20, 12, 30, 15, 123456, tzinfo=UTC)
NAMELESS = {"tenant_id", "hlc0", "clock", "created_at", "created_by", "deleted"}


def id_of(table: str) -> UUID:
    """Every table gets one row, whose id is its number."""
    return UUID(int=next(facts.number for facts in synced_tables() if facts.name == table))


def value_of(column: Any) -> Any:
    """A telling value of the column's type."""
    kind = column.type
    if isinstance(kind, OpenEnum):
        return list(kind.kind)[-1]
    if isinstance(kind, UtcDateTime):
        return INSTANT
    if isinstance(kind, PlainJson | JSON):
        return [{"ä": [1, None, "x"]}]
    for known, value in (
        (Boolean, True),
        (LargeBinary, b"\xff\x00"),
        (Integer, 4_000_000_000 if "minor" in column.name else 17),
        (Float, 52.25),
        (Date, date(2024, 2, 29)),
        (DateTime, INSTANT.replace(tzinfo=None)),
        (Uuid, UUID(int=999)),
    ):
        if isinstance(kind, known):
            return value
    return "Ünï 🌿"[: getattr(kind, "length", None) or 99]


def row_of(table: Table) -> dict[str, Any]:
    """One row with a value in every column; what points at another table points at that table's row."""
    targets = {key.column_keys[1]: key.referred_table.name for key in table.foreign_key_constraints}
    values = {c.name: value_of(c) for c in table.columns if c.name not in NAMELESS}
    return {
        **values,
        "id": id_of(table.name),
        **{name: id_of(target) for name, target in targets.items()},  # a photo's state shares its id
    }


@pytest.fixture
def full(studio: Studio) -> Studio:
    """A studio with one full row in every synced table."""
    with studio.write() as db:
        for facts in synced_tables():
            db.add(RECORDS[facts.name](**row_of(Base.metadata.tables[facts.name])))
    return studio


def test_every_value_of_every_record_is_read_back_as_it_was_written(full: Studio) -> None:
    with full.read() as db:
        for name in DESK:
            found = db.scalars(select(RECORDS[name])).one()
            expected = row_of(Base.metadata.tables[name])
            assert {column: getattr(found, column) for column in expected} == expected, name


@pytest.mark.parametrize("name", sorted(DESK))
def test_a_record_needs_no_more_than_what_is_not_optional(studio: Studio, name: str) -> None:
    table = Base.metadata.tables[name]
    needed = {
        c.name: value_of(c) for c in table.columns if not c.nullable and c.default is None and c.name != "id"
    }
    with studio.write() as db:
        connection = db.connection()
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        db.add(RECORDS[name](**needed))
        db.flush()
        assert db.scalars(select(RECORDS[name])).one().deleted is False
        db.rollback()


@pytest.mark.parametrize("name", [*sorted(set(DESK) - {"locations"}), "jobs", "sessions"])
def test_everything_that_points_at_a_row_of_the_studio_is_indexed_where_lists_follow_it(name: str) -> None:
    table = Base.metadata.tables[name]
    leading = {next(iter(index.columns)).name for index in table.indexes}
    followed = {"job_id", "contact_id", "session_id", "entity_id", "batch_id", "mini_day_id"}
    assert {c.name for c in table.columns if c.name in followed} <= leading


def test_money_is_whole_minor_units_and_names_its_currency() -> None:
    for facts in synced_tables():
        money = [name for name in facts.columns if name.endswith("_minor")]
        assert all(isinstance(Base.metadata.tables[facts.name].c[name].type, Integer) for name in money)
        if money and facts.name != "job_types":  # a job type's estimate is in the studio's currency
            assert "currency" in facts.columns


def test_what_a_log_or_a_version_says_is_fixed() -> None:
    for name in ("activities", "message_template_versions"):
        facts = next(facts for facts in synced_tables() if facts.name == name)
        own = {column: fact.merge for column, fact in facts.columns.items() if column != "deleted"}
        assert set(own.values()) == {Merge.FIXED}


def test_a_stage_of_a_later_version_is_kept_as_it_is(studio: Studio) -> None:
    job = make_job()
    with studio.write() as db:
        db.add(job)
        db.flush()
        db.execute(text("UPDATE jobs SET stage = 'in_court'"))
    with studio.read() as db:
        assert db.scalars(select(Job)).one().stage == "in_court"


def test_the_people_of_a_job_are_found_from_either_side(studio: Studio) -> None:
    job, julia = make_job(), make_contact()
    with studio.write() as db:
        db.add_all([job, julia, make_session(job), make_job_contact(job, julia)])
    with studio.read() as db:
        names = select(Contact.name).join(JobContact, JobContact.contact_id == Contact.id)
        assert db.scalars(names.where(JobContact.job_id == job.id)).all() == ["Julia Weber"]
        assert db.scalars(select(PhotoSession.title).where(PhotoSession.job_id == job.id)).all() == [
            "Ceremony"
        ]


def test_a_new_job_is_a_lead() -> None:
    assert Base.metadata.tables["jobs"].c.stage.default.arg is JobStage.LEAD


def test_a_tag_is_a_row_of_its_own_and_not_a_list_in_a_record() -> None:
    assert issubclass(TagLink, Synced)
    assert not any("tags" in facts.columns for facts in synced_tables())


def plan(db: DbSession, statement: str) -> str:
    rows = db.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}").all()
    return "\n".join(row[-1] for row in rows)


LISTS = [
    "SELECT id FROM contacts WHERE deleted = 0 ORDER BY name, id LIMIT 200",
    "SELECT id FROM jobs WHERE deleted = 0 AND is_archived = 0 AND stage = 'booked' ORDER BY created_at, id LIMIT 9",
    "SELECT id FROM sessions WHERE deleted = 0 AND starts_at >= '2026' AND starts_at < '2027'",
    "SELECT id FROM allocations WHERE resource_id = 'x' AND busy_from < '2027' AND busy_to > '2026'",
    "SELECT id FROM messages WHERE job_id = 'x' ORDER BY at",
    "SELECT id FROM messages WHERE contact_id = 'x' ORDER BY at",
    "SELECT id FROM activities WHERE job_id = 'x' ORDER BY at",
    "SELECT id FROM todos WHERE deleted = 0 AND done_at IS NULL ORDER BY due_on",
]


@pytest.mark.parametrize("statement", LISTS)
def test_the_lists_of_the_desk_are_read_from_an_index_without_sorting(studio: Studio, statement: str) -> None:
    with studio.read() as db:
        found = plan(db, statement)
    assert "USING" in found
    assert "INDEX" in found
    assert "TEMP B-TREE" not in found
