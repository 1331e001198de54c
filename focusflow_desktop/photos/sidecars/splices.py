"""Collected changes to a text by range, applied at once; and the escaping that XML asks for."""

from __future__ import annotations

_ELEMENT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = _ELEMENT | str.maketrans({"\t": "&#9;", "\n": "&#10;"})


class Splices:
    """Ranges of one text with what shall stand there instead. Ranges never overlap."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._ranges: list[tuple[int, int, str]] = []

    def replace(self, start: int, end: int, content: str) -> None:
        """Puts `content` where the range was."""
        if self.text[start:end] != content:
            self._ranges.append((start, end, content))

    def remove(self, start: int, end: int) -> None:
        """Takes the range away."""
        self.replace(start, end, "")

    def insert(self, at: int, content: str) -> None:
        """Puts `content` between two characters."""
        self.replace(at, at, content)

    def applied(self) -> str:
        """The text with all changes made."""
        parts: list[str] = []
        at = 0
        for start, end, content in sorted(self._ranges, key=lambda found: found[:2]):
            assert start >= at, "two changes touch one place"
            parts += [self.text[at:start], content]
            at = end
        return "".join([*parts, self.text[at:]])


def in_element(text: str) -> str:
    """The text as an element's content."""
    return text.translate(_ELEMENT)


def in_attribute(text: str, quote: str = '"') -> str:
    """The text as an attribute's value between these quotes."""
    return text.translate(_ATTRIBUTE).replace(quote, "&quot;" if quote == '"' else "&apos;")
