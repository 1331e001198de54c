import json
import zipfile


def test_everything_is_exported_and_said(focusflow, studio, tmp_path):
    done = focusflow("take-along", "--to", tmp_path / "all", "--studio", studio, "--json")
    [record] = done.records
    assert done.code == 0
    assert record["studio"] == "Anna Brandt Photography"
    assert (record["files"], record["pictures"]) == (0, 0)
    said = json.loads((tmp_path / "all" / "manifest.json").read_text("utf-8"))
    assert record["rows"] == sum(table["rows"] for table in said["tables"])


def test_pictures_come_along_when_asked_and_those_away_are_named(focusflow, studio, tmp_path, sample):
    done = focusflow("take-along", "--pictures", "--to", tmp_path / "all.zip", "--studio", studio, "--json")
    assert done.code == 0
    with zipfile.ZipFile(tmp_path / "all.zip") as opened:
        copied = [name for name in opened.namelist() if name.startswith("pictures/")]
    assert len(copied) == done.records[-1]["pictures"] > 0
    away = next((sample / "Pictures").rglob("*.JPG"))
    away.rename(away.with_suffix(".away"))
    try:
        done = focusflow("take-along", "--pictures", "--to", tmp_path / "b.zip", "--studio", studio, "--json")
    finally:
        away.with_suffix(".away").rename(away)
    assert done.code == 1
    assert done.records[0] == {"file": str(away), "state": "missing"}
    assert str(away) in done.err


def test_a_place_that_is_taken_is_refused(focusflow, studio, tmp_path):
    (tmp_path / "all.zip").write_bytes(b"mine")
    done = focusflow("take-along", "--to", tmp_path / "all.zip", "--studio", studio)
    assert done.code == 1
    assert "is there already" in done.err
