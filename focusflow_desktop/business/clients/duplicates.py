"""Clients that may be one: the same address, the same number, or names that hardly differ. It only proposes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from uuid import UUID

from rapidfuzz import fuzz
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.clients.operations import phone_key
from focusflow_desktop.business.moving_in.values import email_key

_ALIKE = 90.0  # of 100: one letter in a name of ten
_TOO_COMMON = 60  # clients of one family name: names alone say nothing then
_SHORTEST_PHONE = 6
_Pair = tuple[
    str, str
]  # ids as they are stored: turning each of sixty thousand into a UUID takes half the time
_NAMES = "SELECT id, name FROM contacts WHERE deleted = 0 ORDER BY created_at, id"
_EMAILS = "SELECT contact_id, address FROM contact_emails WHERE deleted = 0"
_PHONES = "SELECT contact_id, number FROM contact_phones WHERE deleted = 0"


class Reason(StrEnum):
    """Why two clients may be one."""

    EMAIL = "email"
    PHONE = "phone"
    NAME = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """Two clients that may be one, the older first."""

    one_id: UUID
    one: str
    other_id: UUID
    other: str
    reasons: tuple[Reason, ...]


def find_duplicates(db: DbSession, *, limit: int = 200) -> list[Duplicate]:
    """Pairs by how sure they are: three statements."""
    names: dict[str, str] = dict(_read(db, _NAMES))
    age = {key: at for at, key in enumerate(names)}
    found: defaultdict[_Pair, set[Reason]] = defaultdict(set)
    shared = (
        (Reason.EMAIL, [(key, email_key(address)) for key, address in _read(db, _EMAILS)]),
        (Reason.PHONE, [(key, phone_key(number)) for key, number in _read(db, _PHONES)]),
    )
    for reason, told in shared:
        for pair in _sharing((key, value) for key, value in told if key in names):
            found[pair].add(reason)
    for one, other in _alike(names):
        found[(one, other)].add(Reason.NAME)
    paired: defaultdict[_Pair, set[Reason]] = defaultdict(set)
    for (one, other), reasons in found.items():
        paired[(one, other) if age[one] < age[other] else (other, one)] |= reasons
    order = sorted(
        paired, key=lambda pair: (-len(paired[pair]), _surest(paired[pair]), age[pair[0]], age[pair[1]])
    )
    return [
        Duplicate(
            one_id=UUID(one),
            one=names[one],
            other_id=UUID(other),
            other=names[other],
            reasons=tuple(reason for reason in Reason if reason in paired[(one, other)]),
        )
        for one, other in order[:limit]
    ]


def _sharing(told: Iterable[tuple[str, str]]) -> Iterable[_Pair]:
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for key, value in told:
        if len(value) >= _SHORTEST_PHONE:
            groups[value].add(key)
    for group in groups.values():
        if len(group) <= _TOO_COMMON:
            yield from combinations(sorted(group), 2)


def _alike(names: dict[str, str]) -> Iterable[_Pair]:
    """Names that hardly differ, looked for among those that share their last word or their first."""
    groups: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    plain = {key: name.casefold() for key, name in names.items()}
    for key, name in plain.items():
        words = name.split()
        if words:
            groups[(0, words[0])].append(key)
            groups[(1, words[-1])].append(key)
    for group in groups.values():
        if len(group) > _TOO_COMMON:
            continue
        for one, other in combinations(group, 2):
            if fuzz.ratio(plain[one], plain[other], score_cutoff=_ALIKE):
                yield one, other


def _read(db: DbSession, statement: str) -> Sequence[tuple[str, str]]:
    answer = db.connection().exec_driver_sql(statement)
    return [] if answer.cursor is None else answer.cursor.fetchall()


def _surest(reasons: set[Reason]) -> int:
    return min(list(Reason).index(reason) for reason in reasons)
