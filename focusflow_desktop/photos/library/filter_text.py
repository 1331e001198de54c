"""The words of `--filter` and of the palette as a Filter: `rating>=3 flag:pick camera:"EOS R5" date:2026-05 text`.

Pure. Cameras and lenses are named in part; the known names they stand for are passed in. The grammar is in docs/cli.md.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records.photos import Flag

_WORD = re.compile(
    r'\s*(?:(?P<key>[A-Za-z]+)(?P<sign>>=|<=|[:=<>]))?(?:"(?P<quoted>[^"]*)"|(?P<plain>[^\s"]+))(?=\s|$)'
)
_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownNames:
    """What the library knows, for terms that name a part."""

    cameras: tuple[str, ...] = ()
    lenses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Term:
    key: str
    sign: str
    value: str
    position: int


def parse_filter(text: str, *, known: KnownNames | None = None) -> Filter:
    """The filter the text asks for. Refused names the place that is not understood and what would be."""
    names = known or KnownNames()
    filter_ = Filter()
    for term in _terms(text):
        if not term.key:
            filter_ = replace(filter_, text=f"{filter_.text} {term.value}".strip())
        elif term.key in KEYS:
            filter_ = KEYS[term.key](filter_, term, names)
        else:
            raise _refusal(term, f"there is no {term.key!r}; there are {', '.join(KEYS)}, or plain words")
    return filter_


def _terms(text: str) -> Iterable[_Term]:
    position, end = 0, len(text.rstrip())
    while position < end:
        found = _WORD.match(text, position)
        if found is None:
            raise Refused(
                "filter.not_understood",
                f"The filter is not understood from character {position + 1}: {text[position:].strip()!r}.",
                position=position,
            )
        value = found["quoted"] if found["quoted"] is not None else found["plain"]
        sign = found["sign"] or ""
        yield _Term(
            key=(found["key"] or "").lower(), sign=sign, value=value, position=found.end() - len(value)
        )
        position = found.end()


def _rating(filter_: Filter, term: _Term, _names: KnownNames) -> Filter:
    if not re.fullmatch("[0-5]", term.value):
        raise _refusal(term, "a rating is 0 to 5, as in rating>=3")
    stars = int(term.value)
    low, high = {
        ">=": (stars, 5), ">": (stars + 1, 5), "<=": (0, stars), "<": (0, stars - 1),
    }.get(term.sign, (stars, stars))  # fmt: skip
    if low > high or low > 5 or high < 0:
        raise _refusal(term, "no rating can be that")
    low, high = max(low, filter_.rating_at_least), min(high, filter_.rating_at_most)
    return replace(filter_, rating_at_least=low, rating_at_most=high)


def _flag(filter_: Filter, term: _Term, _names: KnownNames) -> Filter:
    try:
        flags = frozenset(Flag(part.lower()) for part in _parts(term))
    except ValueError:
        raise _refusal(term, "a flag is pick, reject or none") from None
    return replace(filter_, flags=filter_.flags | flags)


def _label(filter_: Filter, term: _Term, _names: KnownNames) -> Filter:
    return replace(filter_, labels=filter_.labels | {_known_label(part) for part in _parts(term)})


def _camera(filter_: Filter, term: _Term, names: KnownNames) -> Filter:
    return replace(filter_, cameras=filter_.cameras | _named(_parts(term), names.cameras))


def _lens(filter_: Filter, term: _Term, names: KnownNames) -> Filter:
    return replace(filter_, lenses=filter_.lenses | _named(_parts(term), names.lenses))


def _date(filter_: Filter, term: _Term, _names: KnownNames) -> Filter:
    first, dots, last = term.value.partition("..")
    start = _day(term, first, is_end=False) if first else None
    end = _day(term, last if dots else first, is_end=True) if (last or not dots) else None
    if (start is None and end is None) or (start and end and start > end):
        raise _refusal(term, "the days are empty or run backwards")
    return replace(filter_, taken_from=start, taken_to=end)


def _job(filter_: Filter, term: _Term, _names: KnownNames) -> Filter:
    return replace(filter_, job_text=term.value)


def _keyword(filter_: Filter, term: _Term, _names: KnownNames) -> Filter:
    return replace(filter_, keyword=term.value)


def _is(filter_: Filter, term: _Term, _names: KnownNames) -> Filter:
    match term.value.lower():
        case "unmarked":
            return replace(filter_, is_unmarked=True)
        case "missing":
            return replace(filter_, is_missing=True)
        case "present":
            return replace(filter_, is_missing=False)
        case "trashed":
            return replace(filter_, is_trashed=True)
    raise _refusal(term, "a photo is unmarked, missing, present or trashed")


KEYS: MappingProxyType[str, Callable[[Filter, _Term, KnownNames], Filter]] = MappingProxyType(
    {
        "rating": _rating,
        "flag": _flag,
        "label": _label,
        "camera": _camera,
        "lens": _lens,
        "date": _date,
        "job": _job,
        "keyword": _keyword,
        "is": _is,
    }
)


def _parts(term: _Term) -> list[str]:
    """`pick,none` is either of the two."""
    if term.sign not in (":", "="):
        raise _refusal(term, f"{term.key} takes a colon, as in {term.key}:…")
    parts = [part.strip() for part in term.value.split(",") if part.strip()]
    if not parts:
        raise _refusal(term, f"{term.key} needs a value")
    return parts


def _named(parts: Iterable[str], known: Iterable[str]) -> frozenset[str]:
    """The known names that contain one of the parts; a part that no name has stays, and so shows nothing."""
    names = list(known)
    found = {part: [name for name in names if part.casefold() in name.casefold()] for part in parts}
    return frozenset(name for part, matches in found.items() for name in (matches or [part]))


def _known_label(text: str) -> str:
    """The five colours and `none` in any case; other programs' labels exactly as they are."""
    plain = text.lower()
    return plain if plain in {"none", "red", "yellow", "green", "blue", "purple"} else text


def _day(term: _Term, text: str, *, is_end: bool) -> date:
    found = _DAY.fullmatch(text)
    try:
        if found is None:
            raise ValueError(text)
        year, month, day = (int(part) if part else None for part in found.groups())
        assert year is not None
        month = month or (12 if is_end else 1)
        return date(year, month, day or (monthrange(year, month)[1] if is_end else 1))
    except ValueError:
        raise _refusal(
            term, "a date is 2026, 2026-05 or 2026-05-13, or two of them with .. between"
        ) from None


def _refusal(term: _Term, reason: str) -> Refused:
    return Refused(
        "filter.not_understood",
        f"The filter is not understood at {term.key}{term.sign}{term.value}: {reason}.",
        term=f"{term.key}{term.sign}{term.value}",
        position=term.position,
    )
