"""A batch is taken once, in whole or op by op, and nothing in it can block its machine or reach another studio."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine, text, update

from focusflow_desktop.shared.errors import Conflict
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.sync.hlc import ZERO
from focusflow_desktop.shared.sync.registry import synced_tables
from sync_server.db.tables import SyncDevice
from sync_server.db.tenancy import reading, writing
from sync_server.sync.push import push
from tests.server.sync.conftest import add_device

NUMBERS = {facts.name: facts.number for facts in synced_tables()}
NOW_MS = int(datetime(2026, 5, 13, 12, tzinfo=UTC).timestamp() * 1000)


def stamp(ms: int = NOW_MS, device: int = 1) -> str:
    return f"{ms:012x}0000{device:08x}"


def put(table: str, row: UUID | None = None, *, at: str | None = None, **values: Any) -> dict[str, Any]:
    full = {"kind": "person", "do_not_contact": False, "marketing_consent": False, "is_imported": False}
    return {
        "k": "put",
        "t": NUMBERS[table],
        "id": str(row or new_id()),
        "h": at or stamp(),
        "v": {**(full if table == "contacts" else {}), **values},
    }


def edit(row: UUID, *, at: str, base: str = ZERO, table: str = "contacts", **values: Any) -> dict[str, Any]:
    fields = {name: [value, at, base] for name, value in values.items()}
    return {"k": "set", "t": NUMBERS[table], "id": str(row), "f": fields}


def contacts(api: Engine, studio: UUID) -> list[Any]:
    with reading(api, studio) as connection:
        return list(connection.execute(text("SELECT id, name, clock FROM contacts ORDER BY name")))


def names(api: Engine, studio: UUID) -> list[str]:
    return [row.name for row in contacts(api, studio)]


def test_new_rows_and_edits_are_merged_and_numbered(api, anna, laptop, body) -> None:
    clara = new_id()
    first = push(api, anna, laptop, body(1, put("contacts", clara, name="Clara")))
    assert first == {"batch": 1, "seq": 1, "res": ["ok"]}
    later = stamp(NOW_MS + 1)
    second = push(api, anna, laptop, body(2, edit(clara, at=later, base=stamp(), name="Clara Hoffmann")))
    assert second == {"batch": 2, "seq": 2, "res": ["ok"]}
    (row,) = contacts(api, anna)
    assert (row.name, row.clock) == ("Clara Hoffmann", {"name": later})


def test_a_batch_that_comes_again_is_answered_as_before_and_not_applied(api, anna, laptop, body) -> None:
    batch = body(1, put("contacts", name="Clara"))
    assert push(api, anna, laptop, batch) == push(api, anna, laptop, batch)
    assert names(api, anna) == ["Clara"]


def test_other_bytes_under_a_used_number_are_a_copied_machine(api, anna, laptop, body) -> None:
    push(api, anna, laptop, body(1, put("contacts", name="Clara")))
    with pytest.raises(Conflict) as refused:
        push(api, anna, laptop, body(1, put("contacts", name="Copied")))
    assert refused.value.code == "device_forked"
    assert names(api, anna) == ["Clara"]


def test_a_batch_out_of_its_order_waits(api, anna, laptop, body) -> None:
    with pytest.raises(Conflict) as refused:
        push(api, anna, laptop, body(3, put("contacts", name="Clara")))
    assert (refused.value.code, refused.value.fields["last"]) == ("batch_gap", 0)


def test_a_machine_that_was_shut_out_writes_nothing(api, anna, laptop, body) -> None:
    with writing(api, anna) as connection:
        connection.execute(update(SyncDevice).values(revoked_at=datetime(2026, 5, 13, tzinfo=UTC)))
    with pytest.raises(Conflict) as refused:
        push(api, anna, laptop, body(1, put("contacts", name="Clara")))
    assert refused.value.code == "device_revoked"


def test_the_later_edit_stands_in_whatever_order_machines_come(api, anna, laptop, desk, body) -> None:
    clara = new_id()
    push(api, anna, laptop, body(1, put("contacts", clara, name="Clara")))
    late, early = stamp(NOW_MS + 9), stamp(NOW_MS + 5, device=2)
    push(api, anna, laptop, body(2, edit(clara, at=late, base=stamp(), name="late")))
    answer = push(api, anna, desk, body(1, edit(clara, at=early, base=stamp(), name="early")))
    assert answer["res"] == ["lost"]
    assert names(api, anna) == ["late"]


def test_a_row_that_two_machines_made_is_one(api, anna, laptop, desk, body) -> None:
    clara = new_id()
    push(api, anna, laptop, body(1, put("contacts", clara, name="Clara")))
    answer = push(api, anna, desk, body(1, put("contacts", clara, at=stamp(NOW_MS + 1, 2), name="Klara")))
    assert answer["res"] == ["ok"]
    assert names(api, anna) == ["Klara"]


def test_a_clock_a_year_ahead_wins_no_year(api, anna, laptop, body) -> None:
    clara = new_id()
    push(api, anna, laptop, body(1, put("contacts", clara, at="f" * 24, name="Clara")))
    with reading(api, anna) as connection:
        hlc0 = connection.execute(text("SELECT hlc0 FROM contacts")).scalar_one()
    assert hlc0 < "f" * 24
    assert hlc0.endswith("f" * 12)


@pytest.mark.parametrize(
    ("op", "answer"),
    [
        (lambda row: "no op", "rejected:malformed"),
        (lambda row: {"k": "drop"}, "rejected:malformed"),
        (lambda row: {"k": "cmd", "id": str(row), "name": "x", "args": {}}, "rejected:command_unknown"),
        (lambda row: {**edit(row, at=stamp(), name="x"), "t": 9_999}, "rejected:table_unknown"),
        (lambda row: {**edit(row, at=stamp(), name="x"), "id": "7"}, "rejected:malformed"),
        (lambda row: edit(row, at=stamp(), no_such_column="x"), "rejected:column_unknown"),
        (lambda row: edit(row, at=stamp(), tenant_id=str(new_id())), "rejected:column_unknown"),
        (lambda row: edit(row, at=stamp(), created_at="2026-05-13T12:00:00+00:00"), "rejected:not_writable"),
        (lambda row: edit(row, at="yesterday", name="x"), "rejected:malformed"),
        (lambda row: edit(row, at=stamp(), name=7), "rejected:value_invalid"),
        (lambda row: edit(row, at=stamp(), name=None), "rejected:value_invalid"),
        (lambda row: edit(row, at=stamp(), name="a\0b"), "rejected:value_invalid"),
        (lambda row: edit(new_id(), at=stamp(), name="x"), "rejected:row_unknown"),
        (
            lambda row: put(
                "contact_emails", contact_id=str(new_id()), address="x@example.com", is_primary=True
            ),
            "rejected:reference_missing",
        ),
        (lambda row: put("contact_emails", contact_id=str(row)), "rejected:reference_missing"),
    ],
)
def test_one_bad_op_is_answered_and_the_rest_of_the_batch_is_taken(
    api, anna, laptop, body, op, answer
) -> None:
    clara = new_id()
    push(api, anna, laptop, body(1, put("contacts", clara, name="Clara")))
    said = push(api, anna, laptop, body(2, op(clara), put("contacts", name="Dora")))
    assert said["res"] == [answer, "ok"]
    assert names(api, anna) == ["Clara", "Dora"]
    assert push(api, anna, laptop, body(3))["res"] == []


def test_a_child_may_stand_before_its_parent_in_a_batch(api, anna, laptop, body) -> None:
    clara = new_id()
    child = put("contact_emails", contact_id=str(clara), address="clara@example.com", is_primary=True)
    assert push(api, anna, laptop, body(1, child, put("contacts", clara, name="Clara")))["res"] == [
        "ok",
        "ok",
    ]


def test_another_studio_s_row_is_no_row(api, anna, boris, laptop, body) -> None:
    his = new_id()
    push(api, boris, add_device(api, boris, 1), body(1, put("contacts", his, name="Boris's client")))
    said = push(
        api,
        anna,
        laptop,
        body(
            1,
            edit(his, at=stamp(NOW_MS + 9), name="Anna's now"),
            put("contact_emails", contact_id=str(his), address="spy@example.com", is_primary=True),
        ),
    )
    assert said["res"] == ["rejected:row_unknown", "rejected:reference_missing"]
    assert names(api, boris) == ["Boris's client"]
