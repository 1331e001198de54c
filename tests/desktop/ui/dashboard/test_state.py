from datetime import UTC, date, datetime
from uuid import UUID

from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.photos.library.rows import SessionRow
from focusflow_desktop.photos.library.today import NeedsYou, OpenImport
from focusflow_desktop.ui.dashboard.state import UnfinishedTask, today_state
from focusflow_desktop.ui.look.theme import Tone

DAY = date(2026, 5, 14)
NOTHING = NeedsYou(cards=(), to_cull=(), finals_waiting=0, sidecars_waiting=0, missing=0)


def _shoot(number, *, photos, unmarked):
    return SessionRow(
        id=UUID(int=number), title=f"Shoot {number}", job_id=UUID(int=9), job="Botanica", photos=photos,
        unmarked=unmarked, first_taken_at=None,
    )  # fmt: skip


def _card(verdict):
    return OpenImport(
        source="BOT-A1", started_at=datetime(2026, 5, 13, tzinfo=UTC), files=590, verdict=verdict
    )


def test_a_quiet_day_has_no_lines():
    state = today_state(NOTHING, day=DAY, unfinished=(), has_photos=True)
    assert state.lines == ()
    assert state.cull_next is None


def test_the_safety_of_pictures_comes_first():
    needs = NeedsYou(
        cards=(_card("one_copy"),), to_cull=(_shoot(1, photos=10, unmarked=4),), finals_waiting=2, sidecars_waiting=1,
        missing=3,
    )  # fmt: skip
    unfinished = [UnfinishedTask(title="Web proofs", failures=2)]
    lines = today_state(needs, day=DAY, unfinished=unfinished, has_photos=True).lines
    assert [line.tone for line in lines] == [
        Tone.BAD, Tone.ATTENTION, Tone.ATTENTION, Tone.ATTENTION, Tone.INFORMATION, Tone.INFORMATION
    ]  # fmt: skip
    assert "not backed up" in lines[0].title
    assert "do not format" in lines[0].detail


def test_an_import_that_broke_off_says_that_what_was_copied_is_kept():
    needs = NeedsYou(cards=(_card(None),), to_cull=(), finals_waiting=0, sidecars_waiting=0, missing=0)
    [line] = today_state(needs, day=DAY, unfinished=(), has_photos=True).lines
    assert "kept" in line.detail
    assert (line.room, line.act) == ("import", "Go on")


def test_a_shoot_leads_to_its_unmarked_pictures():
    needs = NeedsYou(
        cards=(),
        to_cull=(_shoot(7, photos=648, unmarked=434),),
        finals_waiting=0,
        sidecars_waiting=0,
        missing=0,
    )
    [line] = today_state(needs, day=DAY, unfinished=(), has_photos=True).lines
    assert line.detail == "Botanica · 214 of 648 marked"
    assert line.place["filter"] == Filter(session_ids=frozenset({UUID(int=7)}), is_unmarked=True)


def test_what_was_begun_is_culled_next():
    shoots = (_shoot(1, photos=10, unmarked=10), _shoot(2, photos=10, unmarked=4))
    needs = NeedsYou(cards=(), to_cull=shoots, finals_waiting=0, sidecars_waiting=0, missing=0)
    next_ = today_state(needs, day=DAY, unfinished=(), has_photos=True).cull_next
    assert (next_.title, next_.marked, next_.photos) == ("Shoot 2", 6, 10)
