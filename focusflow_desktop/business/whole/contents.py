"""Files that belong to the studio itself (contracts, logos), each kept under the hash of what it holds."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from focusflow_desktop.shared.ids import new_id

FILES = "files"
_HASH = re.compile(r"[0-9a-f]{64}")


def content_path(folder: Path, sha256: str) -> Path:
    """Where the content of this hash lies in the studio's folder. Raises ValueError for what is no hash."""
    if not _HASH.fullmatch(sha256):
        raise ValueError("a SHA-256 has 64 hexadecimal digits")
    return folder / FILES / sha256[:2] / sha256


def keep_content(folder: Path, content: Iterable[bytes]) -> str:
    """Keep a content, given in pieces, whole or not at all; returns its hash."""
    digest = hashlib.sha256()
    making = folder / FILES / f".{new_id().hex}"
    making.parent.mkdir(parents=True, exist_ok=True)
    try:
        with making.open("xb") as file:
            for piece in content:
                digest.update(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        path = content_path(folder, digest.hexdigest())
        path.parent.mkdir(exist_ok=True)
        making.replace(path)  # the same content, if it is there already
    finally:
        making.unlink(missing_ok=True)
    return digest.hexdigest()


def kept_contents(folder: Path) -> Iterator[str]:
    """The hash of every content the studio keeps, in order."""
    found = (path.name for path in (folder / FILES).glob("*/*"))
    yield from sorted(name for name in found if _HASH.fullmatch(name))
