import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from focusflow_desktop.db import sync_tables, upgrade
from focusflow_desktop.db.backup import BACKUPS, list_backups
from focusflow_desktop.db.engine import writer_engine
from focusflow_desktop.db.sqlite import sqlite
from focusflow_desktop.db.unit_of_work import DATABASE, Studio, open_studio
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import Base, load_all
from focusflow_desktop.shared.records.base import Side


def is_of_the_records(name: str | None, kind: str, _parents: object) -> bool:
    """The search index is made by its own hand (db/search_index.py)."""
    return kind != "table" or name == "search_entries" or not str(name).startswith("search_")


def is_of_this_side(table: object, _name: str | None, kind: str, *_: object) -> bool:
    """The server's own tables are on the same MetaData once another test has met them."""
    return kind != "table" or table.info.get("side") is not Side.SERVER


def set_revision(folder: Path, revision: str) -> None:
    connection = sqlite.connect(folder / DATABASE)
    connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    connection.commit()
    connection.close()


def test_the_migrations_make_exactly_the_tables_of_the_records(studio: Studio) -> None:
    load_all()
    assert sync_tables.SyncPairing.metadata is Base.metadata
    engine = writer_engine(studio.folder / DATABASE)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "render_as_batch": True,
                "include_name": is_of_the_records,
                "include_object": is_of_this_side,
            },
        )
        differences = compare_metadata(context, Base.metadata)
    engine.dispose()
    assert differences == []


def test_the_head_a_start_compares_with_is_the_newest_script() -> None:
    assert upgrade.head() == upgrade.HEAD


def test_opening_a_current_studio_loads_no_migration_library(studio: Studio) -> None:
    folder = studio.folder
    studio.close()
    code = (
        "import sys; from pathlib import Path; from focusflow_desktop.db.unit_of_work import open_studio;"
        f"open_studio(Path({str(folder)!r})).close(); print('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_newer_studio_is_refused_and_not_touched(studio: Studio) -> None:
    folder = studio.folder
    studio.close()
    set_revision(folder, "9999")
    before = (folder / DATABASE).read_bytes()
    with pytest.raises(Refused, match="newer version"):
        open_studio(folder)
    assert (folder / DATABASE).read_bytes() == before


def test_a_newer_studio_is_refused_for_reading_too(studio: Studio) -> None:
    set_revision(studio.folder, "9999")
    with pytest.raises(Refused, match="newer version"):
        open_studio(studio.folder, read_only=True)


def test_an_upgrade_is_preceded_by_a_backup_that_opens(studio: Studio, clock, monkeypatch, tmp_path) -> None:
    folder = studio.folder
    studio.close()
    with_one_more(
        monkeypatch, tmp_path, "op.create_table('extra', sa.Column('one', sa.Integer(), primary_key=True))"
    )
    open_studio(folder, clock=clock).close()
    [backup] = list_backups(folder / BACKUPS)
    assert backup.reason == "before-upgrade"
    assert "extra" not in backup.rows


def test_a_failing_upgrade_leaves_the_studio_as_it_was(studio: Studio, monkeypatch, tmp_path) -> None:
    folder = studio.folder
    studio.close()
    with monkeypatch.context() as newer:
        with_one_more(newer, tmp_path, "op.create_table('half', sa.Column('one', sa.Integer()))\n    1 / 0")
        with pytest.raises(ZeroDivisionError):
            open_studio(folder)
    again = open_studio(folder)
    with again.read() as db:
        names = db.connection().exec_driver_sql("SELECT name FROM sqlite_schema").scalars().all()
    again.close()
    assert "half" not in names


def with_one_more(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, body: str) -> None:
    """As if this were the next version: the same migrations and one more."""
    newer = tmp_path / "migrations"
    (newer / "versions").mkdir(parents=True)
    for name in ("env.py", "script.py.mako"):
        (newer / name).write_text((upgrade.MIGRATIONS / name).read_text())
    for version in (upgrade.MIGRATIONS / "versions").glob("0*.py"):
        (newer / "versions" / version.name).write_text(version.read_text())
    previous = upgrade.head()
    (newer / "versions" / "9000_next.py").write_text(
        "import sqlalchemy as sa\nfrom alembic import op\n"
        f"revision = '9000'\ndown_revision = '{previous}'\nbranch_labels = None\ndepends_on = None\n\n"
        f"def upgrade():\n    {body}\n"
    )
    monkeypatch.setattr(upgrade, "MIGRATIONS", newer)
    monkeypatch.setattr(upgrade, "HEAD", "9000")
