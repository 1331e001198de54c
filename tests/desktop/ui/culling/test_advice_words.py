"""What the advisor found, in words."""

import pytest

from focusflow_desktop.photos.culling.advisor import Advice, Reason, Suggestion
from focusflow_desktop.ui.culling.advice_words import REASONS, SUGGESTED, reason_words, suggestion_words


def said(suggestion, reason, sharpness=None):
    advice = Advice(photo=1, suggestion=suggestion, reason=reason, relative_sharpness=sharpness)
    return suggestion_words(advice), reason_words(advice, of=7)


def test_the_best_of_a_burst_is_the_suggested_select():
    assert said(Suggestion.KEEP, Reason.SHARPEST_OF_BURST, 1.0) == ("Suggest Select", "Sharpest of 7")


def test_a_rival_is_a_candidate_with_its_number():
    assert said(Suggestion.LOOK, Reason.NEARLY_AS_SHARP, 0.914) == ("Candidate", "91 % as sharp")


def test_a_soft_one_is_suggested_for_rejection_and_says_why():
    assert said(Suggestion.REJECT, Reason.SOFTER_THAN_BURST, 0.4) == ("Suggest reject", "Soft: 40 % as sharp")


def test_what_was_not_measured_is_no_candidate_for_anything():
    assert said(Suggestion.LOOK, Reason.NOT_MEASURED) == ("Look", "Not measured yet")


def test_none_of_a_bracket_is_the_one():
    assert said(Suggestion.KEEP, Reason.BRACKET) == ("Keep", "Part of a bracket")


@pytest.mark.parametrize(("table", "kind"), [(SUGGESTED, Suggestion), (REASONS, Reason)])
def test_everything_the_advisor_may_say_has_words(table, kind):
    assert set(table) == set(kind)
