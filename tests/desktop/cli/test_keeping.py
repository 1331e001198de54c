from pathlib import Path

from focusflow_desktop.db.backup import list_backups


def test_a_backup_is_made_checked_and_named(focusflow, studio):
    done = focusflow("backup", "--studio", studio, "--json")
    assert done.code == 0
    (record,) = done.records
    assert record["state"] == "verified"
    assert record["rows"] > 8
    assert [str(backup.path) for backup in list_backups(studio / "backups")] == [record["file"]]


def test_a_backup_can_go_elsewhere_while_the_window_is_open(focusflow, held, tmp_path):
    done = focusflow("backup", "--studio", held, "--json", "--to", tmp_path / "drive")
    assert done.code == 0
    assert Path(done.records[0]["file"]).parent == tmp_path / "drive"


def test_where_there_is_no_studio_nothing_is_made(focusflow, tmp_path):
    assert focusflow("backup", "--studio", tmp_path / "nowhere").code == 1
    assert not (tmp_path / "nowhere").exists()
