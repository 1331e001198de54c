"""The files a person chose to move in: each read by itself, so that one that cannot be read spoils none of the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.contact_files.cards import SUFFIXES, is_cards, read_cards
from focusflow_desktop.business.moving_in.files import SourceFile
from focusflow_desktop.business.moving_in.shapes import recognise
from focusflow_desktop.business.moving_in.table import read_table
from focusflow_desktop.shared.errors import WorldError

_TABLES = frozenset({".csv", ".tsv", ".txt"}) | SUFFIXES


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """One file: what is in it, or why it cannot be read."""

    path: Path
    file: SourceFile | None = None
    error: WorldError | None = None


def read_chosen(_db: DbSession, *, paths: Sequence[Path]) -> list[Chosen]:
    """Read them all; of a folder, the tables and cards that lie in it."""
    return [_read(path) for chosen in paths for path in _files_of(chosen)]


def joined(before: Sequence[Chosen], more: Iterable[Chosen]) -> list[Chosen]:
    """Those chosen before with more of them: the same file again, whatever it is called, is there once."""
    found = {_key(one): one for one in before}
    for one in more:
        found.setdefault(_key(one), one)
    return list(found.values())


def _key(one: Chosen) -> str:
    return one.file.table.sha256 if one.file is not None else str(one.path)


def _read(path: Path) -> Chosen:
    try:
        if is_cards(path):
            cards, known = read_cards(path)
            return Chosen(path=path, file=SourceFile(table=cards, recognised=known))
        table = read_table(path)
    except WorldError as error:
        return Chosen(path=path, error=error)
    return Chosen(path=path, file=SourceFile(table=table, recognised=recognise(table.headers)))


def _files_of(path: Path) -> list[Path]:
    """A folder without any is read as if it were a file, which says so."""
    try:
        inside = sorted(one for one in path.iterdir() if one.suffix.lower() in _TABLES)
    except OSError:
        return [path]  # a file; or it cannot be read, and reading it says why
    return inside or [path]
