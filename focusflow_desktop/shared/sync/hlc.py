"""Hybrid logical clock stamps: 24 lower-case hex digits, `ms(12) counter(4) device(8)`, that sort as text."""

from __future__ import annotations

import threading

from focusflow_desktop.shared.clock import Clock

UNPAIRED_DEVICE = "ffffffff"  # before a server has given this machine its number
ZERO = "0" * 24


class StampClock:
    """Makes stamps that only ever grow, even when the machine's clock steps back. Safe to use from several threads."""

    def __init__(self, clock: Clock, *, device: str = UNPAIRED_DEVICE, last: str = ZERO) -> None:
        self._clock = clock
        self._device = device
        self._milliseconds = int(last[:12], 16)
        self._counter = int(last[12:16], 16)
        self._lock = threading.Lock()

    def tick(self) -> str:
        """A stamp later than every stamp made or seen here."""
        with self._lock:
            now = int(self._clock.now().timestamp() * 1000)
            if now > self._milliseconds:
                self._milliseconds, self._counter = now, 0
            else:
                self._counter += 1
                if self._counter > 0xFFFF:
                    self._milliseconds, self._counter = self._milliseconds + 1, 0
            return f"{self._milliseconds:012x}{self._counter:04x}{self._device}"

    def see(self, stamp: str) -> None:
        """Take notice of another machine's stamp, so that the next tick is later than it."""
        with self._lock:
            seen = (int(stamp[:12], 16), int(stamp[12:16], 16))
            self._milliseconds, self._counter = max((self._milliseconds, self._counter), seen)
