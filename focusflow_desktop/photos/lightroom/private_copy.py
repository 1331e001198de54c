"""A private copy of a catalog with its journal, so that not even a lock is taken on the original."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from focusflow_desktop.shared.errors import Locked, NoRoom, Refused, Unavailable

_MAGIC = b"SQLite format 3\x00"
_COMPANIONS = ("-wal", "-journal")  # without them the last work in Lightroom would be missing


@contextmanager
def private_copy(catalog: Path, *, scratch: Path | None = None, despite_lock: bool = False) -> Iterator[Path]:
    """A copy that may be opened and is gone afterwards. `despite_lock` is for a lock that a crash left behind."""
    _refuse_unsuitable(catalog, despite_lock=despite_lock)
    with tempfile.TemporaryDirectory(prefix="focusflow-catalog-", dir=scratch) as folder:
        copy = Path(folder, "catalog.lrcat")
        files = [catalog, *(catalog.with_name(catalog.name + end) for end in _COMPANIONS)]
        before = _facts(files)
        size = sum(size for size, _ in before.values())
        if shutil.disk_usage(folder).free < size * 2:
            raise NoRoom(
                "catalog_no_room",
                f"There is no room for a private copy of {catalog.name} ({size >> 20} MB). Nothing was changed.",
                bytes=size,
            )
        try:
            for file in before:
                shutil.copyfile(file, copy.with_name(copy.name + file.name.removeprefix(catalog.name)))
        except OSError as error:
            raise _unreadable(catalog, error) from error
        if _facts(files) != before:
            raise _in_use(catalog)
        yield copy


def _refuse_unsuitable(catalog: Path, *, despite_lock: bool) -> None:
    try:
        with catalog.open("rb") as file:
            start = file.read(len(_MAGIC))
    except OSError as error:
        raise _unreadable(catalog, error) from error
    if start != _MAGIC:
        raise Refused("not_a_catalog", f"{catalog.name} is not a Lightroom catalog.", file=catalog.name)
    if not despite_lock and catalog.with_name(catalog.name + ".lock").exists():
        raise _in_use(catalog)


def _facts(files: list[Path]) -> dict[Path, tuple[int, int]]:
    return {file: (file.stat().st_size, file.stat().st_mtime_ns) for file in files if file.exists()}


def _in_use(catalog: Path) -> Locked:
    return Locked(
        "catalog_in_use",
        f"Lightroom has {catalog.name} open. Close Lightroom and try again; nothing was changed.",
        file=catalog.name,
    )


def _unreadable(catalog: Path, error: OSError) -> Unavailable:
    return Unavailable(
        "catalog_unreachable", f"{catalog.name} cannot be read ({error.strerror}).", file=catalog.name
    )
