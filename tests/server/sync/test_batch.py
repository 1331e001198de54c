"""What machines send is read with distrust: no batch at all is refused, one wrong op is only that op's answer."""

from __future__ import annotations

import hashlib
import json

import pytest

from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from sync_server.sync.batch import MOST_BYTES, MOST_OPS, read_batch
from tests.server.sync.test_push import edit, put, stamp


def test_a_batch_is_read_with_its_values_as_the_database_wants_them(body) -> None:
    row = new_id()
    sent = body(7, put("contacts", row, name="Clara"), edit(row, at=stamp(), name="Klara"))
    batch = read_batch(sent)
    assert (batch.number, batch.sha256, batch.results) == (7, hashlib.sha256(sent).digest(), ["ok", "ok"])
    new, changed = batch.ops
    assert (new.row_id, new.hlc0, new.fields["name"].value) == (row, stamp(), "Clara")
    assert (changed.hlc0, changed.fields["name"].value) == (None, "Klara")


def test_one_wrong_op_leaves_the_others(body) -> None:
    batch = read_batch(body(1, {"k": "drop"}, put("contacts", name="Clara"), 7))
    assert batch.results == ["rejected:malformed", "ok", "rejected:malformed"]
    assert [op.at for op in batch.ops] == [1]


@pytest.mark.parametrize(
    "nonsense",
    [b"", b"[]", b"{}", b'{"batch": "1", "ops": []}', b'{"batch": true, "ops": []}', b"[" * 5_000, b"\xff"],
)
def test_what_is_no_batch_is_refused(nonsense) -> None:
    with pytest.raises(Refused) as refused:
        read_batch(nonsense)
    assert refused.value.code == "batch_malformed"


def test_a_batch_has_a_limit(body) -> None:
    for too_large in (
        body(1, *({"k": "put"} for _ in range(MOST_OPS + 1))),
        json.dumps({"batch": 1, "ops": [], "x": "x" * MOST_BYTES}).encode(),
    ):
        with pytest.raises(Refused) as refused:
            read_batch(too_large)
        assert refused.value.code == "batch_too_large"
