from __future__ import annotations

from pathlib import Path
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from focusflow_desktop.photos.export.plan import (
    ExportSource,
    Reading,
    Why,
    WithoutFinal,
    folders_of,
    plan_export,
)
from focusflow_desktop.photos.export.presets import Collision, Preset, RawFrom
from focusflow_desktop.shared.imaging.recipe import Fit, Format, Recipe
from focusflow_desktop.shared.names import collision_key

HOME, OUT = Path("/photos"), Path("/out")
WEB = Preset(name="Web", recipe=Recipe(fit=Fit.LONG_EDGE, px=1000))


def photo(number: int = 1, **how) -> ExportSource:
    values = {"name": f"IMG_{number}.CR3", "original": HOME / f"IMG_{number}.CR3", "is_raw": True, **how}
    return ExportSource(photo_id=UUID(int=number), **values)


def planned(sources, presets, taken=None, folder=OUT):
    return plan_export(sources, presets, folder=folder, taken=taken or {})


def test_finals_win_then_the_cameras_jpeg_then_the_raw_as_the_preset_says():
    final, jpeg = HOME / "IMG_1-edit.tif", HOME / "IMG_1.JPG"
    develop = Preset(name="Dev", recipe=Recipe(), raw=RawFrom.DEVELOP)
    cases = [
        (photo(finals=(final, HOME / "older.tif"), jpeg=jpeg), WEB, Reading.FILE, final),
        (photo(jpeg=jpeg), WEB, Reading.FILE, jpeg),
        (photo(), WEB, Reading.PREVIEW, HOME / "IMG_1.CR3"),
        (photo(), develop, Reading.DEVELOP, HOME / "IMG_1.CR3"),
        (photo(is_raw=False, original=jpeg), develop, Reading.FILE, jpeg),
    ]
    for source, preset, reading, path in cases:
        [work] = planned([source], [preset]).work
        assert (work.reading, work.path) == (reading, path)


def test_an_edited_photo_whose_final_is_missing_is_left_out_unless_a_person_wants_the_original():
    edited = photo(missing_finals=(HOME / "IMG_1-edit.tif",), jpeg=HOME / "IMG_1.JPG")
    plan = planned([edited, photo(2)], [WEB])
    assert [work.source for work in plan.work] == [photo(2)]
    assert [line.reason for line in plan.untouched] == [Why.FINAL_MISSING]
    assert plan.left_out(Why.FINAL_MISSING) == (edited,)
    wanted = plan_export([edited], [WEB], folder=OUT, taken={}, without_final=WithoutFinal.ORIGINAL)
    assert [work.path for work in wanted.work] == [HOME / "IMG_1.JPG"]
    assert wanted.untouched == ()


def test_several_presets_share_one_reading_of_a_photo():
    plan = planned([photo()], [WEB, Preset(name="Small", recipe=Recipe(fit=Fit.LONG_EDGE, px=200))])
    assert len(plan.work) == 1
    assert [output.path for output in plan.work[0].outputs] == [
        OUT / "Web" / "IMG_1.jpg",
        OUT / "Small" / "IMG_1.jpg",
    ]


def test_preview_and_development_of_one_raw_are_two_readings():
    plan = planned([photo()], [WEB, Preset(name="Dev", recipe=Recipe(), raw=RawFrom.DEVELOP)])
    assert [work.reading for work in plan.work] == [Reading.PREVIEW, Reading.DEVELOP]


def test_one_preset_writes_into_the_folder_itself_and_its_subfolder_if_it_has_one():
    sub = Preset(name="Web", recipe=Recipe(), subfolder="for/web")
    assert folders_of([WEB], folder=OUT) == (OUT,)
    assert folders_of([sub], folder=OUT) == (OUT / "for_web",)


def test_the_name_follows_the_format():
    plan = planned([photo()], [Preset(name="W", recipe=Recipe(format=Format.WEBP))])
    assert plan.work[0].outputs[0].path.name == "IMG_1.webp"


def test_a_taken_name_is_renamed_skipped_or_overwritten_as_the_rule_says():
    taken = {OUT: frozenset({collision_key("IMG_1.jpg")})}

    def names(collision):
        preset = Preset(name="Web", recipe=Recipe(), collision=collision)
        plan = planned([photo()], [preset], taken)
        return [output.path.name for work in plan.work for output in work.outputs], plan

    assert names(Collision.RENAME)[0] == ["IMG_1-2.jpg"]
    assert names(Collision.OVERWRITE)[0] == ["IMG_1.jpg"]
    none, plan = names(Collision.SKIP)
    assert none == [] and plan.untouched[0].reason == "skipped"


def test_twins_of_one_run_never_overwrite_each_other_whatever_the_rule():
    twins = [
        photo(1, name="a.CR3"),
        photo(2, name="A.nef"),
        photo(3, name="é.jpg"),
        photo(4, name="e\u0301.jpg"),
    ]
    for collision in Collision:
        plan = planned(twins, [Preset(name="Web", recipe=Recipe(), collision=collision)])
        assert len({collision_key(output.path.name) for work in plan.work for output in work.outputs}) == 4


def test_an_export_into_the_sources_folder_never_takes_a_sources_name():
    source = photo(is_raw=False, name="a.jpg", original=HOME / "a.jpg")
    preset = Preset(name="Web", recipe=Recipe(), collision=Collision.OVERWRITE)
    plan = planned([source], [preset], {HOME: frozenset({"a.jpg"})}, folder=HOME)
    assert plan.work[0].outputs[0].path == HOME / "a-2.jpg"


def test_a_photo_without_a_file_here_is_told_as_missing():
    plan = planned([photo(original=None), photo(2)], [WEB])
    assert [line.reason for line in plan.untouched] == ["missing"]
    assert plan.file_count == 1


def test_numbers_follow_the_order_from_where_they_start():
    preset = Preset(name="Web", recipe=Recipe(), name_template="{seq:3}", start_at=9)
    plan = planned([photo(1), photo(2)], [preset])
    assert [work.outputs[0].path.name for work in plan.work] == ["009.jpg", "010.jpg"]


@given(st.lists(st.text(max_size=40), max_size=12), st.sampled_from(list(Collision)))
def test_every_planned_name_lies_in_its_folder_and_is_given_once(names, collision):
    sources = [photo(n, name=name) for n, name in enumerate(names)]
    plan = planned(sources, [Preset(name="Web", recipe=Recipe(), collision=collision)])
    paths = [output.path for work in plan.work for output in work.outputs]
    assert all(path.parent == OUT for path in paths)
    assert len({collision_key(path.name) for path in paths}) == len(names)
