"""Identities: time-ordered UUIDv7 for records made here, content-derived UUIDv5 for photos (decision: one card, one photo)."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from uuid import UUID, SafeUUID, uuid5

# fixed for ever: photo ids on every machine depend on it
_PHOTO_NAMESPACE = UUID("6c1d8a52-53f4-5b0e-9a3c-2f1f0f6c7a11")


def new_id() -> UUID:
    """A UUIDv7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, the rest random, so that newer ids sort later."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & ((1 << 48) - 1)) << 80
    value |= 0x7 << 76
    value |= int.from_bytes(os.urandom(10), "big") & ((1 << 76) - 1)
    value = (value & ~(0b11 << 62)) | (0b10 << 62)
    return UUID(int=value)


def photo_id(sha256_hex: str) -> UUID:
    """The photo whose original has this SHA-256: the same on every machine that imports the same file."""
    if len(sha256_hex) != 64:
        raise ValueError("a SHA-256 has 64 hexadecimal digits")
    return uuid5(_PHOTO_NAMESPACE, sha256_hex.lower())


def ids_from_hex(texts: Sequence[str]) -> list[UUID]:
    """The ids a column of 32 hexadecimal digits holds: as `UUID(hex=…)` makes them, in half the time.

    A library has 100,000 of them, and its grid waits for all; the constructor's checks are for texts from outside.
    """
    made = list(map(UUID.__new__, [UUID] * len(texts)))
    for each, text in zip(made, texts, strict=True):
        _set_value(each, int(text, 16))
        _set_safety(each, SafeUUID.unknown)
    return made


_set_value = vars(UUID)["int"].__set__  # its slots: a UUID lets nobody write it another way
_set_safety = vars(UUID)["is_safe"].__set__
