from datetime import timedelta

import pytest

from focusflow_desktop.shared.rules.clashes import Clash, ClashKind
from focusflow_desktop.ui.calendar.clash_words import clash_title, clash_words
from tests.support.calendars import BERLIN, berlin, person

ANNA = person("Anna")


@pytest.mark.parametrize("kind", list(ClashKind))
def test_every_clash_is_a_whole_sentence(kind, english):
    clash = Clash(
        kind=kind, other_title="Kaiser", other_starts_at=berlin(14, 10), other_ends_at=berlin(14, 12),
        shared=(ANNA,), short=timedelta(minutes=15), limit=2,
    )  # fmt: skip
    words = clash_words(clash, BERLIN)
    assert words.endswith(".")
    assert "{" not in words
    assert clash_title((clash,))


def test_a_way_that_is_too_long_says_how_much_is_missing(english):
    clash = Clash(kind=ClashKind.TRAVEL, other_title="Kaiser", short=timedelta(minutes=15))
    assert clash_words(clash, BERLIN).startswith("15 min too little for the way")
    assert clash_title((clash,)) == "Too tight"


def test_without_a_name_nobody_is_named(english):
    assert clash_words(Clash(kind=ClashKind.PERSON, other_title="Kaiser"), BERLIN).startswith(
        "At the same time"
    )
