from dataclasses import replace
from pathlib import Path

import pytest

from focusflow_desktop.photos.ingest.groups import Role
from focusflow_desktop.photos.ingest.results import Copy, FileResult, FileState, ImportResult
from focusflow_desktop.photos.ingest.verdict import judge
from tests.support.studios import StillClock

COPY = Copy(path=Path("/pictures/a.CR3"), device=None, is_cold=True, verified_at=StillClock().now())
FILE = FileResult(
    file=Path("/card/a.CR3"),
    relative=Path("a.CR3"),
    role=Role.RAW,
    size=1,
    mtime_ns=1,
    state=FileState.IMPORTED,
    copies=(COPY,),
)


@pytest.mark.parametrize(
    ("result", "is_sound"),
    [
        (FILE, True),
        (replace(FILE, copies=()), False),
        (replace(FILE, state=FileState.REFUSED), False),
        (replace(FILE, state=FileState.FAILED), True),  # one drive failed, the copy on the other one is good
    ],
)
def test_only_a_trusted_file_with_a_copy_may_be_shown_as_good(result: FileResult, is_sound: bool) -> None:
    assert result.is_sound is is_sound


def test_files_are_counted_by_what_became_of_them() -> None:
    files = (FILE, FILE, replace(FILE, state=FileState.ALREADY))
    result = ImportResult(run="1", files=files, judgement=judge([]))
    assert [result.count(state) for state in FileState] == [2, 1, 0, 0, 0]
