"""The files of one program that come in together: which kind each is, told by its columns, and which is read first."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from focusflow_desktop.business.moving_in.fields import Field
from focusflow_desktop.business.moving_in.shapes import Recognised
from focusflow_desktop.business.moving_in.table import Table

_JOBS = frozenset({Field.JOB_TYPE, Field.JOB_STAGE, Field.JOB_DATE, Field.JOB_VALUE})
_MONEY = frozenset({Field.INVOICE_NUMBER, Field.INVOICE_TOTAL, Field.PAID, Field.PAYMENT_DATE})


class FileKind(StrEnum):
    """What a file is mostly of, in the order in which they are read."""

    CLIENTS = "clients"
    PROJECTS = "projects"
    PAYMENTS = "payments"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file's table, and what its columns mean."""

    table: Table
    recognised: Recognised

    @property
    def kind(self) -> FileKind:
        """By its columns alone, never by its name."""
        meanings = set(self.recognised.mapping.values())
        if meanings & _MONEY and not meanings & _JOBS:
            return FileKind.PAYMENTS
        return FileKind.PROJECTS if meanings & {*_JOBS, Field.JOB} else FileKind.CLIENTS


def in_order(files: Iterable[SourceFile]) -> tuple[SourceFile, ...]:
    """Clients, then their projects, then invoices before what was paid of them; however they were chosen."""
    kinds = list(FileKind)

    def place(file: SourceFile) -> tuple[int, bool, str, str]:
        has_total = Field.INVOICE_TOTAL in file.recognised.mapping.values()
        return kinds.index(file.kind), not has_total, file.table.name, file.table.sha256

    return tuple(sorted(files, key=place))


def together(files: Sequence[SourceFile]) -> str:
    """What tells these files, in whatever order, from all others: a single one's own sum."""
    sums = sorted(file.table.sha256 for file in files)
    return sums[0] if len(sums) == 1 else hashlib.sha256("".join(sums).encode()).hexdigest()
