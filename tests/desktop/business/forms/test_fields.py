from datetime import date

import pytest

from focusflow_desktop.business.forms.fields import (
    FieldKind,
    FormField,
    checked_answer,
    checked_fields,
    from_json,
    key_for,
    missing_answers,
    to_json,
)
from focusflow_desktop.shared.errors import Refused
from tests.desktop.business.forms.conftest import QUESTIONS

BY_KEY = {field.key: field for field in QUESTIONS}


def test_questions_are_stored_and_read_back_the_same():
    assert from_json(to_json(QUESTIONS)) == QUESTIONS


def test_a_kind_of_a_later_version_is_asked_as_text_and_what_is_broken_does_not_break():
    (found,) = from_json([{"key": "a", "label": "A", "kind": "hologram", "choices": None}])
    assert (found.kind, found.is_must, found.choices) == (FieldKind.LONG_TEXT, False, ())
    assert from_json([{}])[0].key == ""


@pytest.mark.parametrize(
    ("label", "taken", "key"),
    [
        ("Who are you?", (), "who_are_you"),
        ("Straße", (), "strae"),
        ("?", (), "question"),
        ("Who", ("who",), "who_2"),
    ],
)
def test_a_key_is_made_of_the_words(label, taken, key):
    assert key_for(label, taken) == key


def test_labels_and_choices_are_tidied():
    (field,) = checked_fields(
        [FormField(key="a", label="  Which   one ", kind=FieldKind.CHOICE, choices=(" A ", "", "A", "B"))]
    )
    assert (field.label, field.choices) == ("Which one", ("A", "B"))
    (plain,) = checked_fields([FormField(key="a", label="A", choices=("left over",))])
    assert plain.choices == ()


@pytest.mark.parametrize(
    "fields",
    [
        [FormField(key="a", label="  ")],
        [FormField(key="a", label="A", kind=FieldKind.SEVERAL)],
        [FormField(key="b", label="B"), FormField(key="a", label="A"), FormField(key="a", label="B")],
    ],
)
def test_a_question_that_is_none_is_refused_by_its_key(fields):
    with pytest.raises(Refused) as refused:
        checked_fields(fields)
    assert refused.value.fields["field"] == "a"


def test_a_form_without_end_is_refused():
    with pytest.raises(Refused):
        checked_fields(FormField(key=str(at), label="x") for at in range(201))


@pytest.mark.parametrize(
    ("key", "said", "kept"),
    [
        ("names", "  Julia ", "Julia"),
        ("names", " ", None),
        ("story", "One\nTwo", "One\nTwo"),
        ("guests", "1 200", 1200),
        ("guests", 12.5, 12.5),
        ("guests", "-3", -3),
        ("guests", 0, 0),
        ("day", "2020-02-29", "2020-02-29"),
        ("day", date(2020, 1, 2), "2020-01-02"),
        ("style", "Quiet", "Quiet"),
        ("parts", ["Dance", "Church"], ["Church", "Dance"]),
        ("parts", [], None),
        ("share", False, False),
        ("share", None, None),
    ],
)
def test_answers_are_kept_as_their_kind(key, said, kept):
    found = checked_answer(BY_KEY[key], said)
    assert (found, type(found)) == (kept, type(kept))


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("guests", "many"), ("guests", "nan"), ("guests", True), ("guests", "1e999"), ("day", "2021-02-29"),
        ("style", "Strange"), ("parts", ["Church", "Strange"]), ("share", "maybe"), ("story", "x" * 20_001),
    ],
)  # fmt: skip
def test_what_is_no_answer_is_refused_by_the_questions_key(key, said):
    with pytest.raises(Refused) as refused:
        checked_answer(BY_KEY[key], said)
    assert refused.value.fields["field"] == key


def test_no_is_an_answer_and_nothing_is_none():
    assert missing_answers(QUESTIONS, {"names": "J", "share": False}) == ("style",)
    assert missing_answers(QUESTIONS, {}) == ("names", "style", "share")
