from datetime import UTC, datetime
from uuid import UUID

import pytest

from focusflow_desktop.business.timeline.queries import Entry, EntryKind
from focusflow_desktop.ui.jobs.words import entry_words

AT = datetime(2026, 5, 13, 12, tzinfo=UTC)


def act(action, after="", **facts):
    return Entry(kind=EntryKind.ACT, id=UUID(int=1), at=AT, action=action, after=after, **facts)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (act("session", "booked", title="The day"), ("The day: Booked", "")),
        (act("session", "cancelled", title="The day", reason="Storm"), ("The day: Cancelled", "Storm")),
        (act("stage", "booked"), ("Now: Booked", "")),
        (act("created"), ("Written down", "")),
        (act("of_a_newer_version"), ("of_a_newer_version", "")),
    ],
)
def test_an_act_is_told_in_words(entry, words):
    assert entry_words(entry, zone=UTC) == words
