"""What was typed, as questions to the index: words by their beginning, parts by any three letters, slips by likeness."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

LONGEST = 200  # letters of a question that are looked at
_SLIP_FROM = 3  # shorter words are not guessed at


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The words typed, folded as the index folds them."""

    words: tuple[str, ...]

    @property
    def digits(self) -> str:
        """The typed number without what stands between its digits; empty when it is no number."""
        joined = "".join(self.words)
        return joined if joined.isdigit() and len(joined) >= 3 else ""

    def by_beginning(self) -> str:
        """The question of words that begin so."""
        return " AND ".join(f'"{word}"*' for word in self.words)

    def by_part(self) -> str:
        """The question of any three letters and more; empty when no word is long enough."""
        long = [word for word in self.words if len(word) >= 3]
        asked = " AND ".join(f'"{word}"' for word in long)
        return f'({asked}) OR "{self.digits}"' if self.digits and asked else asked or _quoted(self.digits)

    def by_likeness(self, vocabulary: Sequence[str]) -> str:
        """The question of the words that were probably meant; empty when a word is like none."""
        meant = [likely(word, vocabulary) for word in self.words]
        if not all(meant):
            return ""
        return " AND ".join("(" + " OR ".join(_one(word) for word in words) + ")" for words in meant)


def wanted(typed: str) -> Wanted:
    """The words of what was typed."""
    letters = [letter if letter.isalnum() else " " for letter in fold(typed[:LONGEST])]
    return Wanted(words=tuple("".join(letters).split()[:8]))


def fold(text: str) -> str:
    """Lower case without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def likely(word: str, vocabulary: Iterable[str], *, limit: int = 6) -> list[str]:
    """The words of the studio a slip of the finger away: one up to seven letters, two above. A right beginning counts."""
    if len(word) < _SLIP_FROM:
        return [f"{word}*"]
    slips = 1 if len(word) < 8 else 2
    near = process.extract(
        word,
        vocabulary,
        scorer=OSA.distance,  # type: ignore[arg-type]  # its stub names the cutoff an int, extract's a float
        score_cutoff=slips,
        limit=limit,
    )
    return [found for found, _distance, _index in near]


def _one(word: str) -> str:
    return f'"{word[:-1]}"*' if word.endswith("*") else f'"{word}"'


def _quoted(text: str) -> str:
    return f'"{text}"' if text else ""
