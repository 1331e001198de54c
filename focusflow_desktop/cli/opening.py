"""Opens the studio a command works on, for writing or only for reading."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, TypeAlias

from focusflow_desktop.cli.usage import UsageError
from focusflow_desktop.db.unit_of_work import Studio, open_studio
from focusflow_desktop.paths import studio_paths
from focusflow_desktop.photos.library.filter_text import KnownNames, parse_filter
from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.photos.library.queries import filter_counts
from focusflow_desktop.shared.errors import Refused

Parents: TypeAlias = Sequence[argparse.ArgumentParser]


class Commands(Protocol):
    """Where a command adds itself; what argparse calls its subparsers."""

    def add_parser(
        self,
        name: str,
        *,
        help: str,  # noqa: A002 — argparse's word
        description: str,
        parents: Parents,
    ) -> argparse.ArgumentParser:
        """A parser of its own."""
        ...


def studio_folder(asked: argparse.Namespace) -> Path:
    """The folder named by `--studio`, else the system's place."""
    chosen: Path | None = asked.studio
    return studio_paths(chosen).studio


@contextmanager
def writing(asked: argparse.Namespace) -> Iterator[Studio]:
    """The studio for a command that changes it. Raises Locked, saying who holds it."""
    studio = open_studio(studio_folder(asked), program=f"focusflow {asked.command}")
    try:
        yield studio
    finally:
        studio.close()


@contextmanager
def reading(asked: argparse.Namespace) -> Iterator[Studio]:
    """The studio for a command that only looks; it works beside an open window."""
    studio = open_studio(studio_folder(asked), read_only=True)
    try:
        yield studio
    finally:
        studio.close()


def asked_filter(studio: Studio, text: str | None) -> Filter:
    """What `--filter` says; without it everything."""
    if not text:
        return Filter()
    with studio.read() as db:
        counts = filter_counts(db, Filter())
    known = KnownNames(cameras=tuple(counts.by_camera), lenses=tuple(counts.by_lens))
    return _understood(text, known)


def check_filter(text: str | None) -> None:
    """Raises UsageError for a text that is no filter, before the studio is opened."""
    if text:
        _understood(text, KnownNames())


def _understood(text: str, known: KnownNames) -> Filter:
    try:
        return parse_filter(text, known=known)
    except Refused as error:
        raise UsageError(error.message) from error
