from __future__ import annotations

import os
import pickle
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from uuid import UUID

import numpy as np
import pytest
from PIL import Image

from focusflow_desktop.photos.export.plan import ExportSource, plan_export
from focusflow_desktop.photos.export.presets import Collision, Preset, RawFrom
from focusflow_desktop.photos.export.worker import State, export_photo
from focusflow_desktop.shared.errors import Damaged, NoRoom, Unavailable
from focusflow_desktop.shared.imaging.recipe import Fit, Format, Recipe
from tests.support.picture_files import dng, jpeg

BIG = Preset(name="Big", recipe=Recipe(fit=Fit.LONG_EDGE, px=300))
SMALL = Preset(name="Small", recipe=Recipe(fit=Fit.LONG_EDGE, px=100, format=Format.PNG))


def work_of(source: ExportSource, presets: list[Preset], out: Path):
    [work] = plan_export([source], presets, folder=out, taken={}).work
    return work


def listing(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_all_sizes_of_a_photo_are_written_and_accounted_for(shoot, tmp_path):
    results = export_photo(work_of(shoot[0], [BIG, SMALL], tmp_path / "out"))
    assert listing(tmp_path / "out") == ["Big/IMG_0.jpg", "Small/IMG_0.png"]
    for result in results:
        assert result.state is State.WRITTEN and result.path is not None
        with Image.open(result.path) as opened:
            assert opened.size == (result.width, result.height)
        assert result.path.stat().st_size == result.byte_count


def test_the_original_is_not_touched(shoot, tmp_path):
    before = shoot[0].original.read_bytes(), shoot[0].original.stat().st_mtime_ns
    export_photo(work_of(shoot[0], [BIG], tmp_path / "out"))
    assert (shoot[0].original.read_bytes(), shoot[0].original.stat().st_mtime_ns) == before
    assert listing(tmp_path / "originals") == ["IMG_0.jpg", "IMG_1.jpg", "IMG_2.jpg"]


def test_half_a_jpeg_is_told_by_name_and_nothing_is_written(shoot, tmp_path):
    content = shoot[0].original.read_bytes()
    shoot[0].original.write_bytes(content[: len(content) // 2])
    [result] = export_photo(work_of(shoot[0], [BIG], tmp_path / "out"))
    assert isinstance(result.error, Damaged)
    assert result.error.fields["file"].endswith("IMG_0.jpg")
    assert not (tmp_path / "out").exists()


def test_a_vanished_source_is_told_by_name(shoot, tmp_path):
    work = work_of(shoot[0], [BIG], tmp_path / "out")
    shoot[0].original.unlink()
    [result] = export_photo(work)
    assert isinstance(result.error, Unavailable)
    assert "IMG_0.jpg" in result.error.message


def raw(tmp_path: Path, **how) -> ExportSource:
    file = tmp_path / "IMG_9.DNG"
    file.write_bytes(dng(**how))
    return ExportSource(photo_id=UUID(int=9), name=file.name, original=file, is_raw=True)


def test_a_raw_is_exported_from_its_embedded_picture_turned_upright(tmp_path):
    seen = np.zeros((200, 320, 3), np.uint8)
    seen[:, :160] = (200, 30, 30)
    source = raw(tmp_path, preview=jpeg(pixels=seen), orientation=6)
    source = replace(source, orientation=6)
    [result] = export_photo(work_of(source, [BIG], tmp_path / "out"))
    assert result.error is None and result.path is not None
    with Image.open(result.path) as opened:
        assert opened.height > opened.width
        top = opened.convert("RGB").getpixel((opened.width // 2, opened.height // 4))
    assert top == pytest.approx((200, 30, 30), abs=10)


def test_a_raw_is_developed_when_the_preset_says_so(tmp_path):
    source = raw(tmp_path, preview=jpeg(pixels=np.zeros((200, 320, 3), np.uint8)))
    [result] = export_photo(work_of(source, [replace(BIG, raw=RawFrom.DEVELOP)], tmp_path / "out"))
    assert result.error is None and result.path is not None
    with Image.open(result.path) as opened:
        assert np.asarray(opened).mean() > 10  # the black preview was not used


def test_a_raw_without_a_preview_is_developed(tmp_path):
    [result] = export_photo(work_of(raw(tmp_path, preview=None), [BIG], tmp_path / "out"))
    assert result.state is State.WRITTEN


def test_a_name_taken_meanwhile_is_not_overwritten_unless_asked(shoot, tmp_path):
    out = tmp_path / "out"
    for collision, expected in ((Collision.RENAME, State.WRITTEN), (Collision.SKIP, State.SKIPPED)):
        work = work_of(shoot[0], [replace(BIG, collision=collision)], out)
        out.mkdir(exist_ok=True)
        (out / "IMG_0.jpg").write_bytes(b"another's")
        [result] = export_photo(work)
        assert result.state is expected
        assert (out / "IMG_0.jpg").read_bytes() == b"another's"
    assert listing(out) == ["IMG_0-2.jpg", "IMG_0.jpg"]
    [result] = export_photo(work_of(shoot[0], [replace(BIG, collision=Collision.OVERWRITE)], out))
    assert result.path == out / "IMG_0.jpg"
    assert Image.open(BytesIO(result.path.read_bytes())).size == (300, 188)


FULL = """
import pickle, resource, sys
from focusflow_desktop.photos.export.worker import export_photo
work = pickle.loads(sys.stdin.buffer.read())
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
sys.stdout.buffer.write(pickle.dumps(export_photo(work)))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="RLIMIT_FSIZE is POSIX")
def test_a_full_disk_leaves_nothing_and_says_so(shoot, tmp_path):
    work = work_of(shoot[0], [BIG, SMALL], tmp_path / "out")
    done = subprocess.run(
        [sys.executable, "-c", FULL], input=pickle.dumps(work), capture_output=True, check=True, timeout=60
    )
    for result in pickle.loads(done.stdout):
        assert isinstance(result.error, NoRoom)
        assert "disk is full" in result.error.message
    assert listing(tmp_path / "out") == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root writes into a read-only folder anyway")
def test_a_read_only_folder_is_told(shoot, tmp_path):
    out = tmp_path / "out"
    out.mkdir(mode=0o500)
    [result] = export_photo(work_of(shoot[0], [BIG], out))
    assert isinstance(result.error, Unavailable)


def test_a_picture_whose_drive_is_away_says_where_to_look(tmp_path):
    source = ExportSource(photo_id=UUID(int=1), name="a.jpg", original=tmp_path / "away" / "a.jpg")
    [work] = plan_export(
        [source], [Preset(name="p", recipe=Recipe())], folder=tmp_path / "out", taken={}
    ).work
    [result] = export_photo(work)
    assert result.state is State.FAILED
    assert "Connect its drive" in str(result.error)
