"""A file of address cards as a table, so that it comes in like any other: mapped, tried dry, one step. And cards written."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from focusflow_desktop.business.contact_files.card_lines import CardLine, card_lines, written
from focusflow_desktop.business.contact_files.whole_contacts import WholeContact
from focusflow_desktop.business.moving_in.fields import Field
from focusflow_desktop.business.moving_in.shapes import Recognised, Shape
from focusflow_desktop.business.moving_in.table import MAX_BYTES, Line, Table
from focusflow_desktop.shared.errors import Refused, Unavailable
from focusflow_desktop.shared.records.contacts import ContactKind

CARDS = Shape(source="vcard", title="vCard", marks=(), words={})
SUFFIXES = frozenset({".vcf", ".vcard"})
_COLUMNS = {
    "Name": Field.NAME,
    "First name": Field.GIVEN_NAME,
    "Last name": Field.FAMILY_NAME,
    "Company": Field.COMPANY,
    "E-mail": Field.EMAIL,
    "Other e-mails": Field.SECOND_EMAIL,
    "Phone": Field.PHONE,
    "Second phone": Field.SECOND_PHONE,
    "Street": Field.STREET,
    "Town": Field.CITY,
    "Region": Field.REGION,
    "Postcode": Field.POSTCODE,
    "Country": Field.COUNTRY,
    "Website": Field.WEBSITE,
    "Birthday": Field.BIRTHDAY,
    "Tags": Field.TAGS,
    "Notes": Field.NOTES,
}


def is_cards(path: Path) -> bool:
    """Whether a file's name says so."""
    return path.suffix.lower() in SUFFIXES


def read_cards(path: Path) -> tuple[Table, Recognised]:
    """One record per card. Raises Refused for what holds none, Unavailable for what cannot be read."""
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        said = error.strerror or str(error)
        raise Unavailable("moving_in.unreadable", f"{path.name}: {said}", file=path.name) from error
    if len(content) > MAX_BYTES:
        raise Refused("moving_in.too_large", f"{path.name} is larger than 64 MB.", file=path.name)
    records = tuple(_records(_decoded(content)))
    if not records:
        raise Refused("moving_in.no_cards", f"{path.name} holds no address card.", file=path.name)
    used = [name for at, name in enumerate(_COLUMNS) if any(line.cells[at] for line in records)]
    places = [list(_COLUMNS).index(name) for name in used]
    lines = tuple(Line(number=line.number, cells=tuple(line.cells[at] for at in places)) for line in records)
    table = Table(
        name=path.name, sha256=hashlib.sha256(content).hexdigest(), headers=tuple(used), lines=lines
    )
    return table, Recognised(shape=CARDS, mapping={name: _COLUMNS[name] for name in used})


def cards_text(contacts: Iterable[WholeContact]) -> str:
    """A file of cards, version 4."""
    return "".join("".join(_card(contact)) for contact in contacts)


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _records(text: str) -> Iterator[Line]:
    """A card that is not closed is taken with what it has."""
    begun: int | None = None
    cells: defaultdict[str, list[str]] = defaultdict(list)
    for line in card_lines(text):
        if isinstance(line, int):
            continue
        ends = line.name in {"BEGIN", "END"} and line.value.strip().upper() == "VCARD"
        if ends and begun is not None:
            yield _record(begun, cells)
        if ends:
            cells = defaultdict(list)
            begun = line.number if line.name == "BEGIN" else None
        elif begun is not None:
            _take(line, cells)
    if begun is not None:
        yield _record(begun, cells)


def _record(number: int, cells: dict[str, list[str]]) -> Line:
    """The first number is the phone, the second the second; what more there is goes into the notes."""
    phones, emails = cells.get("Phone", []), cells.get("E-mail", [])
    notes = [*cells.get("Notes", []), *phones[2:]]
    whole = {name: "\n".join(cells.get(name, [])[:1]) for name in _COLUMNS} | {
        "E-mail": "".join(emails[:1]),
        "Other e-mails": ", ".join(emails[1:]),
        "Second phone": "".join(phones[1:2]),
        "Tags": ", ".join(cells.get("Tags", [])),
        "Notes": "\n".join(notes),
    }
    return Line(number=number, cells=tuple(whole.values()))


def _take(line: CardLine, cells: defaultdict[str, list[str]]) -> None:
    """What a property says, first what is preferred."""
    simple = {"FN": "Name", "URL": "Website", "NOTE": "Notes"}
    if line.name in simple:
        _add(cells[simple[line.name]], line.text)
    elif line.name in {"EMAIL", "TEL"}:
        is_first = "PREF" in line.about or "pref" in line.kinds
        value = line.text.removeprefix("tel:").removeprefix("mailto:")
        _add(cells["E-mail" if line.name == "EMAIL" else "Phone"], value, is_first=is_first)
    elif line.name == "N":
        family, given, *_ = [*line.parts(), "", ""]
        _add(cells["First name"], given)
        _add(cells["Last name"], family)
    elif line.name == "ORG":
        _add(cells["Company"], line.parts()[0])
    elif line.name == "CATEGORIES":
        cells["Tags"] += [part for part in line.parts(",") if part]
    elif line.name == "BDAY":
        _add(cells["Birthday"], _day(line.text))
    elif line.name == "ADR" and "Town" not in cells and "Street" not in cells:
        _take_address(line, cells)


def _take_address(line: CardLine, cells: defaultdict[str, list[str]]) -> None:
    box, extra, street, town, region, postcode, country = [*line.parts(), *[""] * 7][:7]
    _add(cells["Street"], "\n".join(part for part in (street, extra, box) if part))
    for name, value in (("Town", town), ("Region", region), ("Postcode", postcode), ("Country", country)):
        _add(cells[name], value)


def _add(values: list[str], value: str, *, is_first: bool = False) -> None:
    if value and value not in values:
        values.insert(0 if is_first else len(values), value)


def _day(words: str) -> str:
    """19860412 as 1986-04-12; a day without its year is none."""
    bare = words.partition("T")[0]
    if len(bare) == 8 and bare.isdecimal():
        return f"{bare[:4]}-{bare[4:6]}-{bare[6:]}"
    return "" if bare.startswith("--") else bare


def _card(contact: WholeContact) -> Iterator[str]:
    is_person = contact.kind is ContactKind.PERSON
    yield "BEGIN:VCARD\r\nVERSION:4.0\r\n"
    yield written("UID", [f"urn:uuid:{contact.id}"])
    yield written("KIND", ["individual" if is_person else "org"])
    yield written("FN", [contact.name])
    if is_person:
        yield written("N", [contact.family_name, contact.given_name, "", "", ""])
    if contact.company or not is_person:
        yield written("ORG", [contact.company or contact.name])
    for at, address in enumerate(contact.emails):
        yield written("EMAIL", [address], about="" if at else ";PREF=1")
    for at, number in enumerate(contact.phones):
        yield written("TEL", [number], about="" if at else ";PREF=1")
    for place in contact.addresses:
        yield written("ADR", ["", "", place.street, place.city, place.region, place.postcode, place.country])
    if contact.website:
        yield written("URL", [contact.website])
    if contact.birthday is not None:
        yield written("BDAY", [contact.birthday.strftime("%Y%m%d")])
    if contact.tags:
        yield written("CATEGORIES", contact.tags).replace(";", ",")
    for note in contact.notes:
        yield written("NOTE", [note])
    yield "END:VCARD\r\n"
