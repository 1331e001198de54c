"""Where an export lies: a folder or one zip. It is written beside its place and takes its name when it is whole."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import zipfile
import zlib
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import IO

from focusflow_desktop.business.whole.manifest import FileFacts, damaged
from focusflow_desktop.shared.errors import NoRoom, Refused, Unavailable

ZIP = ".zip"
CHUNK = 1 << 20


class Written:
    """A file of the export while it is written: what goes through is counted and hashed."""

    def __init__(self, name: str, file: IO[bytes]) -> None:
        self._name, self._file = name, file
        self._hash, self._size = hashlib.sha256(), 0

    def write(self, content: bytes) -> None:
        """Write the next bytes."""
        self._file.write(content)
        self._hash.update(content)
        self._size += len(content)

    def facts(self) -> FileFacts:
        """What was written so far."""
        return FileFacts(name=self._name, sha256=self._hash.hexdigest(), byte_size=self._size)


class Target(ABC):
    """A new export while it is made; given up, it leaves nothing behind."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._making = place.with_name(f".{place.name}.making-{os.getpid()}")

    @contextmanager
    def file(self, name: str) -> Iterator[Written]:
        """One more file of the export."""
        with self._opened(name) as opened:
            yield Written(name, opened)

    @abstractmethod
    def finish(self) -> None:
        """All of it is on the disk and has its name."""

    @abstractmethod
    def give_up(self) -> None:
        """Take away what was written."""

    @abstractmethod
    def _opened(self, name: str) -> AbstractContextManager[IO[bytes]]: ...


class FolderTarget(Target):
    """An export as a folder of files."""

    def finish(self) -> None:
        """The folder gets its name."""
        if self.place.is_dir():  # an empty one the person has made for it
            self.place.rmdir()
        self._making.rename(self.place)

    def give_up(self) -> None:
        """The folder it was made in goes."""
        shutil.rmtree(self._making, ignore_errors=True)

    @contextmanager
    def _opened(self, name: str) -> Iterator[IO[bytes]]:
        path = self._making / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())


class ZipTarget(Target):
    """An export as one zip."""

    def __init__(self, place: Path) -> None:
        super().__init__(place)
        place.parent.mkdir(parents=True, exist_ok=True)
        self._zip = zipfile.ZipFile(self._making, "x", zipfile.ZIP_DEFLATED)

    def finish(self) -> None:
        """The zip gets its name."""
        self._zip.close()
        with self._making.open("rb+") as file:
            os.fsync(file.fileno())
        self._making.rename(self.place)

    def give_up(self) -> None:
        """The unfinished zip goes."""
        with suppress(OSError, ValueError):
            self._zip.close()
        self._making.unlink(missing_ok=True)

    def _opened(self, name: str) -> AbstractContextManager[IO[bytes]]:
        return self._zip.open(name, "w", force_zip64=True)


@contextmanager
def target(place: Path) -> Iterator[Target]:
    """A new export at `place`, whole or not at all. Raises Refused where something is, NoRoom, Unavailable."""
    if place.exists() and not (place.is_dir() and place.suffix != ZIP and not any(place.iterdir())):
        message = f"{place.name} is there already. Choose a new name; nothing was changed."
        raise Refused("whole_place_taken", message, name=place.name)
    with disk_in_words():
        made = ZipTarget(place) if place.suffix.lower() == ZIP else FolderTarget(place)
        try:
            yield made
            made.finish()
        except BaseException:
            made.give_up()
            raise


class Source(ABC):
    """An export that is read."""

    @abstractmethod
    def open(self, name: str) -> IO[bytes]:
        """One of its files. Raises Damaged when it is not there or cannot be read."""

    def close(self) -> None:  # noqa: B027 — a folder has nothing to close
        """Let go of it."""

    def read(self, name: str) -> bytes:
        """A small file, whole."""
        return b"".join(self.pieces(name))

    def check(self, facts: FileFacts) -> None:
        """Raises Damaged unless the file is byte for byte what the manifest says."""
        found, size = hashlib.sha256(), 0
        for chunk in self.pieces(facts.name):
            found.update(chunk)
            size += len(chunk)
        if size != facts.byte_size:
            raise damaged(facts.name, f"it has {size:,} bytes instead of {facts.byte_size:,}")
        if found.hexdigest() != facts.sha256:
            raise damaged(facts.name, "it is not what was written")

    def pieces(self, name: str) -> Iterator[bytes]:
        """A file piece by piece. Raises Damaged where it cannot be read on."""
        try:
            with self.open(name) as file:
                while chunk := file.read(CHUNK):
                    yield chunk
        except (OSError, zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise damaged(name, "it cannot be read to its end") from error


class FolderSource(Source):
    """An export in a folder."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def open(self, name: str) -> IO[bytes]:
        """A file below the folder."""
        try:
            return (self._place / _inside(name)).open("rb")
        except FileNotFoundError as error:
            raise damaged(name, "it is missing") from error
        except OSError as error:
            raise damaged(name, error.strerror or "it cannot be read") from error


class ZipSource(Source):
    """An export in one zip."""

    def __init__(self, place: Path) -> None:
        try:
            self._zip = zipfile.ZipFile(place)
        except (zipfile.BadZipFile, EOFError) as error:
            raise damaged(place.name, "it is no whole zip") from error

    def open(self, name: str) -> IO[bytes]:
        """A file of the zip."""
        try:
            return self._zip.open(_inside(name))
        except KeyError as error:
            raise damaged(name, "it is missing") from error
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
            raise damaged(name, "it cannot be unpacked") from error

    def close(self) -> None:
        """Let go of the zip."""
        self._zip.close()


@contextmanager
def source(place: Path) -> Iterator[Source]:
    """The export at `place`, a folder or a zip. Raises Unavailable, Damaged."""
    try:
        found: Source = FolderSource(place) if place.is_dir() else ZipSource(place)
    except OSError as error:
        message = f"{place.name} cannot be read. Nothing was changed."
        raise Unavailable("whole_unreadable", message, name=place.name) from error
    try:
        yield found
    finally:
        found.close()


def _inside(name: str) -> str:
    """The name itself, which must not lead out of the export."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
        raise damaged(name, "its name leads out of the export")
    return name


@contextmanager
def disk_in_words() -> Iterator[None]:
    """What the disk refuses leaves as NoRoom or Unavailable; whoever writes leaves nothing behind."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            message = (
                "There is not enough room on the disk. Nothing was left behind; free some room and try again."
            )
            raise NoRoom("whole_no_room", message) from error
        reason = error.strerror or str(error)
        message = f"It cannot be written there: {reason}. Nothing was left behind; choose another place."
        raise Unavailable("whole_unwritable", message, reason=reason) from error
