"""The names of the commands, without anything heavy: the program's entry asks here before it decides for a window."""

from __future__ import annotations

COMMANDS = (
    "import",
    "photos",
    "mark",
    "finals",
    "export",
    "backup",
    "check",
    "take-along",
    "bring-in",
    "sample",
)
