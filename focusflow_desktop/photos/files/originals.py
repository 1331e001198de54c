"""The guard of the originals' folders: nothing is written below them but new files by an import and XMP sidecars.

Decisions 6 and 31. Every writer of the program that may come near originals asks here first.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from focusflow_desktop.photos.files import atomic
from focusflow_desktop.shared.errors import Refused


class Originals:
    """Knows the folders that hold originals; says no to everything else."""

    def __init__(self, roots: Iterable[Path] = ()) -> None:
        self._roots: set[Path] = set()
        for root in roots:
            self.register(root)

    def register(self, root: Path) -> None:
        """From now on this folder and all below it are originals'."""
        self._roots.add(Path(os.path.realpath(root)))

    def protects(self, path: Path) -> bool:
        """Whether the real path, links resolved, lies in an originals' folder."""
        real = Path(os.path.realpath(path))
        return any(real.is_relative_to(root) for root in self._roots)

    def refuse(self, path: Path) -> None:
        """For exports, finals and caches: raises if `path` lies among originals."""
        if self.protects(path):
            raise Refused(
                "files.originals_protected",
                f"{path} lies in a folder of originals, and FocusFlow writes nothing there.",
                file=str(path),
            )

    def write_derived(self, path: Path, content: bytes) -> None:
        """A whole file outside the originals; replaces an earlier one."""
        self.refuse(path)
        atomic.replace(path, content)

    def replace_sidecar(self, path: Path, content: bytes) -> None:
        """The one exception: an XMP sidecar, whole or as it was. A link is never written through."""
        if path.suffix.lower() != ".xmp":
            raise Refused("files.not_a_sidecar", f"{path.name} is not an XMP sidecar.", file=str(path))
        if path.is_symlink():
            raise Refused(
                "files.sidecar_is_link", f"{path.name} is a link; it is left alone.", file=str(path)
            )
        atomic.replace(path, content)

    def place_new(self, part: Path, final: Path) -> None:
        """The other one: a finished part of an import gets a name that nothing else has."""
        atomic.place(part, final)
