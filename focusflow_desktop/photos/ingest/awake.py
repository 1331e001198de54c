"""Keeps the machine from falling asleep while cards are copied, and says honestly when it cannot."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

_CONTINUOUS = 0x80000000
_SYSTEM_REQUIRED = 0x00000001
_SIGN = b"awake\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Awake:
    """Whether sleep is really held off, and by what."""

    is_held: bool
    how: str


@contextmanager
def stay_awake(reason: str) -> Iterator[Awake]:
    """Holds sleep off for the block; it ends with the block, and with us if we are killed."""
    if sys.platform == "win32":
        with _windows() as awake:
            yield awake
    elif sys.platform == "darwin":
        with held_by(["/usr/bin/caffeinate", "-i", "/bin/sh", "-c", "echo awake; cat"]) as awake:
            yield awake
    else:
        words = ["--what=sleep:idle", "--who=FocusFlow", f"--why={reason}", "--mode=block"]
        with held_by(["systemd-inhibit", *words, "sh", "-c", "echo awake; cat"]) as awake:
            yield awake


@contextmanager
def held_by(command: Sequence[str]) -> Iterator[Awake]:
    """A helper program that says `awake` once it holds, and lives until its standard input closes."""
    name = os.path.basename(command[0])  # noqa: PTH119 — a command, not a path of ours
    if shutil.which(command[0]) is None:
        yield Awake(is_held=False, how=f"{name} is not here; the machine may fall asleep")
        return
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as program:
        is_held = program.stdout is not None and program.stdout.readline() == _SIGN
        words = name if is_held else f"{name} was refused; the machine may fall asleep"
        try:
            yield Awake(is_held=is_held, how=words)
        finally:
            if program.stdin is not None:
                program.stdin.close()
            program.wait(timeout=10)


@contextmanager
def _windows() -> Iterator[Awake]:
    if sys.platform != "win32":
        raise NotImplementedError("SetThreadExecutionState exists on Windows only")
    import ctypes

    kernel = ctypes.windll.kernel32
    is_held = kernel.SetThreadExecutionState(_CONTINUOUS | _SYSTEM_REQUIRED) != 0
    try:
        yield Awake(is_held=is_held, how="Windows" if is_held else "Windows refused; it may fall asleep")
    finally:
        kernel.SetThreadExecutionState(_CONTINUOUS)
