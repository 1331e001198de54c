"""The words of the finals room."""

from pathlib import Path
from uuid import UUID

import pytest

from focusflow_desktop.photos.finals.queries import FinalsFolder, FinalsView, OpenFile
from focusflow_desktop.photos.finals.reasons import Reason
from focusflow_desktop.photos.library.rows import SessionRow
from focusflow_desktop.shared.errors import Unavailable
from focusflow_desktop.ui.behind.finals import FolderState
from focusflow_desktop.ui.finals.state import (
    counts_of,
    display,
    name_of,
    open_words,
    reason_words,
    standing_of,
)
from focusflow_desktop.ui.look.theme import Tone

pytestmark = pytest.mark.usefixtures("english")
FOLDER = Path("/finals")


def test_what_is_nought_is_left_out_of_the_counts_save_the_linked():
    assert counts_of(FinalsFolder(path=FOLDER, session_id=None)) == "0 linked"
    full = FinalsFolder(path=FOLDER, session_id=None, linked=4, waiting=1, without=2, unreadable=1, missing=3)
    assert counts_of(full) == (
        "4 linked · 1 waiting for you · 2 without an original here · 1 not readable · 3 no longer there"
    )


def test_a_folder_that_is_away_says_so_and_what_to_do():
    away = FolderState(problem=Unavailable("finals_folder_away", "The finals folder is not there."))
    word, tone, sentence = standing_of(away)
    assert (word, tone) == ("Away", Tone.BAD)
    assert "not there" in sentence and "Connect the drive" in sentence


@pytest.mark.parametrize(
    ("state", "word"), [(None, "Looking"), (FolderState(settling=2), "Arriving"), (FolderState(), "Watching")]
)
def test_the_watching_is_said_in_a_word(state, word):
    assert standing_of(state)[0] == word


def test_a_folder_is_named_by_its_shoot_or_by_all():
    shoot = SessionRow(
        id=UUID(int=1), title="The day", job_id=UUID(int=2), job="Weber", photos=1, unmarked=0,
        first_taken_at=None,
    )  # fmt: skip
    view = FinalsView(shoots=(shoot,))
    assert name_of(UUID(int=1), view) == "Weber · The day"
    assert name_of(None, view) == "All shoots"


def test_every_reason_to_ask_has_its_words():
    assert len({reason_words(reason) for reason in Reason}) == len(Reason)


def test_a_name_of_strange_bytes_is_shown_all_the_same():
    assert display(Path("/finals/caf\udce9.jpg")) == "caf\ufffd.jpg"
    assert "No original" in open_words(OpenFile(path=FOLDER, problem=None))
