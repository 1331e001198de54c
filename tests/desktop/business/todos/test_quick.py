from datetime import date

import pytest

from focusflow_desktop.business.todos.quick import Quick, read_quick

TUESDAY = date(2026, 5, 12)


@pytest.mark.parametrize(
    ("typed", "title", "on"),
    [
        ("call Clara tomorrow", "call Clara", date(2026, 5, 13)),
        ("Call Clara today", "Call Clara", TUESDAY),
        ("order prints by Friday", "order prints", date(2026, 5, 15)),
        ("order prints tue", "order prints", date(2026, 5, 19)),
        ("album in 2 weeks", "album", date(2026, 5, 26)),
        ("album in 1 day", "album", date(2026, 5, 13)),
        ("plan next week", "plan", date(2026, 5, 18)),
        ("send invoice 2026-06-01", "send invoice", date(2026, 6, 1)),
        ("send invoice 2026-13-01", "send invoice 2026-13-01", None),
        ("tomorrow", "tomorrow", None),
        ("photograph the sunset", "photograph the sunset", None),
        ("photograph the sun", "photograph the sun", None),
        ("choose wedding", "choose wedding", None),
        ("  ", "", None),
    ],
)
def test_a_day_at_the_end_is_understood_and_nothing_else(typed, title, on):
    assert read_quick(typed, today=TUESDAY) == Quick(title=title, on=on)
