"""One photo in a worker process: read once, decode once, write every file whole or not at all.

Files never pass between processes; only this small account of what happened does.
"""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import simplejpeg

from focusflow_desktop.photos.export.memory import keep_memory
from focusflow_desktop.photos.export.plan import ExportSource, Output, PhotoWork, Reading
from focusflow_desktop.photos.export.presets import Collision
from focusflow_desktop.photos.files import atomic
from focusflow_desktop.photos.files.reading import opened
from focusflow_desktop.photos.library import raw
from focusflow_desktop.shared.durable import flush
from focusflow_desktop.shared.errors import Conflict, Damaged, NoRoom, Refused, Unavailable, WorldError
from focusflow_desktop.shared.imaging.limits import is_jpeg, open_checked
from focusflow_desktop.shared.imaging.profiles import profile_of
from focusflow_desktop.shared.imaging.recipe import ColourSpace, Fit, Recipe
from focusflow_desktop.shared.imaging.render import Rendered, Source, render_each
from focusflow_desktop.shared.names import collision_key, distinct

PART_MARK = "export-"
_MAX_SOURCE_BYTES = 2 << 30
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class State(StrEnum):
    """What became of one file of the plan."""

    WRITTEN = "written"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileResult:
    """One line of the account."""

    output: Output
    state: State
    path: Path | None = None  # where it lies; a collision may have changed its name
    width: int = 0
    height: int = 0
    byte_count: int = 0
    quality: int | None = None
    shrunk: bool = False
    error: WorldError | None = None


def export_photo(work: PhotoWork) -> list[FileResult]:
    """Make all files of one photo. What fails is told per file; nothing half-made stays.

    A thread writes the larger file while the smaller ones are made: waiting for a disk needs no processor.
    """
    keep_memory()
    results: dict[int, Future[FileResult]] = {}
    try:
        with _world(work.path), ThreadPoolExecutor(1) as writer:
            for index, made in render_each(
                read_source(work), [output.preset.recipe for output in work.outputs]
            ):
                results[index] = writer.submit(_write, work.outputs[index], made)
    except WorldError as error:
        return [FileResult(output=output, state=State.FAILED, error=error) for output in work.outputs]
    return [results[index].result() for index in range(len(work.outputs))]


def read_source(work: PhotoWork) -> Source:
    """The photo as the renderer takes it: the file, the RAW's embedded picture, or its development."""
    facts, source = work.source.facts, work.source
    with _world(work.path):
        match work.reading:
            case Reading.FILE:
                return Source(encoded=_bytes(work.path), facts=facts)
            case Reading.PREVIEW:
                found = raw.embedded_jpeg(work.path, least_side=_least_side(work))
                if found is not None:
                    return Source(encoded=found.content, orientation=source.orientation, facts=facts)
    return _developed(work.path, source)


def _developed(path: Path, source: ExportSource) -> Source:
    """Asked for, or all that is left of a RAW without a preview."""
    with _world(path):
        pixels = raw.develop(path)
    return Source(developed=pixels, icc=profile_of(ColourSpace.SRGB), orientation=1, facts=source.facts)


def _bytes(path: Path) -> bytes:
    with opened(path) as fd, os.fdopen(os.dup(fd), "rb") as stream:
        if os.fstat(fd).st_size > _MAX_SOURCE_BYTES:
            raise Refused("imaging.too_large", f"{path.name} is larger than 2 GB.", file=str(path))
        return stream.read()


def _least_side(work: PhotoWork) -> int:
    return max(_long_edge(output.preset.recipe) for output in work.outputs)


def _long_edge(recipe: Recipe) -> int:
    if recipe.fit is Fit.LONG_EDGE:
        return recipe.px
    return max(recipe.px, recipe.px_high) if recipe.fit is Fit.BOX else 1 << 16


def _write(output: Output, outcome: Rendered | WorldError) -> FileResult:
    if isinstance(outcome, WorldError):
        return FileResult(output=output, state=State.FAILED, error=outcome)
    try:
        with _world(output.path):
            path = _place(output, outcome)
    except WorldError as error:
        return FileResult(output=output, state=State.FAILED, error=error)
    if path is None:
        return FileResult(output=output, state=State.SKIPPED)
    return FileResult(
        output=output,
        state=State.WRITTEN,
        path=path,
        width=outcome.width,
        height=outcome.height,
        byte_count=len(outcome.content),
        quality=outcome.quality,
        shrunk=outcome.shrunk,
    )


def _place(output: Output, made: Rendered) -> Path | None:
    """Part → flush → read back → final name. None when the name was taken meanwhile and the rule is skip."""
    mark = f"{PART_MARK}{os.getpid()}-{secrets.token_hex(6)}"
    part = atomic.part_beside(output.path, mark=mark)
    try:
        _write_part(part, made.content)
        _verify(part, made)
        return _named(part, output)
    finally:
        part.unlink(missing_ok=True)


def _write_part(part: Path, content: bytes) -> None:
    part.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(atomic.create_part(part), "wb") as stream:
        stream.write(content)
        stream.flush()
        flush(stream.fileno())


def _verify(part: Path, made: Rendered) -> None:
    """The disk gives back, byte for byte, the picture that was made, from its head to its last marker.

    Equal bytes say more about a disk than a decode could; decoding a progressive JPEG again would cost a tenth of the
    whole export. What our encoders write decodes: that is held by tests.
    """
    written = part.read_bytes()
    if written != made.content:
        raise Damaged("export.not_as_written", "The disk gave back other bytes than were written.")
    if is_jpeg(written):
        is_whole = _jpeg_size(written) == (made.width, made.height) and written.endswith(b"\xff\xd9")
    else:
        opened = open_checked(written)
        opened.load()
        is_whole = opened.size == (made.width, made.height)
    if not is_whole:
        raise Damaged("export.unreadable", "The exported file is not the picture that was made.")


def _jpeg_size(encoded: bytes) -> tuple[int, int]:
    height, width, _, _ = simplejpeg.decode_jpeg_header(encoded)
    return width, height


def _named(part: Path, output: Output) -> Path | None:
    if output.preset.collision is Collision.OVERWRITE:
        part.replace(output.path)
        return output.path
    path = output.path
    taken: set[str] = set()
    while True:
        try:
            atomic.place(part, path)
        except Conflict:  # another program took the name after the plan was made
            if output.preset.collision is Collision.SKIP:
                return None
            taken.add(collision_key(path.name))
            path = output.path.with_name(distinct(output.path.name, taken))
            continue
        return path


@contextmanager
def _world(path: Path) -> Iterator[None]:
    """The system's refusals in our words, with the file's name."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise NoRoom("export.disk_full", f"The disk is full: {path.parent} has no room for {path.name}.",
                         file=str(path), folder=str(path.parent)) from error  # fmt: skip
        if error.errno == errno.ENOENT:
            raise Unavailable(
                "export.file_missing",
                f"{path.name} is not where it was. Connect its drive, or show where it lies now.",
                file=str(path),
            ) from error
        said = error.strerror or str(error)
        raise Unavailable(
            "export.file_unavailable", f"{path.name}: {said}", file=str(path), reason=said
        ) from error
    except WorldError as error:
        error.fields.setdefault("file", str(path))
        raise
