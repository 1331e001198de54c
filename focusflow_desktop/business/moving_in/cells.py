"""One line of a table by meaning. What cannot be read is noted once, with its line and column, and left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from focusflow_desktop.business.moving_in.fields import Field
from focusflow_desktop.business.moving_in.table import Line
from focusflow_desktop.business.moving_in.values import DateOrder, email_key, is_email, listed
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.money import parse_amount


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something of a line that could not be taken."""

    line: int
    header: str  # empty: the whole line
    text: str
    is_skipped: bool  # the whole line was left out
    file: str = ""  # where several are read together


_ADDRESS = (Field.STREET, Field.STREET_2, Field.CITY, Field.REGION, Field.POSTCODE, Field.COUNTRY)


class Cells:
    """One line by meaning. What cannot be read is noted once and left out."""

    def __init__(
        self,
        line: Line,
        columns: Sequence[tuple[int, str, Field | None]],
        *,
        file: str,
        orders: Mapping[str, DateOrder],
        problems: list[Problem],
    ) -> None:
        self.number, self._file = line.number, file
        self._orders, self._problems = orders, problems
        self._cells = [
            (meaning, header, line.cells[at])
            for at, header, meaning in columns
            if meaning is not None and line.cells[at]
        ]

    def text(self, meaning: Field) -> str | None:
        """The cell of this meaning."""
        return next((cell for found, _, cell in self._cells if found is meaning), None)

    def all(self, *meanings: Field) -> list[str]:
        """The cells of these meanings, in the file's order."""
        return [cell for found, _, cell in self._cells if found in meanings]

    def emails(self) -> dict[str, str]:
        """The addresses, by key."""
        found: dict[str, str] = {}
        for meaning, header, cell in self._cells:
            if meaning not in {Field.EMAIL, Field.SECOND_EMAIL}:
                continue
            for address in listed(cell):
                if is_email(address):
                    found[email_key(address)] = address
                else:
                    self._note(header, f"“{address}” is not an e-mail address")
        return found

    def day(self, meaning: Field) -> date | None:
        """The date of this meaning."""
        for found, header, cell in self._cells:
            if found is meaning:
                try:
                    return self._orders[header].read(cell)
                except Refused as refused:
                    self._note(header, refused.message)
        return None

    def amount(self, meaning: Field, currency: str) -> int | None:
        """The amount of this meaning in minor units."""
        for found, header, cell in self._cells:
            if found is meaning:
                try:
                    return parse_amount(cell, currency)
                except Refused as refused:
                    self._note(header, refused.message)
        return None

    def currency(self, otherwise: str) -> str:
        """The line's own currency, or the studio's."""
        said = (self.text(Field.CURRENCY) or "").upper()
        return said if len(said) == 3 and said.isalpha() else otherwise

    def address(self) -> dict[Field, str]:
        """The parts of the postal address that are there."""
        return {meaning: cell for meaning, _, cell in self._cells if meaning in _ADDRESS}

    def _note(self, header: str, text: str) -> None:
        problem = Problem(line=self.number, header=header, text=text, is_skipped=False, file=self._file)
        if problem not in self._problems[-4:]:
            self._problems.append(problem)
