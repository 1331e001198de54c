"""Finds what was meant by what was typed: letters in order, word beginnings first, one slip forgiven. Pure."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

TYPO_FROM_LETTERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """How well a text fits, and which of its letters did; a higher score is better."""

    score: float
    letters: tuple[int, ...]


def match(typed: str, text: str) -> Match | None:
    """The best fit of all typed words in the text, or None."""
    words = typed.split()
    if not words:
        return Match(score=0.0, letters=())
    folded = _fold(text)
    score, letters = 0.0, set[int]()
    for word in words:
        found = _match_word(_fold(word), folded)
        if found is None:
            return None
        score += found.score
        letters.update(found.letters)
    return Match(score=score - len(text) / 200, letters=tuple(sorted(letters)))


def _match_word(word: str, text: str) -> Match | None:
    at = _substring(word, text)
    if at >= 0:
        bonus = 40 if at == 0 else 30 if _begins_word(text, at) else 0
        return Match(score=100 + bonus, letters=tuple(range(at, at + len(word))))
    return _initials(word, text) or _with_a_slip(word, text) or _scattered(word, text)


def _substring(word: str, text: str) -> int:
    """Where the word is, at the beginning of a word if it is there."""
    at = first = text.find(word)
    while at >= 0:
        if _begins_word(text, at):
            return at
        at = text.find(word, at + 1)
    return first


def _initials(word: str, text: str) -> Match | None:
    """Each letter begins a word: "ic" for "Import card"."""
    starts = [at for at in range(len(text)) if _begins_word(text, at)]
    taken: list[int] = []
    for at in starts:
        if len(taken) < len(word) and text[at] == word[len(taken)]:
            taken.append(at)
    return Match(score=80, letters=tuple(taken)) if len(taken) == len(word) and len(word) > 1 else None


def _with_a_slip(word: str, text: str) -> Match | None:
    """One letter wrong, missing, too many, or two swapped, at the beginning of some word."""
    if len(word) < TYPO_FROM_LETTERS:
        return None
    for start in (at for at in range(len(text)) if _begins_word(text, at)):
        for length in (len(word), len(word) - 1, len(word) + 1):
            piece = text[start : start + length]
            if len(piece) == length and piece[0] == word[0] and _is_one_slip(word, piece):
                return Match(score=50, letters=tuple(range(start, start + length)))
    return None


def _is_one_slip(a: str, b: str) -> bool:
    if len(a) == len(b):
        wrong = [i for i in range(len(a)) if a[i] != b[i]]
        swapped = (
            len(wrong) == 2
            and wrong[1] == wrong[0] + 1
            and a[wrong[0]] == b[wrong[1]]
            and a[wrong[1]] == b[wrong[0]]
        )
        return len(wrong) == 1 or swapped
    long, short = (a, b) if len(a) > len(b) else (b, a)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _scattered(word: str, text: str) -> Match | None:
    """The letters in order, not too far apart, from the beginning of a word."""
    starts = (at for at in range(len(text)) if text[at] == word[0] and _begins_word(text, at))
    for start in starts:
        letters = [start]
        for letter in word[1:]:
            at = text.find(letter, letters[-1] + 1)
            if at < 0:
                break
            letters.append(at)
        span = letters[-1] - letters[0] + 1
        if len(letters) == len(word) and span <= 3 * len(word):
            return Match(score=40 * len(word) / span, letters=tuple(letters))
    return None


def _begins_word(text: str, at: int) -> bool:
    return text[at].isalnum() and (at == 0 or not text[at - 1].isalnum())


def _fold(text: str) -> str:
    """Lower case without accents, letter for letter, so that positions stay true."""
    return "".join((unicodedata.normalize("NFD", letter)[:1] or letter).lower()[:1] for letter in text)
