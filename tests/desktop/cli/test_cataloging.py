"""A Lightroom catalog is read from a shell."""

import json
import re
from pathlib import Path

import pytest

from focusflow_desktop.db.sqlite import sqlite
from tests.desktop.cli.test_documentation import SECTIONS
from tests.support.catalogs import ROWS, SCHEMA
from tests.support.picture_files import jpeg


@pytest.fixture
def catalog(tmp_path):
    folder = tmp_path / "Photos" / "2026" / "wedding"
    folder.mkdir(parents=True)
    for number in (1, 2):
        (folder / f"IMG_{number}.jpg").write_bytes(jpeg(seed=number))
    path = tmp_path / "Studio.lrcat"
    connection = sqlite.connect(str(path))
    connection.executescript(SCHEMA + ROWS + "UPDATE AgLibraryFile SET extension = 'jpg';")
    connection.close()
    return path


def test_a_catalog_comes_over_with_its_folders_found_again(focusflow, studio, catalog, tmp_path):
    root = f"D:\\Photos={tmp_path / 'Photos'}"
    done = focusflow("import", "--lightroom", catalog, "--root", root, "--json", "--studio", studio)
    *photos, last = done.records
    assert [(Path(one["file"]).name, one["state"]) for one in photos] == [
        ("IMG_1.jpg", "imported"),
        ("IMG_2.jpg", "imported"),
        ("cover.jpg", "failed"),
    ]
    assert (done.code, last["photos"], last["marked"], last["not_found"]) == (1, 2, 2, 1)
    listed = focusflow("photos", "--json", "--filter", "rating:5 label:red", "--studio", studio).records
    assert "IMG_1.jpg" in [Path(one["file"]).name for one in listed]


def test_without_the_root_it_says_how_to_give_it(focusflow, studio, catalog):
    done = focusflow("import", "--lightroom", catalog, "--studio", studio)
    assert done.code == 1
    assert "--root OLD=NEW" in done.err


def test_a_second_reading_says_already(focusflow, studio, catalog, tmp_path):
    command = ("import", "--lightroom", catalog, "--root", f"D:/Photos/={tmp_path / 'Photos'}", "--json")
    focusflow(*command, "--studio", studio)
    again = focusflow(*command, "--studio", studio).records
    assert [one["state"] for one in again[:-1]] == ["already", "already", "failed"]
    assert (again[-1]["new"], again[-1]["marked"]) == (0, 0)


@pytest.mark.parametrize(
    "arguments",
    [
        ("import",),
        ("import", "card"),
        ("import", "--lightroom", "a.lrcat", "--to", "somewhere"),
        ("import", "card", "--to", "somewhere", "--root", "a=b"),
        ("import", "--lightroom", "a.lrcat", "--root", "nonsense"),
    ],
)
def test_what_does_not_go_together_is_a_usage_error(focusflow, studio, arguments):
    assert focusflow(*arguments, "--studio", studio).code == 2


def test_a_file_that_is_no_catalog_is_refused(focusflow, studio, tmp_path):
    (tmp_path / "no.lrcat").write_text("no")
    done = focusflow("import", "--lightroom", tmp_path / "no.lrcat", "--studio", studio)
    assert (done.code, "not a Lightroom catalog" in done.err) == (1, True)


def test_the_json_lines_are_those_of_the_page(focusflow, studio, catalog):
    done = focusflow("import", "--lightroom", catalog, "--json", "--studio", studio)
    examples = re.findall(r"```json\n(.*?)```", SECTIONS["--lightroom"], re.DOTALL)[0].splitlines()
    assert {tuple(one) for one in done.records} == {tuple(json.loads(line)) for line in examples}
