import pytest

from focusflow_desktop.business.search.wanted import likely, wanted


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Julia  Weber", ("julia", "weber")),
        ("Zoë-Ñandú", ("zoe", "nandu")),
        ("a@b.com", ("a", "b", "com")),
        ("…", ()),
    ],
)
def test_words_are_folded_as_the_index_folds_them(typed, words):
    assert wanted(typed).words == words


def test_a_number_is_also_asked_for_without_what_stands_between_its_digits():
    assert '"5551234"' in wanted("555-12 34").by_part()
    assert wanted("12").by_part() == ""


def test_short_words_are_asked_by_their_beginning_alone():
    assert wanted("jo we").by_beginning() == '"jo"* AND "we"*'
    assert wanted("jo we").by_part() == ""


@pytest.mark.parametrize(
    ("word", "meant"),
    [("wever", ["weber"]), ("weebr", ["weber"]), ("hofman", []), ("hoffmanns", ["hoffmann"])],
)
def test_one_slip_in_a_short_word_two_in_a_long_one(word, meant):
    assert likely(word, ["weber", "hoffmann", "klein"]) == meant


def test_a_word_like_no_other_finds_nothing_by_likeness():
    assert wanted("weber zzzzz").by_likeness(["weber"]) == ""
