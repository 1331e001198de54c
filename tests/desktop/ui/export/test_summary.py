from pathlib import Path
from uuid import UUID

import pytest

from focusflow_desktop.photos.export.plan import ExportSource, Output, Untouched, Why
from focusflow_desktop.photos.export.presets import builtin_presets
from focusflow_desktop.photos.export.run import ExportReport, Line
from focusflow_desktop.photos.export.worker import FileResult, State
from focusflow_desktop.shared.errors import NoRoom
from focusflow_desktop.ui.export.summary import folder_of, summary_of

PRESET = builtin_presets()[0]

pytestmark = pytest.mark.usefixtures("english")


def line(state, number=1, folder="/out"):
    path = Path(f"{folder}/{number}.jpg")
    output = Output(preset=PRESET, path=path)
    result = FileResult(output=output, state=state, path=path if state is State.WRITTEN else None)
    return Line(source=photo(number), result=result)


def photo(number=1):
    return ExportSource(photo_id=UUID(int=number), name=f"{number}.CR3")


def untouched(reason, number=9):
    return Untouched(source=photo(number), preset=PRESET, reason=reason)


def test_a_run_without_a_hitch_says_how_many_files_there_are():
    said = summary_of(ExportReport(lines=(line(State.WRITTEN), line(State.WRITTEN, 2))))
    assert (said.text, said.is_good, said.may_retry) == ("2 files exported", True, False)


def test_what_failed_is_counted_and_may_be_tried_again():
    said = summary_of(ExportReport(lines=(line(State.WRITTEN), line(State.FAILED, 2))))
    assert said.text == "1 file could not be exported. The others are there, whole."
    assert said.may_retry and not said.is_good


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Why.FINAL_MISSING, "1 edited photo left out: the final is missing."),
        (Why.NO_FILE, "1 photo left out: no file of it is here now."),
        (Why.NAME_TAKEN, "1 file left out: there is one of that name already."),
    ],
)
def test_nothing_is_left_out_in_silence(reason, words):
    report = ExportReport(lines=(line(State.WRITTEN),), untouched=(untouched(reason),))
    assert summary_of(report).text == f"1 file exported. {words}"
    nothing = summary_of(ExportReport(lines=(), untouched=(untouched(reason),)))
    assert (nothing.text, nothing.is_good) == (words, False)


def test_a_photo_left_out_of_two_presets_is_one_photo():
    report = ExportReport(lines=(), untouched=(untouched(Why.NO_FILE), untouched(Why.NO_FILE)))
    assert summary_of(report).text.startswith("1 photo ")


def test_a_full_disk_is_said_in_its_own_words():
    report = ExportReport(lines=(), stopped_by=NoRoom("export.disk_full", "The disk is full."))
    assert summary_of(report).text == "The disk is full."
    assert summary_of(report).may_retry


def test_the_folder_to_look_in_is_the_one_that_holds_all_that_was_written():
    one, two = line(State.WRITTEN, folder="/out/Web"), line(State.WRITTEN, 2, folder="/out/Print")
    assert folder_of(ExportReport(lines=(one,))) == Path("/out/Web")
    assert folder_of(ExportReport(lines=(one, two))) == Path("/out")
    assert folder_of(ExportReport(lines=(line(State.FAILED),))) is None
