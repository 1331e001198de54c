"""Why a sidecar was left alone: kept with its code, so that the window can say it in any language."""

from __future__ import annotations

from pathlib import Path

import pytest

from focusflow_desktop.photos.sidecars.problems import kept_text, problem_of
from focusflow_desktop.shared.errors import Damaged, WorldError


def told(problem: WorldError) -> tuple[str, str, dict[str, object]]:
    return problem.code, problem.message, problem.fields


def test_a_problem_comes_back_with_its_code_its_sentence_and_what_fills_it() -> None:
    problem = Damaged("sidecar_unreadable", "„Straße.xmp“ is not valid XMP.", file="Straße.xmp", bytes=12)
    assert told(problem_of(kept_text(problem))) == told(problem)


def test_what_json_does_not_know_is_kept_as_words() -> None:
    problem = Damaged("sidecar_unreadable", "Not valid.", folder=Path("shoot"))
    assert problem_of(kept_text(problem)).fields == {"folder": "shoot"}


@pytest.mark.parametrize("sentence", ["This file is not valid XMP.", "12", '{"code": "x"}', "[]"])
def test_the_sentence_of_an_earlier_version_is_still_said(sentence: str) -> None:
    assert problem_of(sentence).message == sentence
