"""Whether two machines hold the same rows, in few bytes: per table 256 buckets of a count and a mixed-in hash.

A digest covers ids, stamps and values, so that a value that went wrong under a right stamp is found as well. Buckets
that differ say which rows to compare.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

BUCKETS = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """One table: how many rows each bucket has, and their hashes mixed by exclusive or."""

    counts: tuple[int, ...]
    hashes: tuple[int, ...]

    def differing(self, other: Digest) -> tuple[int, ...]:
        """The buckets that are not the same."""
        mine, theirs = (
            zip(self.counts, self.hashes, strict=True),
            zip(other.counts, other.hashes, strict=True),
        )
        return tuple(at for at, (one, two) in enumerate(zip(mine, theirs, strict=True)) if one != two)


def digest(rows: Iterable[tuple[UUID, str, Mapping[str, str], Mapping[str, object]]]) -> Digest:
    """Of rows as (id, hlc0, clock, values), in any order."""
    counts, hashes = [0] * BUCKETS, [0] * BUCKETS
    for key, hlc0, clock, values in rows:
        bucket = key.bytes[-1]  # the random end of the id: buckets fill evenly
        counts[bucket] += 1
        hashes[bucket] ^= _hash(key, hlc0, clock, values)
    return Digest(counts=tuple(counts), hashes=tuple(hashes))


def canonical(value: object) -> object:
    """A value as it is written on the wire and hashed: the same text wherever it comes from."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, bytes):
        return value.hex()
    return value


def _hash(key: UUID, hlc0: str, clock: Mapping[str, str], values: Mapping[str, object]) -> int:
    parts = [str(key), hlc0, dict(clock), {name: canonical(value) for name, value in values.items()}]
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
