from pathlib import Path

import pytest
from PIL import Image

KEYS = ["file", "out", "width", "height", "bytes", "state", "reason"]


def test_two_presets_write_two_files_of_each_photo(focusflow, studio, tmp_path):
    presets = ("--preset", "Gallery 2048", "thumb-512")
    done = focusflow(
        "export", "--studio", studio, "--json", "--to", tmp_path / "out", "--filter", "flag:pick", *presets
    )
    assert done.code == 0
    picks = focusflow("photos", "--studio", studio, "--json", "--filter", "flag:pick").records
    assert len(done.records) == 2 * len(picks)
    for record in done.records:
        assert list(record) == KEYS
        assert record["state"] == "written"
        with Image.open(record["out"]) as picture:
            assert picture.size == (record["width"], record["height"])
        assert Path(record["out"]).stat().st_size == record["bytes"]


def test_a_picture_that_cannot_be_read_is_named_and_the_others_are_written(focusflow, studio, tmp_path):
    jpegs = [
        record
        for record in focusflow("photos", "--studio", studio, "--json").records
        if record["file"].endswith("JPG")
    ]
    broken = Path(jpegs[0]["file"])
    whole = broken.read_bytes()
    broken.write_bytes(b"\xff\xd8 not a picture")
    try:
        done = focusflow(
            "export", "--studio", studio, "--json", "--to", tmp_path / "out", "--preset", "Thumb 512"
        )
    finally:
        broken.write_bytes(whole)
    assert done.code == 1
    failed = [record for record in done.records if record["state"] == "failed"]
    assert [record["file"] for record in failed] == [str(broken)]
    assert failed[0]["reason"]
    assert str(broken) in done.err
    assert len(done.records) == 8


def test_exporting_among_the_originals_is_refused(focusflow, studio, sample):
    done = focusflow(
        "export", "--studio", studio, "--to", sample / "Pictures" / "out", "--preset", "Thumb 512"
    )
    assert done.code == 1
    assert "originals" in done.err
    assert not (sample / "Pictures" / "out").exists()


def test_exporting_works_beside_an_open_window(focusflow, held, tmp_path):
    done = focusflow(
        "export", "--studio", held, "--to", tmp_path, "--preset", "Thumb 512", "--filter", "flag:pick"
    )
    assert done.code == 0


@pytest.mark.parametrize(
    "arguments", [["--preset", "Poster"], [], ["--preset", "Thumb 512", "--filter", "rating>=9"]]
)
def test_a_command_that_makes_no_sense_is_a_usage_error(focusflow, studio, tmp_path, arguments):
    assert focusflow("export", "--studio", studio, "--to", tmp_path / "out", *arguments).code == 2
    assert not (tmp_path / "out").exists()
