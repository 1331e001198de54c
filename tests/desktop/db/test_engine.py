from pathlib import Path

from sqlalchemy import text

from focusflow_desktop.db.engine import reader_engine, writer_engine


def test_the_writer_journals_ahead_and_checks_foreign_keys(tmp_path: Path) -> None:
    engine = writer_engine(tmp_path / "a b?#%.db")
    with engine.connect() as connection:
        answers = {
            name: connection.scalar(text(f"PRAGMA {name}")) for name in ("journal_mode", "foreign_keys")
        }
    engine.dispose()
    assert answers == {"journal_mode": "wal", "foreign_keys": 1}
    assert (tmp_path / "a b?#%.db").exists()


def test_readers_see_what_was_there_when_they_began(tmp_path: Path) -> None:
    path = tmp_path / "studio.db"
    writer = writer_engine(path)
    with writer.begin() as connection:
        connection.execute(text("CREATE TABLE t (x)"))
    reader = reader_engine(path)
    with reader.begin() as seen:
        assert seen.scalar(text("SELECT count(*) FROM t")) == 0
        with writer.begin() as connection:
            connection.execute(text("INSERT INTO t VALUES (1)"))
        assert seen.scalar(text("SELECT count(*) FROM t")) == 0
    reader.dispose()
    writer.dispose()
