"""What the export room does off the window's thread."""

from pathlib import Path
from uuid import UUID

import pytest

from focusflow_desktop.photos.export.plan import ExportSource, Why
from focusflow_desktop.photos.export.presets import builtin_presets
from focusflow_desktop.photos.pool import Pool
from focusflow_desktop.shared.errors import Unavailable
from focusflow_desktop.ui.export.subject import Subject
from focusflow_desktop.ui.export.work import free, plan_run, render_shown
from tests.support.picture_files import jpeg

THUMB = builtin_presets()[1]


@pytest.fixture
def source(tmp_path: Path) -> ExportSource:
    original = tmp_path / "IMG_1.jpg"
    original.write_bytes(jpeg(seed=1))
    return ExportSource(photo_id=UUID(int=1), name="IMG_1.jpg", original=original)


def edited(source: ExportSource, tmp_path: Path) -> ExportSource:
    return ExportSource(
        photo_id=source.photo_id,
        name=source.name,
        original=source.original,
        finals=(tmp_path / "edit.jpg",),
    )


def test_the_plan_looks_at_the_disk_once_more(source, tmp_path):
    subject, plan = plan_run(Subject(sources=(edited(source, tmp_path),)), [THUMB], folder=tmp_path / "out")
    assert subject.without_finals == 1
    assert len(plan.left_out(Why.FINAL_MISSING)) == 1 and plan.work == ()


def test_what_the_person_wanted_for_missing_finals_goes_into_the_plan(source, tmp_path):
    wanted = Subject(sources=(edited(source, tmp_path),), uses_originals=True)
    _, plan = plan_run(wanted, [THUMB], folder=tmp_path / "out")
    assert [work.path for work in plan.work] == [source.original]


def test_the_room_of_a_folder_that_is_not_there_yet_is_its_drives(tmp_path):
    assert free(tmp_path / "not" / "yet") > 0


def test_a_photo_without_any_file_is_said_by_name(tmp_path):
    nothing = ExportSource(photo_id=UUID(int=1), name="IMG_1.CR3")
    with Pool(workers=1) as pool, pytest.raises(Unavailable) as told:
        render_shown(pool, subject=Subject(sources=(nothing,)), preset=THUMB)
    assert told.value.code == "export.no_file_here" and "IMG_1.CR3" in told.value.message


def test_a_photo_whose_final_is_missing_is_said_with_the_final(source, tmp_path):
    lost = ExportSource(
        photo_id=source.photo_id,
        name=source.name,
        original=source.original,
        missing_finals=(tmp_path / "edit.jpg",),
    )
    with Pool(workers=1) as pool:
        with pytest.raises(Unavailable) as told:
            render_shown(pool, subject=Subject(sources=(lost,)), preset=THUMB)
        assert told.value.code == "export.final_missing" and "edit.jpg" in told.value.message
        shown = render_shown(pool, subject=Subject(sources=(lost,), uses_originals=True), preset=THUMB)
    assert shown.name == "IMG_1.jpg" and shown.width > 0
