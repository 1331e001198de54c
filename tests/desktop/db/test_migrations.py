from pathlib import Path
from uuid import UUID

import pytest
from alembic import command
from sqlalchemy import select, text

from focusflow_desktop.db import upgrade
from focusflow_desktop.db.engine import writer_engine
from focusflow_desktop.db.unit_of_work import DATABASE, open_studio
from focusflow_desktop.shared.records import Job, Member, PhotoSession, StudioProfile
from focusflow_desktop.shared.records.jobs import JobStage
from focusflow_desktop.shared.records.sessions import ProductionStatus, SessionState

TENANT, JOB, SHOT, EMPTY, ANNA, PHOTO = (UUID(int=number) for number in range(1, 7))
BASE = "'000000000000000000000000', '{}', 0, '2026-05-13 20:00:00', NULL"
FIRST_ROWS = (
    f"INSERT INTO this_machine VALUES (1, '{TENANT.hex}', 'ffffffff', '000000000000000000000000')",
    f"INSERT INTO studios (tenant_id, id, name, country, currency, is_sample, hlc0, clock, deleted, created_at, created_by)"
    f" VALUES ('{TENANT.hex}', '{TENANT.hex}', 'Studio Weber', 'DE', 'EUR', 0, {BASE})",
    f"INSERT INTO members (tenant_id, id, name, role, hlc0, clock, deleted, created_at, created_by)"
    f" VALUES ('{TENANT.hex}', '{ANNA.hex}', 'Anna', 'admin', {BASE})",
    f"INSERT INTO jobs (tenant_id, id, title, hlc0, clock, deleted, created_at, created_by)"
    f" VALUES ('{TENANT.hex}', '{JOB.hex}', 'Weber, wedding', {BASE})",
    *(
        f"INSERT INTO sessions (tenant_id, id, job_id, title, shot_on, hlc0, clock, deleted, created_at, created_by)"
        f" VALUES ('{TENANT.hex}', '{session.hex}', '{JOB.hex}', '{title}', '2026-05-13', {BASE})"
        for session, title in ((SHOT, "Ceremony"), (EMPTY, "Party"))
    ),
    f"INSERT INTO photos (tenant_id, id, session_id, name, kind, has_jpeg, sha256, byte_size, orientation, hlc0, clock,"
    f" deleted, created_at, created_by) VALUES ('{TENANT.hex}', '{PHOTO.hex}', '{SHOT.hex}', 'AB5_0001.CR3', 'raw', 0,"
    f" '00', 1, 1, {BASE})",
)


def first_studio(folder: Path) -> Path:
    """A studio as the first version left it: its tables, and a row in each that this version widens."""
    folder.mkdir()
    engine = writer_engine(folder / DATABASE)
    with engine.connect() as connection, connection.begin():
        config = upgrade._config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        for statement in FIRST_ROWS:
            connection.execute(text(statement.replace(":", r"\:")))
    engine.dispose()
    return folder


def test_a_studio_of_the_first_version_keeps_every_row_and_learns_the_desk(tmp_path: Path, clock) -> None:
    studio = open_studio(first_studio(tmp_path / "studio"), clock=clock)
    with studio.read() as db:
        assert db.scalars(select(StudioProfile)).one().hours == {}
        assert db.scalars(select(Member)).one().name == "Anna"
        job = db.scalars(select(Job)).one()
        shot, empty = db.scalars(select(PhotoSession).order_by(PhotoSession.id)).all()
    studio.close()
    assert (job.title, job.stage, job.is_imported) == ("Weber, wedding", JobStage.FULFILLMENT, False)
    assert (shot.title, shot.job_id, str(shot.shot_on)) == ("Ceremony", JOB, "2026-05-13")
    assert (shot.state, shot.production) == (SessionState.COMPLETED, ProductionStatus.IMPORTED)
    assert empty.production is ProductionStatus.NOT_SHOT


def test_foreign_keys_hold_after_the_tables_were_rebuilt(tmp_path: Path, clock) -> None:
    studio = open_studio(first_studio(tmp_path / "studio"), clock=clock)
    with studio.read() as db:
        tables = db.connection().exec_driver_sql("PRAGMA foreign_key_list(sessions)").all()
    with pytest.raises(Exception, match="FOREIGN KEY"), studio.write() as db:
        db.add(PhotoSession(job_id=PHOTO, title="of no job"))
    studio.close()
    assert {row[2] for row in tables} == {"jobs", "session_types", "locations", "mini_days"}
