from focusflow_desktop.business.search.ranking import fit
from focusflow_desktop.business.search.wanted import wanted


def test_whole_words_then_beginnings_then_parts_then_slips():
    titles = ["Weber", "Weberling", "Altweberin", "Wever", "Klein"]
    scores = [fit(wanted("weber"), title) for title in titles]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


def test_a_title_that_says_nothing_else_fits_better():
    asked = wanted("anna weber")
    assert fit(asked, "Anna Weber") > fit(asked, "Anna Weber and Tom Becker")


def test_nothing_fits_nothing():
    assert fit(wanted(""), "Weber") == fit(wanted("weber"), "…") == 0.0
