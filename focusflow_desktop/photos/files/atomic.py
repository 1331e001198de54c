"""Files that are whole or absent: written under a part name, flushed, then placed. Placing never overwrites."""

from __future__ import annotations

import ctypes
import errno
import os
import secrets
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from focusflow_desktop.shared.durable import flush, flush_folder
from focusflow_desktop.shared.errors import Conflict

PART_PREFIX = ".ffpart-"
_CANNOT_LINK = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EINVAL, errno.EXDEV}
_AT_FDCWD = -100
_LINUX_NOREPLACE = 1
_MAC_EXCLUSIVE = 4


def part_beside(final: Path, *, mark: str = "") -> Path:
    """A part name in the same folder, so that placing is a rename and never a copy."""
    return final.with_name(f"{PART_PREFIX}{mark or secrets.token_hex(6)}")


def create_part(part: Path) -> int:
    """A descriptor of a file that did not exist a moment ago."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    return os.open(part, flags, 0o644)


def place(part: Path, final: Path) -> None:
    """Gives the part its final name; Conflict if that name is taken by anything at all."""
    try:
        _rename_to_free_name(part, final)
    except FileExistsError as error:
        raise Conflict("files.name_taken", f"{final.name} is there already.", file=str(final)) from error


def write_new(final: Path, content: bytes, *, mark: str = "") -> None:
    """A whole new file, or none; Conflict if the name is taken."""
    part = _written_part(final, content, mark=mark)
    try:
        place(part, final)
    finally:
        part.unlink(missing_ok=True)
    flush_folder(final.parent)


def replace(
    final: Path,
    content: bytes,
    *,
    mark: str = "",
    like: Path | None = None,
    before_placing: Callable[[Path], None] | None = None,
) -> None:
    """The old content or the new one, never half of either.

    The new file gets the mode, owner and extended attributes of `like`; `before_placing` is asked with the finished
    part at the last moment, and what it raises leaves everything as it was.
    """
    part = _written_part(final, content, mark=mark)
    try:
        if like is not None:
            _dress_like(part, like)
        if before_placing is not None:
            before_placing(part)
        part.replace(final)
    finally:
        part.unlink(missing_ok=True)
    flush_folder(final.parent)


def _dress_like(part: Path, like: Path) -> None:
    """As the file that is replaced, as far as this person may: another's ownership may only root give."""
    facts, own = like.stat(), part.stat()
    if hasattr(os, "chown") and (facts.st_uid, facts.st_gid) != (own.st_uid, own.st_gid):
        with suppress(PermissionError):
            os.chown(part, facts.st_uid, facts.st_gid)
    part.chmod(stat.S_IMODE(facts.st_mode))
    if sys.platform == "linux":
        with suppress(OSError):  # a volume without attributes has none to keep; some only the system may set
            for name in os.listxattr(like):
                os.setxattr(part, name, os.getxattr(like, name))


def _written_part(final: Path, content: bytes, *, mark: str = "") -> Path:
    part = part_beside(final, mark=mark)
    fd = create_part(part)
    try:
        with os.fdopen(fd, "wb") as stream:
            stream.write(content)
            stream.flush()
            flush(stream.fileno())
    except OSError:
        part.unlink(missing_ok=True)
        raise
    return part


def _rename_to_free_name(part: Path, final: Path) -> None:
    """A hard link where there are any, the system's exclusive rename where not (exFAT), a reserved name at last."""
    if sys.platform == "win32":
        part.rename(final)  # there a rename never overwrites
        return
    try:
        os.link(part, final, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _CANNOT_LINK:
            raise
        if not _renamed_exclusively(part, final):
            _rename_over_reservation(part, final)
        return
    part.unlink()


def _renamed_exclusively(part: Path, final: Path) -> bool:
    library = ctypes.CDLL(None, use_errno=True)
    old, new = os.fsencode(part), os.fsencode(final)
    if hasattr(library, "renameat2"):
        failed = library.renameat2(_AT_FDCWD, old, _AT_FDCWD, new, _LINUX_NOREPLACE)
    elif hasattr(library, "renamex_np"):
        failed = library.renamex_np(old, new, _MAC_EXCLUSIVE)
    else:
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT_LINK:
        return False
    raise OSError(number, os.strerror(number), str(final))


def _rename_over_reservation(part: Path, final: Path) -> None:
    """The name is reserved by an empty file of ours first; a kill in between leaves that, and no photograph is lost."""
    os.close(create_part(final))
    part.replace(final)
