"""Pages of one snapshot: every row once, in its newest version, and nothing of another studio."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import Engine

from focusflow_desktop.shared.ids import new_id
from sync_server.sync.pull import pull
from sync_server.sync.push import push
from tests.server.sync.test_push import NOW_MS, NUMBERS, edit, put, stamp


@pytest.fixture
def clara(api: Engine, anna: UUID, laptop: int, body) -> UUID:
    row = new_id()
    push(api, anna, laptop, body(1, put("contacts", row, name="Clara"), put("contacts", name="Dora")))
    return row


def test_every_row_comes_with_its_values_and_stamps(api, anna, clara) -> None:
    page = pull(api, anna, 0)
    assert (page["from"], page["to"], page["more"]) == (0, 2, False)
    row = next(row for row in page["rows"] if row["id"] == str(clara))
    assert (row["t"], row["op"], row["h"], row["c"]) == (NUMBERS["contacts"], "U", stamp(), {})
    assert row["r"]["name"] == "Clara"
    assert not {"tenant_id", "id", "hlc0", "clock"} & set(row["r"])


def test_pages_follow_each_other_and_end(api, anna, clara) -> None:
    first = pull(api, anna, 0, limit=1)
    second = pull(api, anna, first["to"], limit=1)
    assert (first["more"], second["more"]) == (True, False)
    assert [row["s"] for page in (first, second) for row in page["rows"]] == [1, 2]
    assert pull(api, anna, second["to"]) == {"from": 2, "to": 2, "more": False, "rows": []}


def test_a_row_that_changed_since_the_first_page_comes_once_more_and_newest(
    api, anna, clara, laptop, body
) -> None:
    first = pull(api, anna, 0, limit=1)
    push(api, anna, laptop, body(2, edit(clara, at=stamp(NOW_MS + 1), base=stamp(), name="Clara Hoffmann")))
    rows = [*first["rows"], *pull(api, anna, first["to"])["rows"]]
    versions = [row["r"]["name"] for row in rows if row["id"] == str(clara)]
    assert versions[-1] == "Clara Hoffmann"
    assert [row["s"] for row in rows] == sorted(row["s"] for row in rows)


def test_another_studio_hears_nothing(api, anna, boris, clara) -> None:
    assert pull(api, boris, 0)["rows"] == []
