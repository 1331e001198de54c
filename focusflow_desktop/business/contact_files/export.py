"""All clients in one file, CSV or vCard by the name it is given. It appears whole or not at all."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.contact_files.cards import cards_text, is_cards
from focusflow_desktop.business.contact_files.whole_contacts import WholeContact, whole_contacts
from focusflow_desktop.shared.errors import Unavailable

# English on purpose: moving in knows these names, here and in other programs.
HEADERS = (
    "Name", "First name", "Last name", "Company", "E-mail", "Second e-mail", "Phone", "Second phone", "Street", "Postcode",
    "City", "Region", "Country", "Website", "Birthday", "Lead source", "Client stage", "Tags", "Notes",
)  # fmt: skip


def export_contacts(db: DbSession, path: Path, *, ids: Collection[UUID] | None = None) -> int:
    """Write these clients or all; how many there were. Raises Unavailable where nothing can be written."""
    contacts = whole_contacts(db, ids)
    content = cards_text(contacts) if is_cards(path) else "\ufeff" + table_text(contacts)
    beside = path.with_name(path.name + ".part")
    try:
        beside.write_text(content, encoding="utf-8", newline="")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise Unavailable(
            "file_unwritable", "The file cannot be written there. Choose another place."
        ) from error
    return len(contacts)


def table_text(contacts: Iterable[WholeContact]) -> str:
    """One line for each client; a third address and a third number stand with the second."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(HEADERS)
    for contact in contacts:
        writer.writerow(map(_calm, _cells(contact)))
    return stream.getvalue()


def _cells(contact: WholeContact) -> tuple[str, ...]:
    place = contact.addresses[0] if contact.addresses else None
    address = (place.street, place.postcode, place.city, place.region, place.country) if place else ("",) * 5
    return (
        contact.name,
        contact.given_name,
        contact.family_name,
        contact.company,
        "".join(contact.emails[:1]),
        ", ".join(contact.emails[1:]),
        "".join(contact.phones[:1]),
        ", ".join(contact.phones[1:]),
        *address,
        contact.website,
        contact.birthday.isoformat() if contact.birthday is not None else "",
        contact.source,
        contact.stage.value,
        ", ".join(contact.tags),
        "\n".join(contact.notes),
    )


def _calm(cell: str) -> str:
    """A text a spreadsheet would take for a formula begins with an apostrophe; a number's plus sign is left."""
    looks_like_number = (
        cell[1:].replace(" ", "").replace("-", "").replace("(", "").replace(")", "").isdecimal()
    )
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@"} and not looks_like_number else cell
