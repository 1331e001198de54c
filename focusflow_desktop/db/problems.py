"""SQLite's complaints, turned into ours once, here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError

from focusflow_desktop.shared.errors import Damaged, Locked, NoRoom, Unavailable, WorldError


@contextmanager
def translated() -> Iterator[None]:
    """What the world did to the database leaves as NoRoom, Locked, Damaged or Unavailable; our own mistakes pass."""
    try:
        yield
    except DatabaseError as error:
        world = in_words(str(error.orig))
        if world is None:
            raise
        raise world from error


def in_words(complaint: str) -> WorldError | None:
    """The world error behind SQLite's text, or None where the mistake is ours."""
    text = complaint.lower()
    if "full" in text:
        return NoRoom(
            "studio_disk_full",
            "The disk with the studio is full. The last change was not saved; everything before it is safe. "
            "Free some room and try again.",
        )
    if "locked" in text or "busy" in text:
        return Locked("studio_busy", "The studio is busy in another program. Nothing was changed; try again.")
    if "malformed" in text or "not a database" in text:
        return Damaged(
            "studio_damaged",
            "The studio's database is damaged. Nothing more was written to it; restore a backup from the list.",
        )
    if "disk i/o" in text or "unable to open" in text or "readonly" in text:
        return Unavailable(
            "studio_unwritable",
            "The studio's folder cannot be written. The last change was not saved; everything before it is safe.",
        )
    return None
