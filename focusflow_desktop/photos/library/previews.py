"""Pictures at the size of the screen: from memory at once, else from the disk cache or the file, by a worker.

One picture is decoded once however often it is asked for; what is no longer wanted is cancelled, not waited for.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from focusflow_desktop.photos.library.decoding import Box, decode_for_screen
from focusflow_desktop.photos.library.pixels import Pixels, PixelSource
from focusflow_desktop.photos.library.preview_files import (
    PreviewKey,
    identity_of,
    read_preview,
    write_preview,
)
from focusflow_desktop.photos.pool import Limits, Pool, Priority, Ticket

__all__ = [
    "Outcome",
    "PixelSource",
    "Pixels",
    "PreviewRequest",
    "Previews",
    "decode_for_screen",
    "identity_of",
    "load_preview",
]

_LIMITS = Limits(seconds=60, memory_bytes=2 << 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRequest:
    """One picture at one size. `identity` is the content's SHA-256 or `identity_of(path)`; box None is 100 %."""

    identity: str
    path: Path
    box: Box | None

    @property
    def key(self) -> PreviewKey:
        """What the caches know it by."""
        return PreviewKey(self.identity, f"{self.box[0]}x{self.box[1]}" if self.box is not None else "full")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a request: pixels, or why there are none."""

    request: PreviewRequest
    pixels: Pixels | None = None
    error: Exception | None = None


Listener = Callable[[Outcome], None]


class Previews:
    """The two tiers in front of the pool. Listeners are called on a pool thread, or at once from memory."""

    def __init__(self, pool: Pool, *, folder: Path, ram_bytes: int = 64 << 20) -> None:
        self._pool = pool
        self._folder = folder
        self._ram = PixelRing(ram_bytes)
        self._lock = threading.Lock()
        self._asked: dict[PreviewKey, tuple[Ticket[Pixels], list[Listener]]] = {}

    def now(self, request: PreviewRequest) -> Pixels | None:
        """The picture if it is in memory; never waits, never reads."""
        return self._ram.get(request.key)

    def want(self, request: PreviewRequest, *, priority: Priority, done: Listener | None = None) -> bool:
        """Ask for a picture; True when it was there at once. Asking again makes it as urgent as the latest wish."""
        pixels = self._ram.get(request.key)
        if pixels is not None:
            if done is not None:
                done(Outcome(request=request, pixels=pixels))
            return True
        with self._lock:
            waiting = self._asked.get(request.key)
            if waiting is not None:
                if done is not None:
                    waiting[1].append(done)
                self._pool.move(waiting[0], priority=priority)
                return False
            self._asked[request.key] = (self._submitted(request, priority), [done] if done else [])
        return False

    def keep_only(self, wanted: Collection[PreviewRequest]) -> None:
        """Forget every request that is not among these; their listeners are not called."""
        keys = {request.key for request in wanted}
        with self._lock:
            stale = [key for key in self._asked if key not in keys]
            for key in stale:
                ticket, _ = self._asked.pop(key)
                ticket.cancel()

    def drop(self, identities: Collection[str] = ()) -> None:
        """Let these pictures go from memory (none named: all of them); their files have changed or are gone."""
        self._ram.drop(set(identities))

    @property
    def ram_bytes(self) -> int:
        """How much memory the pictures take."""
        return self._ram.nbytes

    def _submitted(self, request: PreviewRequest, priority: Priority) -> Ticket[Pixels]:
        def finished(ticket: Ticket[Pixels]) -> None:
            self._finish(request, ticket)

        args = (self._folder, request.key, request.path, request.box)
        return self._pool.submit(load_preview, *args, priority=priority, limits=_LIMITS, done=finished)

    def _finish(self, request: PreviewRequest, ticket: Ticket[Pixels]) -> None:
        pixels = ticket.result() if ticket.error is None else None
        if pixels is not None:
            self._ram.put(request.key, pixels)
        with self._lock:
            waiting = self._asked.get(request.key)
            if waiting is None or waiting[0] is not ticket:  # no longer wanted
                return
            del self._asked[request.key]
        for listener in waiting[1]:
            listener(Outcome(request=request, pixels=pixels, error=ticket.error))


class PixelRing:
    """Pictures in memory up to a number of bytes; the one looked at longest ago goes first."""

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._kept: OrderedDict[PreviewKey, Pixels] = OrderedDict()
        self._lock = threading.Lock()
        self.nbytes = 0

    def get(self, key: PreviewKey) -> Pixels | None:
        """The picture, which becomes the latest looked at."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def put(self, key: PreviewKey, pixels: Pixels) -> None:
        """Keep a picture, and let the oldest go for it. One larger than everything allowed is kept alone."""
        with self._lock:
            self._remove(key)
            self._kept[key] = pixels
            self.nbytes += len(pixels.rgb)
            while self.nbytes > self._most and len(self._kept) > 1:
                self._remove(next(iter(self._kept)))

    def drop(self, identities: set[str]) -> None:
        """Let these go; an empty set means all."""
        with self._lock:
            for key in [key for key in self._kept if not identities or key.identity in identities]:
                self._remove(key)

    def _remove(self, key: PreviewKey) -> None:
        gone = self._kept.pop(key, None)
        if gone is not None:
            self.nbytes -= len(gone.rgb)


def load_preview(folder: Path, key: PreviewKey, path: Path, box: Box | None) -> Pixels:
    """The worker's side: from the disk tier, else decoded and, after the answer is on its way, kept there."""
    if (
        box is None
    ):  # every pixel of a picture would fill the disk; decoding it again is quicker than reading it
        return decode_for_screen(path, None)
    found = read_preview(folder, key)
    if found is not None:
        return found
    pixels = decode_for_screen(path, box)
    if not pixels.is_partial:
        threading.Thread(target=write_preview, args=(folder, key, pixels), name="preview-file").start()
    return pixels
