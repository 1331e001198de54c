"""A card may be formatted only on the evidence that decisions ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from focusflow_desktop.photos.files.devices import Device
from focusflow_desktop.photos.ingest.verdict import Evidence, Verdict, judge

A, B = (Device(disks=frozenset({name}), name=name) for name in "AB")
RAID = Device(disks=frozenset({"A", "C"}), name="RAID")


def on(device: Device | None, *, cold: bool = True, card: bool = False) -> Evidence:
    return Evidence(device=device, is_cold=cold, is_on_card=card)


@pytest.mark.parametrize(
    ("copies", "verdict"),
    [
        ([on(A), on(B)], Verdict.MAY_FORMAT),
        ([on(A)], Verdict.ONE_VERIFIED_COPY),
        ([on(A), on(A)], Verdict.ONE_VERIFIED_COPY),
        ([on(A), on(RAID)], Verdict.ONE_VERIFIED_COPY),
        ([on(A), on(None)], Verdict.ONE_VERIFIED_COPY),
        ([on(None), on(None)], Verdict.ONE_VERIFIED_COPY),
        ([on(A), on(B, cold=False)], Verdict.ONE_VERIFIED_COPY),
        ([on(A), on(B, card=True)], Verdict.ONE_VERIFIED_COPY),
        ([], Verdict.NOT_YET),
    ],
)
def test_the_verdict_on_one_file(copies: list[Evidence], verdict: Verdict) -> None:
    assert judge([(Path("a"), copies)]).verdict is verdict


def test_the_worst_off_file_decides() -> None:
    found = judge([(Path("a"), [on(A), on(B)]), (Path("b"), [on(A)]), (Path("c"), [])])
    assert found.verdict is Verdict.NOT_YET
    assert (found.verified, found.copies, found.devices, found.total) == (2, 0, 0, 3)
    assert found.missing == ("c",)


def test_what_stays_on_the_card_is_missing() -> None:
    found = judge([(Path("a"), [on(A), on(B)])], not_copied=[Path("offer.docx")])
    assert (found.verdict, found.missing) == (Verdict.NOT_YET, ("offer.docx",))


def test_an_empty_card_is_no_reason_to_format() -> None:
    assert judge([]).verdict is Verdict.NOT_YET


def test_a_device_nobody_could_name_is_asked_about() -> None:
    assert judge([(Path("a"), [on(A), on(None)])]).has_unknown_device
