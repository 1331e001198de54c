"""Fields in a text, like {{client.first_name}}, and the text with their values in place.

Fields only name a value: nothing is computed and nothing is run, so that a text from anywhere is safe. A field without a
value stays as it is written, and is told: a letter with "Dear ," has been sent often enough.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

FIELDS = (
    "client.name",
    "client.first_name",
    "partner.first_name",
    "job.title",
    "job.number",
    "session.title",
    "session.day",
    "session.time",
    "session.place",
    "delivery.day",
    "photographer.name",
    "studio.name",
)
_FIELD = re.compile(r"\{\{\s*([A-Za-z_.]+)\s*\}\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The text, and the fields that had no value, each once, in the order of the text."""

    text: str
    missing: tuple[str, ...]


def merge(text: str, values: Mapping[str, str]) -> Merged:
    """Put the values in the place of their fields; what has none, or is no field of ours, stays and is told."""
    missing: dict[str, None] = {}

    def value_of(found: re.Match[str]) -> str:
        name = found[1].lower()
        value = values.get(name, "")
        if not value:
            missing[name] = None
        return value or found[0]

    return Merged(text=_FIELD.sub(value_of, text), missing=tuple(missing))


def written(name: str) -> str:
    """A field as it stands in a text."""
    return "{{" + name + "}}"
