import pytest

from focusflow_desktop.photos.sidecars.labels import (
    label_from_number,
    label_from_text,
    number_for_label,
    text_for_label,
)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Red", "red"),
        ("ROT", "red"),
        ("To Do", "purple"),
        ("Grün", "green"),
        ("Ausgewählt", "Ausgewählt"),
        ("", "none"),
    ],
)
def test_colour_words_are_known_and_others_kept(text, label):
    assert label_from_text(text) == label


@pytest.mark.parametrize("label", ["red", "yellow", "green", "blue", "purple"])
def test_a_colour_comes_back_by_word_and_by_number(label):
    assert label_from_text(text_for_label(label)) == label
    assert label_from_number(number_for_label(label)) == label


def test_none_is_no_text_and_a_foreign_text_no_number():
    assert (text_for_label("none"), number_for_label("none"), number_for_label("Winner")) == (None, "0", None)
