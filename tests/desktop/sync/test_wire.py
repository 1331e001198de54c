"""What comes over the wire is understood whole, or not at all."""

from __future__ import annotations

from uuid import UUID

import pytest

from focusflow_desktop.shared.errors import Damaged
from focusflow_desktop.sync.answer import Answer
from focusflow_desktop.sync.wire import read_answer, read_page

ROW = {"s": 7, "t": 1, "id": str(UUID(int=7)), "op": "U", "r": {"name": "Clara"}, "h": "0" * 24, "c": {}}


def test_an_answer_and_a_page_are_read() -> None:
    assert read_answer({"batch": 1, "seq": 9, "res": ["ok"]}) == Answer(batch=1, seq=9, results=("ok",))
    page = read_page(
        {"from": 0, "to": 8, "more": True, "rows": [ROW, {"s": 8, "t": 1, "id": ROW["id"], "op": "P"}]}
    )
    assert (page.since, page.to, page.has_more) == (0, 8, True)
    assert page.rows[0].values == {"name": "Clara"}
    assert page.rows[1].values is None


@pytest.mark.parametrize(
    ("read", "said"),
    [
        (read_answer, {}),
        (read_answer, {"batch": "x", "seq": 9, "res": []}),
        (read_answer, {"batch": 1, "seq": 9, "res": None}),
        (read_page, {"from": 0, "to": 8, "more": False}),
        (read_page, {"from": 0, "to": 8, "more": False, "rows": [{}]}),
        (read_page, {"from": 0, "to": 8, "more": False, "rows": [{**ROW, "id": "7"}]}),
        (read_page, {"from": 0, "to": 8, "more": False, "rows": ["row"]}),
    ],
)
def test_anything_else_changes_nothing(read, said) -> None:
    with pytest.raises(Damaged):
        read(said)
