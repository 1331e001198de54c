"""Identities: time-ordered UUIDv7 for records made here, content-derived UUIDv5 for photos (decision: one card, one photo)."""

from __future__ import annotations

import os
import time
from uuid import UUID, uuid5

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
