from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from focusflow_desktop.photos.export.plan import ExportSource, plan_export
from focusflow_desktop.photos.export.presets import builtin_presets
from focusflow_desktop.photos.export.preview import render_preview
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.shared.ids import new_id


def preview_of(path: Path):
    source = ExportSource(photo_id=new_id(), name=path.name, original=path)
    [work] = plan_export([source], [builtin_presets()[1]], folder=path.parent / "out", taken={}).work
    return render_preview(work)


def test_the_preview_is_the_file_that_would_be_written_and_nothing_is_written(tmp_path: Path) -> None:
    picture = tmp_path / "a.jpg"
    Image.effect_noise((900, 600), 40).convert("RGB").save(picture)
    shown = preview_of(picture)
    assert Image.open(BytesIO(shown.content)).size == (shown.width, shown.height) == (512, 341)
    assert [p.name for p in tmp_path.iterdir()] == ["a.jpg"]


def test_a_damaged_picture_is_told_not_shown(tmp_path: Path) -> None:
    picture = tmp_path / "a.jpg"
    picture.write_bytes(b"no picture at all")
    with pytest.raises(WorldError):
        preview_of(picture)
