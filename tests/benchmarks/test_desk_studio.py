from pathlib import Path

from sqlalchemy import func, select

from benchmarks.desk_studio import BUSIEST_JOB, BUSY_ENTRIES, fill
from focusflow_desktop.db.unit_of_work import open_studio
from focusflow_desktop.shared.records import Activity, Base, Contact, Job, Message, PhotoSession
from focusflow_desktop.shared.sync.registry import synced_tables

BASE = {"tenant_id", "hlc0", "clock", "created_at", "created_by", "deleted"}


def read(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every value of every table, but for who and when."""
    studio = open_studio(folder)
    found = {}
    with studio.read() as db:
        assert db.connection().exec_driver_sql("PRAGMA foreign_key_check").first() is None
        for facts in synced_tables():
            table = Base.metadata.tables[facts.name]
            if facts.name != "studios":
                wanted = [column for column in table.columns if column.name not in BASE]
                found[facts.name] = [tuple(row) for row in db.execute(select(*wanted).order_by(table.c.id))]
        assert (
            db.scalar(select(func.count()).select_from(Activity).where(Activity.job_id == BUSIEST_JOB))
            >= BUSY_ENTRIES
        )
    studio.close()
    return found


def test_the_big_studio_is_whole_and_the_same_each_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        fill(tmp_path / name, jobs=30, contacts=60, messages=700)
    one = read(tmp_path / "one")
    assert one == read(tmp_path / "two")
    counted = {record: len(one[record.__tablename__]) for record in (Job, Contact, Message, PhotoSession)}
    assert counted == {Job: 30, Contact: 60, Message: 700, PhotoSession: 30}


def test_the_big_studio_has_the_tables_and_indexes_of_any_other(tmp_path: Path) -> None:
    fill(tmp_path / "big", jobs=3, contacts=3, messages=3)
    open_studio(tmp_path / "plain").close()
    assert schema(tmp_path / "big") == schema(tmp_path / "plain")


def schema(folder: Path) -> set[str]:
    studio = open_studio(folder)
    with studio.read() as db:
        found = (
            db.connection().exec_driver_sql("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL").scalars()
        )
        statements = {sql for sql in found if "sqlite_stat" not in sql}
    studio.close()
    return statements
