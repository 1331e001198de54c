"""The machine is kept awake, or the person is told that it is not."""

from __future__ import annotations

import shutil

import pytest

from focusflow_desktop.photos.ingest.awake import held_by, stay_awake


@pytest.mark.skipif(shutil.which("sh") is None, reason="needs sh")
def test_a_program_that_holds_is_let_go_at_the_end() -> None:
    with held_by(["sh", "-c", "echo awake; cat"]) as awake:
        assert awake.is_held


@pytest.mark.skipif(shutil.which("sh") is None, reason="needs sh")
def test_a_refusal_is_told() -> None:
    with held_by(["sh", "-c", "exit 1"]) as awake:
        assert not awake.is_held
        assert "may fall asleep" in awake.how


def test_a_missing_program_is_told() -> None:
    with held_by(["focusflow-no-such-program"]) as awake:
        assert not awake.is_held


def test_this_machine_gives_an_answer() -> None:
    with stay_awake("a test") as awake:
        assert awake.how
