"""One field from two machines: whatever the order, the same value; what loses is kept where it matters."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focusflow_desktop.shared.records.base import Merge
from focusflow_desktop.shared.sync.hlc import ZERO
from focusflow_desktop.shared.sync.merge import (
    CLAMP_MS,
    Edit,
    Outcome,
    clamped,
    clock_with,
    merge_field,
    stamp_of,
)


def stamp(ms: int, device: int = 1, counter: int = 0) -> str:
    return f"{ms:012x}{counter:04x}{device:08x}"


OLD, SEEN, NEW = stamp(1), stamp(5), stamp(9)


@pytest.mark.parametrize(
    ("policy", "present", "edit", "outcome", "value", "lost"),
    [
        (Merge.LWW, ("a", SEEN), ("b", NEW, SEEN), Outcome.APPLIED, "b", None),
        (Merge.LWW, ("a", SEEN), ("b", OLD, ZERO), Outcome.LOST, "a", None),
        (Merge.LWW, ("a", SEEN), ("a", SEEN, OLD), Outcome.KNOWN, "a", None),
        (Merge.LWW_NOTIFY, ("a", SEEN), ("b", NEW, SEEN), Outcome.APPLIED, "b", None),
        (Merge.LWW_NOTIFY, ("a", SEEN), ("b", NEW, OLD), Outcome.APPLIED, "b", "a"),
        (Merge.LWW_NOTIFY, ("a", NEW), ("b", SEEN, OLD), Outcome.LOST, "a", "b"),
        (Merge.LWW_NOTIFY, ("a", SEEN), ("a", NEW, OLD), Outcome.APPLIED, "a", None),
        (Merge.LWW_NOTIFY, ("a", SEEN), ("a", SEEN, OLD), Outcome.KNOWN, "a", None),
        (Merge.SERVER, ("a", OLD), ("b", NEW, OLD), Outcome.REFUSED, "a", None),
        (Merge.FIXED, ("a", OLD), ("b", NEW, OLD), Outcome.REFUSED, "a", None),
        (Merge.LOCAL, ("a", OLD), ("b", NEW, OLD), Outcome.REFUSED, "a", None),
    ],
)
def test_a_field_after_an_edit(policy, present, edit, outcome, value, lost):
    given_edit = Edit(value=edit[0], stamp=edit[1], base=edit[2])
    merged = merge_field(*present, given_edit, policy=policy)
    assert (merged.outcome, merged.value) == (outcome, value)
    assert merged.stamp == max(present[1], edit[1] if outcome is Outcome.APPLIED else ZERO)
    assert (merged.conflict.lost if merged.conflict is not None else None) == lost


edits = st.lists(
    st.builds(
        Edit,
        value=st.integers(0, 3),
        stamp=st.builds(stamp, st.integers(2, 9), st.integers(1, 3), st.integers(0, 2)),
        base=st.just(OLD),
    ),
    max_size=4,
    unique_by=lambda edit: edit.stamp,
)


@given(edits)
def test_edits_give_the_same_field_in_any_order_and_any_number_of_times(some):
    ends = set()
    for order in permutations(some):
        value, at = 0, OLD
        for edit in (*order, *order):
            merged = merge_field(value, at, edit, policy=Merge.LWW_NOTIFY)
            value, at = merged.value, merged.stamp
        ends.add((value, at))
    assert len(ends) == 1
    (end,) = ends
    assert end == max([(edit.value, edit.stamp) for edit in some] + [(0, OLD)], key=lambda each: each[1])


@given(edits)
def test_no_value_that_was_written_unseen_is_gone_without_a_trace(some):
    value: object = 0
    at, kept = OLD, set()
    for edit in some:
        merged = merge_field(value, at, edit, policy=Merge.LWW_NOTIFY)
        if merged.conflict is not None:
            kept |= {merged.conflict.kept, merged.conflict.lost}
        value, at = merged.value, merged.stamp
    assert {edit.value for edit in some} <= kept | {value, 0}


def test_a_row_says_of_a_field_only_what_the_row_does_not_say():
    assert stamp_of("name", hlc0=OLD, clock={}) == OLD
    clock = clock_with("name", NEW, hlc0=OLD, clock={"email": SEEN})
    assert clock == {"name": NEW, "email": SEEN}
    assert stamp_of("name", hlc0=OLD, clock=clock) == NEW
    assert clock_with("name", OLD, hlc0=OLD, clock=clock) == {"email": SEEN}


def test_a_stamp_of_the_future_becomes_the_server_s_moment_and_keeps_its_place():
    now = 1_000_000
    assert clamped(stamp(now + CLAMP_MS), now_ms=now) == stamp(now + CLAMP_MS)
    first, second = (clamped(stamp(now + CLAMP_MS + 1, counter=at), now_ms=now) for at in (0, 1))
    assert first == stamp(now)
    assert first < second == stamp(now, counter=1)
    assert clamped(stamp(0), now_ms=now) == stamp(0)
