"""Reads an e-mail that was pasted whole: who wrote, from where, which words. What it does not find stays empty.

A person looks at the fields before anything is saved, so a guess may be wrong but never silent.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_HEADER = re.compile(
    r"^\s*(from|von|reply-to|to|an|cc|date|datum|sent|gesendet|subject|betreff)\s*:\s*(.*)$", re.I
)
_ADDRESS = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w.@-])\+?\(?\d[\d ()/.-]{6,}\d(?![\w@])")
_FEWEST_DIGITS = 8  # fewer may be a date or a price
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}")
_SENDER = frozenset({"from", "von", "reply-to"})
_SUBJECT = frozenset({"subject", "betreff"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """What was understood."""

    name: str = ""
    email: str = ""
    phone: str = ""
    body: str = ""


def read_pasted(text: str) -> Pasted:
    """The fields of an inquiry as far as the text gives them."""
    lines = text.strip().splitlines()
    name = email = subject = ""
    begins = 0
    for at, line in enumerate(lines):
        header = _HEADER.match(line)
        if header is None:
            break
        begins = at + 1
        if header[1].casefold() in _SENDER and not email:
            name, email = _sender(header[2])
        elif header[1].casefold() in _SUBJECT:
            subject = header[2].strip()
    body = "\n".join(lines[begins:]).strip()
    found = _ADDRESS.search(body)
    return Pasted(
        name=name, email=email or (found[0] if found else ""), phone=_phone(body), body=_under(subject, body)
    )


def _sender(words: str) -> tuple[str, str]:
    found = _ADDRESS.search(words)
    if found is None:
        return words.strip(), ""
    name = words[: found.start()].strip(" \t<\"'[(")
    return (name or found[0].partition("@")[0].replace(".", " ").title()), found[0]


def _under(subject: str, body: str) -> str:
    """The words below their subject, which is often half of what they say."""
    return "\n\n".join(part for part in (subject, body) if part)


def _phone(body: str) -> str:
    for found in _PHONE.finditer(body):
        number = found[0].strip()
        digits = sum(char.isdigit() for char in number)
        if digits >= _FEWEST_DIGITS and _DATE.fullmatch(number) is None:
            return number
    return ""
