import shutil
import subprocess
import sys
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


@pytest.fixture
def edited(focusflow, studio, tmp_path):
    """A studio with one final that was linked and then lost; its photo's record."""
    name = Path(next(r["file"] for r in focusflow("photos", "--studio", studio, "--json").records)).stem
    finals = tmp_path / "finals"
    finals.mkdir()
    Image.new("RGB", (90, 60), (200, 20, 20)).save(finals / f"{name}.jpg")
    linked = focusflow("finals", "--studio", studio, "--json", "--watch", finals)
    assert "linked" in [record.get("state") for record in linked.records], linked
    (finals / f"{name}.jpg").unlink()
    return name


def test_an_edited_photo_whose_final_is_lost_is_not_exported_unedited_unasked(
    focusflow, studio, edited, tmp_path
):
    asked = ("export", "--studio", studio, "--json", "--to", tmp_path / "out", "--preset", "Thumb 512")
    done = focusflow(*asked)
    assert done.code == 1
    lost = [record for record in done.records if record["state"] == "final_missing"]
    assert [Path(record["file"]).stem for record in lost] == [edited]
    assert lost[0]["out"] is None and f"{edited}.jpg" in lost[0]["reason"]
    assert "--use-originals" in done.err
    assert edited not in {path.stem for path in (tmp_path / "out").iterdir()}
    wanted = focusflow(*asked, "--use-originals")
    assert wanted.code == 0
    assert edited in {path.stem for path in (tmp_path / "out").iterdir()}


def test_a_preset_with_a_field_nobody_knows_is_named_and_nothing_is_exported(focusflow, studio, tmp_path):
    folder = studio / "export-presets"
    folder.mkdir()
    (folder / "blog.json").write_text(
        '{"name": "Blog", "recipe": {"fit": "long_edge", "px": 90, "grain": 3}}'
    )
    done = focusflow("export", "--studio", studio, "--to", tmp_path / "out", "--preset", "blog")
    assert done.code == 2
    assert "recipe.grain" in done.err and "blog.json" in done.err
    assert not (tmp_path / "out").exists()
    assert focusflow("export", "--studio", studio, "--to", tmp_path / "o2", "--preset", "Thumb 512").code == 0


@pytest.mark.parametrize(
    "arguments", [["--preset", "Poster"], [], ["--preset", "Thumb 512", "--filter", "rating>=9"]]
)
def test_a_command_that_makes_no_sense_is_a_usage_error(focusflow, studio, tmp_path, arguments):
    assert focusflow("export", "--studio", studio, "--to", tmp_path / "out", *arguments).code == 2
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(shutil.which("unshare") is None, reason="needs unshare")
def test_a_folder_that_may_only_be_read_is_named_and_nothing_is_lost(studio, tmp_path):
    """Mounted read-only, because root writes into a folder without write permission anyway."""
    shut = tmp_path / "shut"
    shut.mkdir()
    script = 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && shift && exec "$@"'
    wrap = ("unshare", "-Urm", "sh", "-c", script, "sh", str(shut))
    if subprocess.run([*wrap, "true"], capture_output=True, check=False).returncode:
        pytest.skip("no user namespaces with mounts here")
    command = [sys.executable, "-m", "focusflow_desktop.cli", "export", "--studio", str(studio)]
    wanted = ["--to", str(shut), "--preset", "Thumb 512"]
    done = subprocess.run([*wrap, *command, *wanted], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert str(shut) in done.stderr and "Traceback" not in done.stderr
    assert list(shut.iterdir()) == []
