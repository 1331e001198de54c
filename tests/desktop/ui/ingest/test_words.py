import pytest

from focusflow_desktop.photos.files.devices import Device
from focusflow_desktop.photos.ingest.verdict import Judgement, Verdict
from focusflow_desktop.ui.ingest import words
from focusflow_desktop.ui.look.theme import Tone

pytestmark = pytest.mark.usefixtures("english")


def judged(verdict: Verdict, *, missing: int = 0, unknown: bool = False) -> Judgement:
    files = tuple(f"{number}.CR3" for number in range(missing))
    return Judgement(
        verdict=verdict,
        total=12,
        verified=12 - missing,
        copies=1,
        devices=1,
        missing=files,
        has_unknown_device=unknown,
    )


@pytest.mark.parametrize(
    ("verdict", "tone"),
    [
        (Verdict.MAY_FORMAT, Tone.GOOD),
        (Verdict.ONE_VERIFIED_COPY, Tone.ATTENTION),
        (Verdict.NOT_YET, Tone.BAD),
    ],
)
def test_only_a_card_that_may_be_formatted_is_good(verdict, tone):
    assert words.verdict(judged(verdict, missing=2)).tone is tone


def test_an_unknown_drive_is_said_with_the_verdict():
    said = words.verdict(judged(Verdict.ONE_VERIFIED_COPY, unknown=True)).sentence
    assert "could not be told for certain" in said


def test_a_missing_files_verdict_counts_them():
    assert words.verdict(judged(Verdict.NOT_YET, missing=2)).sentence.startswith("2 of 12 files")


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "a.nef: It is only a stub."),
        (2, "a.nef: It is only a stub. And 1 more file to look at."),
        (4, "a.nef: It is only a stub. And 3 more files to look at."),
    ],
)
def test_what_needs_the_photographer_is_right_for_one_and_for_many(count, said):
    assert words.not_imported("a.nef", "It is only a stub.", count=count) == said


def test_one_destination_and_unknown_drives_are_never_two_drives():
    known = Device(name="sda", disks=frozenset({"sda"}))
    assert words.drives([known])[1] is Tone.ATTENTION
    assert words.drives([known, None])[1] is Tone.ATTENTION
    assert words.drives([known, known]) == ("Both on one physical drive", Tone.ATTENTION)


def test_a_step_is_done_only_when_every_file_is_through():
    steps = words.steps(total=4, read=4, copied=4, verified=3, has_manifest=False, copies=2)
    assert [step.is_done for step in steps] == [True, True, False, False]
    assert [step.is_going for step in steps] == [False, False, True, False]
