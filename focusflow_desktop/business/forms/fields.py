"""The questions of a form and what counts as an answer. Pure: how they are stored as JSON is known here and nowhere else."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from focusflow_desktop.shared.errors import Refused

Answer = str | int | float | bool | list[str] | None  # None: not answered
_LONGEST_LABEL, _LONGEST_TEXT, _MOST = 300, 20_000, 200


class FieldKind(StrEnum):
    """How a question is answered."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    SEVERAL = "several"
    YES_NO = "yes_no"


CHOOSING = (FieldKind.CHOICE, FieldKind.SEVERAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One question. Its key is what answers are kept under: it stays when the words change."""

    key: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    is_must: bool = False
    choices: tuple[str, ...] = ()
    map_to: str = ""  # the record's field the answer belongs to; kept for the server's forms


def key_for(label: str, taken: Collection[str]) -> str:
    """A key from the words: short, plain, not taken."""
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:40] or "question"
    number, key = 2, stem
    while key in taken:
        key, number = f"{stem}_{number}", number + 1
    return key


def checked_fields(fields: Iterable[FormField]) -> tuple[FormField, ...]:
    """The questions, tidied. Raises Refused, naming the question by its key."""
    found, keys = [], set()
    for field in fields:
        label = " ".join(field.label.split())[:_LONGEST_LABEL]
        choices = tuple(dict.fromkeys(words for said in field.choices if (words := " ".join(said.split()))))
        if not label:
            raise Refused("form.label_missing", "Write the question.", field=field.key)
        if field.kind in CHOOSING and not choices:
            raise Refused("form.choices_missing", "Write what can be chosen.", field=field.key)
        if not field.key or field.key in keys:
            raise Refused("form.key_taken", "Two questions have one key.", field=field.key)
        keys.add(field.key)
        found.append(
            FormField(
                key=field.key,
                label=label,
                kind=field.kind,
                is_must=field.is_must,
                choices=choices if field.kind in CHOOSING else (),
                map_to=field.map_to,
            )
        )
    if len(found) > _MOST:
        raise Refused("form.too_long", "A form has at most 200 questions.", field="name")
    return tuple(found)


def to_json(fields: Sequence[FormField]) -> list[dict[str, object]]:
    """As they are stored."""
    return [
        {
            "key": field.key,
            "label": field.label,
            "kind": field.kind.value,
            "required": field.is_must,
            "choices": list(field.choices),
            "map_to": field.map_to or None,
        }
        for field in fields
    ]


def from_json(stored: Iterable[Mapping[str, object]]) -> tuple[FormField, ...]:
    """As they are used. A kind that this version does not know is asked as long text: nothing is lost."""
    found = []
    for row in stored:
        choices = row.get("choices")
        found.append(
            FormField(
                key=str(row.get("key") or ""),
                label=str(row.get("label") or ""),
                kind=_kind(row.get("kind")),
                is_must=row.get("required") is True,
                choices=tuple(map(str, choices)) if isinstance(choices, list) else (),
                map_to=str(row.get("map_to") or ""),
            )
        )
    return tuple(found)


def checked_answer(field: FormField, said: object) -> Answer:
    """What is kept of an answer; None when nothing is said. Raises Refused, naming the question."""
    if said is None or (isinstance(said, str) and not said.strip()) or said == []:
        return None
    check = {
        FieldKind.NUMBER: _number,
        FieldKind.DATE: _date,
        FieldKind.CHOICE: _choice,
        FieldKind.SEVERAL: _several,
        FieldKind.YES_NO: _yes_no,
    }.get(field.kind, _text)
    return check(field, said)


def missing_answers(fields: Iterable[FormField], answers: Mapping[str, object]) -> tuple[str, ...]:
    """The keys of the musts without an answer. "No" is one."""
    return tuple(field.key for field in fields if field.is_must and answers.get(field.key) in (None, "", []))


def _kind(stored: object) -> FieldKind:
    return next((kind for kind in FieldKind if kind.value == stored), FieldKind.LONG_TEXT)


def _text(field: FormField, said: object) -> Answer:
    words = str(said).strip()
    if len(words) > _LONGEST_TEXT:
        raise Refused("form.answer_long", "This is too long to keep. Shorten it.", field=field.key)
    return words


def _number(field: FormField, said: object) -> Answer:
    try:
        number = float(said if isinstance(said, int | float) else str(said).replace(" ", ""))
    except (ValueError, OverflowError):
        number = math.nan
    if not math.isfinite(number) or isinstance(said, bool):
        raise Refused("form.answer_number", "Write a number.", field=field.key)
    return int(number) if number == int(number) else number


def _date(field: FormField, said: object) -> Answer:
    try:
        return (said if isinstance(said, date) else date.fromisoformat(str(said).strip())).isoformat()
    except ValueError as error:
        raise Refused("form.answer_date", "Write a day, like 2026-06-20.", field=field.key) from error


def _choice(field: FormField, said: object) -> Answer:
    if str(said) not in field.choices:
        raise Refused("form.answer_choice", "Choose one of the answers.", field=field.key)
    return str(said)


def _several(field: FormField, said: object) -> Answer:
    chosen = [str(one) for one in said] if isinstance(said, list | tuple) else [str(said)]
    if not set(chosen) <= set(field.choices):
        raise Refused("form.answer_choice", "Choose from the answers.", field=field.key)
    return [one for one in field.choices if one in chosen] or None


def _yes_no(field: FormField, said: object) -> Answer:
    if not isinstance(said, bool):
        raise Refused("form.answer_yes_no", "Say yes or no.", field=field.key)
    return said
