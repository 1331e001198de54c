import pytest


@pytest.fixture
def export(focusflow, studio, tmp_path):
    assert focusflow("take-along", "--to", tmp_path / "all", "--studio", studio).code == 0
    return tmp_path / "all"


def test_an_export_becomes_a_new_studio_that_exports_the_same_again(focusflow, export, tmp_path):
    done = focusflow("bring-in", export, "--studio", tmp_path / "new")
    assert done.code == 0
    assert "every value compared" in done.out
    assert focusflow("take-along", "--to", tmp_path / "again", "--studio", tmp_path / "new").code == 0
    for path in export.glob("*.csv"):
        if path.name not in ("studios.csv", "pictures.csv"):  # its own identity; no pictures on this machine
            assert (tmp_path / "again" / path.name).read_bytes() == path.read_bytes()


def test_into_a_studio_in_use_nothing_is_brought(focusflow, export, studio):
    done = focusflow("bring-in", export, "--studio", studio)
    assert done.code == 1
    assert "new, empty one" in done.err


def test_a_damaged_export_is_named_and_leaves_an_empty_studio(focusflow, export, tmp_path):
    (export / "jobs.csv").unlink()
    done = focusflow("bring-in", export, "--studio", tmp_path / "new")
    assert done.code == 1
    assert "jobs.csv: it is missing" in done.err
    assert focusflow("photos", "--studio", tmp_path / "new", "--json").records == []
