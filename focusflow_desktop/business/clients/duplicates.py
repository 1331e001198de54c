"""Clients that may be one: the same address, the same number, or names that hardly differ. It only proposes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from uuid import UUID

from rapidfuzz import fuzz
from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.clients.operations import phone_key
from focusflow_desktop.business.moving_in.values import email_key
from focusflow_desktop.shared.records import Contact, ContactEmail, ContactPhone

_ALIKE = 90.0  # of 100: one letter in a name of ten
_TOO_COMMON = 60  # clients of one family name: names alone say nothing then
_SHORTEST_PHONE = 6
_Pair = tuple[UUID, UUID]


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
    asked = select(Contact.id, Contact.name).where(~Contact.deleted)
    names = dict(db.execute(asked.order_by(Contact.created_at, Contact.id)).all())
    age = {key: at for at, key in enumerate(names)}
    found: defaultdict[_Pair, set[Reason]] = defaultdict(set)
    emails = db.execute(select(ContactEmail.contact_id, ContactEmail.address).where(~ContactEmail.deleted))
    phones = db.execute(select(ContactPhone.contact_id, ContactPhone.number).where(~ContactPhone.deleted))
    shared = (
        (Reason.EMAIL, [(key, email_key(address)) for key, address in emails]),
        (Reason.PHONE, [(key, phone_key(number)) for key, number in phones]),
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
            one_id=one,
            one=names[one],
            other_id=other,
            other=names[other],
            reasons=tuple(reason for reason in Reason if reason in paired[(one, other)]),
        )
        for one, other in order[:limit]
    ]


def _sharing(told: Iterable[tuple[UUID, str]]) -> Iterable[_Pair]:
    groups: defaultdict[str, set[UUID]] = defaultdict(set)
    for key, value in told:
        if len(value) >= _SHORTEST_PHONE:
            groups[value].add(key)
    for group in groups.values():
        if len(group) <= _TOO_COMMON:
            yield from combinations(sorted(group), 2)


def _alike(names: dict[UUID, str]) -> Iterable[_Pair]:
    """Names that hardly differ, looked for among those that share their last word or their first."""
    groups: defaultdict[tuple[int, str], list[UUID]] = defaultdict(list)
    for key, name in names.items():
        words = name.casefold().split()
        if words:
            groups[(0, words[0])].append(key)
            groups[(1, words[-1])].append(key)
    for group in groups.values():
        if len(group) > _TOO_COMMON:
            continue
        for one, other in combinations(group, 2):
            if fuzz.ratio(names[one].casefold(), names[other].casefold(), score_cutoff=_ALIKE):
                yield one, other


def _surest(reasons: set[Reason]) -> int:
    return min(list(Reason).index(reason) for reason in reasons)
