"""Who is called so, by the search index: a part of a name, a company, an address or a number, in a few milliseconds.

The list of clients narrows with every letter typed; looking through every row of twenty thousand would be felt.
"""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.search.wanted import fold
from focusflow_desktop.db.search_index import NAMES, PARTS, PEOPLE
from focusflow_desktop.shared.errors import Damaged

_PART = 3  # letters the index of parts needs; fewer are asked as the beginning of a word
_BETWEEN_DIGITS = " +-/()."
_HITS = (
    "SELECT CASE e.source WHEN 'contacts' THEN e.row_id WHEN 'contact_emails' THEN m.contact_id ELSE p.contact_id END "
    "FROM (SELECT rowid AS id FROM {index} WHERE {index} MATCH :asked) f "
    "JOIN search_entries e ON e.id = f.id "
    "LEFT JOIN contact_emails m ON e.source = 'contact_emails' AND m.tenant_id = :studio AND m.id = e.row_id "
    "LEFT JOIN contact_phones p ON e.source = 'contact_phones' AND p.tenant_id = :studio AND p.id = e.row_id"
)


def called(db: DbSession, typed: str) -> set[str] | None:
    """The ids, as they are stored, of the clients every typed word is said of. None: nothing was asked."""
    questions = _questions(typed)
    if not questions:
        return None
    studio = db.scalar(text("SELECT tenant_id FROM contacts LIMIT 1"))
    found: set[str] | None = None
    try:
        for index, asked in questions:
            given = {"asked": asked, "studio": studio}
            hits = set(db.scalars(text(_HITS.format(index=index)), given))
            found = hits if found is None else found & hits
    except DatabaseError as error:
        raise Damaged(
            "search_index_damaged",
            "The search index is damaged. Nothing else is; the index is made again from the studio.",
        ) from error
    return found


def _questions(typed: str) -> list[tuple[str, str]]:
    """Each word as a question to an index. A number is asked whole, however its digits are grouped."""
    digits = "".join(letter for letter in typed if letter.isdecimal())
    if len(digits) >= _PART and all(letter.isdecimal() or letter in _BETWEEN_DIGITS for letter in typed):
        return [(PARTS, _in_people(digits))]
    found: list[tuple[str, str]] = []
    for word in fold(typed[:200]).split()[:8]:
        letters = "".join(letter for letter in word if letter.isalnum())
        if len(word) >= _PART:
            found.append((PARTS, _in_people(word)))
        elif letters:
            found.append((NAMES, _in_people(letters) + "*"))
    return found


def _in_people(word: str) -> str:
    quoted = word.replace('"', '""')
    return f'{PEOPLE} : "{quoted}"'
