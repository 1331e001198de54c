"""How well a title fits what was typed: whole words before beginnings, beginnings before parts, parts before slips."""

from __future__ import annotations

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from focusflow_desktop.business.search.wanted import Wanted, fold

_WHOLE, _BEGINS, _PART, _SLIP = 100.0, 85.0, 60.0, 55.0


def fit(wanted: Wanted, title: str) -> float:
    """0 to 110: the mean of each word's best place in the title, a little more for a title that says nothing else."""
    folded = fold(title)
    words = "".join(c if c.isalnum() else " " for c in folded).split()
    if not words or not wanted.words:
        return 0.0
    each = [_of_word(word, words, folded) for word in wanted.words]
    return sum(each) / len(each) + fuzz.ratio(" ".join(wanted.words), " ".join(words)) / 10


def _of_word(word: str, words: list[str], folded: str) -> float:
    if word in words:
        return _WHOLE
    if any(other.startswith(word) for other in words):
        return _BEGINS
    if word in folded:
        return _PART
    return _SLIP * max(OSA.normalized_similarity(word, other[: len(word) + 1]) for other in words)
