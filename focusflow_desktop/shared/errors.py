"""The exceptions FocusFlow raises on purpose: what the world did, in words a photographer can act on.

    FocusFlowError
    └── WorldError            the world failed; shown in words, never a crash report
        ├── Unavailable       a drive, folder or service is away; trying again may help
        ├── NoRoom            the disk is full; free some room, then try again
        ├── Locked            another program holds it; trying again may help
        ├── Refused           the input is not acceptable; change it, trying again will not help
        ├── Conflict          it was changed in two places; a person decides
        └── Damaged           the file cannot be trusted; look for another copy

Our own mistakes are not in this tree: they are assertions and ordinary exceptions, and reach the crash report.
"""

from __future__ import annotations

from typing import ClassVar


class FocusFlowError(Exception):
    """The root of every exception raised on purpose."""


class WorldError(FocusFlowError):
    """The world failed. `code` names the sentence for translation, `fields` fill it, `message` is it in English."""

    may_retry: ClassVar[bool] = False

    def __init__(self, code: str, message: str, **fields: object) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.fields = fields

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        """Errors cross process borders whole, fields included."""
        return _rebuild, (type(self), self.code, self.message, self.fields)


def _rebuild(kind: type[WorldError], code: str, message: str, fields: dict[str, object]) -> WorldError:
    return kind(code, message, **fields)


class Unavailable(WorldError):
    """A drive, a folder or a service is away; trying again may help."""

    may_retry = True


class NoRoom(WorldError):
    """The disk is full or too full for the work asked for."""

    may_retry = True


class Locked(WorldError):
    """Another program holds the studio or the file."""

    may_retry = True


class Refused(WorldError):
    """The input is not acceptable as it is."""


class Conflict(WorldError):
    """Both sides changed the same thing; nothing was overwritten."""


class Damaged(WorldError):
    """A file is truncated or broken and cannot be trusted."""
