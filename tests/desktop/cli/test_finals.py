import os
from pathlib import Path

import pytest

from tests.support.picture_files import jpeg


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "Finals"
    folder.mkdir()
    return folder


def _one(focusflow, studio):
    return next(r for r in focusflow("photos", "--studio", studio, "--json").records if r["file"])


def test_a_final_is_linked_and_the_folder_is_watched_from_here_on(focusflow, studio, folder):
    photo = _one(focusflow, studio)
    final = folder / f"{Path(photo['file']).stem}-Edit.jpg"
    final.write_bytes(jpeg(48, 32))
    done = focusflow("finals", "--studio", studio, "--json", "--watch", folder)
    assert (done.code, done.records) == (
        0,
        [{"file": str(final), "state": "linked", "photo": photo["id"], "reason": ""}],
    )
    (folder / "nobody.jpg").write_bytes(jpeg(48, 32, seed=2))
    again = focusflow("finals", "--studio", studio, "--json")
    assert [record["state"] for record in again.records] == ["linked", "without"]


def test_what_breaks_off_is_named_and_makes_the_exit_code_one(focusflow, studio, folder):
    (folder / "half.jpg").write_bytes(jpeg(200, 100)[:2000])
    done = focusflow("finals", "--studio", studio, "--watch", folder)
    assert done.code == 1
    assert "half.jpg: The file breaks off" in done.err


def test_a_folder_that_is_away_is_named(focusflow, studio, folder):
    focusflow("finals", "--studio", studio, "--watch", folder)
    folder.rmdir()
    done = focusflow("finals", "--studio", studio, "--json")
    assert (done.code, done.records[0]["state"]) == (1, "failed")
    assert "is not there" in done.err


@pytest.mark.parametrize("arguments", [["--watch", "nowhere"], ["--shoot", "The day"]])
def test_what_makes_no_sense_is_a_usage_error(focusflow, studio, arguments):
    assert focusflow("finals", "--studio", studio, *arguments).code == 2


def test_a_shoot_that_is_not_there_is_a_usage_error_and_nothing_is_watched(focusflow, studio, folder):
    done = focusflow("finals", "--studio", studio, "--watch", folder, "--shoot", "No such shoot")
    assert (done.code, "no shoot is called" in done.err) == (2, True)
    assert focusflow("finals", "--studio", studio, "--json").records == []


def test_names_that_are_no_text_are_told(focusflow, studio, folder):
    (folder / os.fsdecode(b"caf\xe9.jpg")).write_bytes(jpeg(48, 32))
    done = focusflow("finals", "--studio", studio, "--watch", folder)
    assert (done.code, "no original here" in done.out) == (0, True)
