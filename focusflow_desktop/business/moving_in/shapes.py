"""Which program wrote a table, and what its columns mean. A guess that the person sees and can change.

Vendors rename columns now and then; so a shape is told by a few columns only it has, and every column is then matched
by its words. What no shape claims is read by the general words, which is also how any other CSV is read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from focusflow_desktop.business.moving_in.fields import Field

Mapped = Mapping[str, Field]  # header → meaning; a header that is not there is left out


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One program's way to write its CSV."""

    source: str  # as kept with the import
    title: str
    marks: tuple[frozenset[str], ...]  # headers that together give it away
    words: Mapping[str, Field]  # where its words mean another thing than the general ones


_GENERAL: Mapping[str, Field] = {
    **dict.fromkeys(("name", "full name", "client", "client name", "contact", "contact name", "primary contact", "display name", "customer", "customer name"), Field.NAME),
    **dict.fromkeys(("first name", "firstname", "given name", "client first name"), Field.GIVEN_NAME),
    **dict.fromkeys(("last name", "lastname", "surname", "family name", "client last name"), Field.FAMILY_NAME),
    **dict.fromkeys(("company", "company name", "organization", "organisation", "business", "business name"), Field.COMPANY),
    **dict.fromkeys(("email", "e mail", "email address", "client email", "primary email", "contact email", "customer email", "email 1"), Field.EMAIL),
    **dict.fromkeys(("secondary email", "second email", "second e mail", "alternate email", "email 2", "other email", "cc email"), Field.SECOND_EMAIL),
    **dict.fromkeys(("phone", "phone number", "telephone", "mobile", "mobile phone", "cell", "cell phone", "client phone", "primary phone", "phone 1"), Field.PHONE),
    **dict.fromkeys(("secondary phone", "second phone", "home phone", "work phone", "other phone", "phone 2"), Field.SECOND_PHONE),
    **dict.fromkeys(("address", "street", "street address", "address 1", "address line 1", "mailing address"), Field.STREET),
    **dict.fromkeys(("address 2", "address line 2", "suburb"), Field.STREET_2),
    **dict.fromkeys(("city", "town"), Field.CITY),
    **dict.fromkeys(("state", "province", "region", "county", "state province"), Field.REGION),
    **dict.fromkeys(("zip", "zip code", "postal code", "postcode", "zip postal code"), Field.POSTCODE),
    "country": Field.COUNTRY,
    **dict.fromkeys(("website", "url"), Field.WEBSITE),
    **dict.fromkeys(("birthday", "date of birth", "birth date"), Field.BIRTHDAY),
    **dict.fromkeys(("partner", "partner name", "partner s name", "second client", "spouse"), Field.PARTNER_NAME),
    **dict.fromkeys(("partner email", "partner s email", "second client email"), Field.PARTNER_EMAIL),
    **dict.fromkeys(("lead source", "source", "referred by", "referral source", "how did you hear about us"), Field.LEAD_SOURCE),
    **dict.fromkeys(("tags", "labels", "groups"), Field.TAGS),
    **dict.fromkeys(("notes", "note", "client notes", "comments"), Field.NOTES),
    **dict.fromkeys(("project", "project name", "project title", "job", "job name", "job title", "shoot", "shoot name", "session", "session name"), Field.JOB),
    **dict.fromkeys(("project type", "job type", "shoot type", "session type", "event type"), Field.JOB_TYPE),
    **dict.fromkeys(("project stage", "stage", "project status", "job status", "job stage", "pipeline stage", "lead status"), Field.JOB_STAGE),
    **dict.fromkeys(("project date", "event date", "job date", "shoot date", "session date", "wedding date", "main shoot date"), Field.JOB_DATE),
    **dict.fromkeys(("project value", "total project value", "job value", "booked value", "estimated value", "budget"), Field.JOB_VALUE),
    **dict.fromkeys(("invoice", "invoice number", "invoice no", "invoice id", "order number"), Field.INVOICE_NUMBER),
    **dict.fromkeys(("invoice status", "status", "payment status"), Field.INVOICE_STATUS),
    **dict.fromkeys(("invoice date", "issue date", "date issued", "invoiced on", "created date"), Field.INVOICE_DATE),
    **dict.fromkeys(("due date", "invoice due date", "payment due"), Field.INVOICE_DUE),
    **dict.fromkeys(("invoice total", "total", "total amount", "invoice amount", "amount"), Field.INVOICE_TOTAL),
    **dict.fromkeys(("tax", "tax amount", "sales tax", "vat", "gst"), Field.INVOICE_TAX),
    **dict.fromkeys(("paid", "amount paid", "total paid", "payments received", "payment amount", "paid amount"), Field.PAID),
    **dict.fromkeys(("payment date", "date paid", "paid on", "paid date", "transaction date"), Field.PAYMENT_DATE),
    **dict.fromkeys(("payment method", "method", "payment type", "paid via"), Field.PAYMENT_METHOD),
    "currency": Field.CURRENCY,
}  # fmt: skip

HONEYBOOK = Shape(
    source="honeybook",
    title="HoneyBook",
    marks=(
        frozenset({"project name", "project type", "project date"}),
        frozenset({"project name", "project stage", "lead source"}),
        frozenset({"total project value", "project name"}),
        frozenset({"full name", "total booked value"}),
    ),
    words={"total booked value": Field.JOB_VALUE, "project source": Field.LEAD_SOURCE, "paid so far": Field.PAID},
)  # fmt: skip
DUBSADO = Shape(
    source="dubsado",
    title="Dubsado",
    marks=(
        frozenset({"project title", "project status", "project date"}),
        frozenset({"first name", "last name", "project title"}),
        frozenset({"client first name", "client last name", "invoice title"}),
    ),
    words={"invoice title": Field.JOB, "project start date": Field.JOB_DATE, "project source": Field.LEAD_SOURCE},
)  # fmt: skip
STUDIO_NINJA = Shape(
    source="studio_ninja",
    title="Studio Ninja",
    marks=(
        frozenset({"job name", "main shoot date"}),
        frozenset({"job name", "job type", "client name"}),
        frozenset({"first name", "last name", "date lead created"}),
    ),
    words={"lead created": Field.INVOICE_DATE, "quote total": Field.JOB_VALUE, "shoot location": Field.NOTES},
)
TAVE = Shape(
    source="tave",
    title="Táve / VSCO Workspace",
    marks=(
        frozenset({"job name", "job type", "job role"}),
        frozenset({"lead status", "event date", "brand"}),
        frozenset({"order number", "job name"}),
    ),
    words={"contact type": Field.TAGS, "brand": Field.TAGS, "lead source": Field.LEAD_SOURCE},
)
PIXIESET = Shape(
    source="pixieset",
    title="Pixieset",
    marks=(
        frozenset({"contact type", "first name", "last name", "email"}),
        frozenset({"session type", "session date", "client name"}),
        frozenset({"invoice number", "client name", "issue date"}),
    ),
    words={"contact type": Field.TAGS},
)
ANY = Shape(source="csv", title="CSV", marks=(), words={})
SHAPES = (HONEYBOOK, DUBSADO, STUDIO_NINJA, TAVE, PIXIESET)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """The guess for a table."""

    shape: Shape
    mapping: dict[str, Field]

    def left_out(self, headers: Sequence[str]) -> tuple[str, ...]:
        """The columns nothing is taken from."""
        return tuple(header for header in headers if header not in self.mapping)


def recognise(headers: Sequence[str]) -> Recognised:
    """The shape that most of the table's columns speak for, and what each column means in it."""
    words = frozenset(map(plain, headers))
    scored = [
        (max((len(mark) for mark in shape.marks if mark <= words), default=0), shape) for shape in SHAPES
    ]
    best, shape = max(scored, key=lambda found: found[0])
    return _mapped(headers, shape if best else ANY)


def _mapped(headers: Sequence[str], shape: Shape) -> Recognised:
    """The first column of a meaning has it; a second e-mail or phone column is the second address."""
    mapping: dict[str, Field] = {}
    seconds = {Field.EMAIL: Field.SECOND_EMAIL, Field.PHONE: Field.SECOND_PHONE}
    for header in headers:
        meaning = shape.words.get(plain(header)) or _GENERAL.get(plain(header))
        if meaning in mapping.values():
            meaning = seconds.get(meaning) if meaning is not None else None
        if meaning is not None and (meaning not in mapping.values() or meaning in {Field.TAGS, Field.NOTES}):
            mapping[header] = meaning
    _read_amounts_as_paid(mapping)
    return Recognised(shape=shape, mapping=mapping)


def _read_amounts_as_paid(mapping: dict[str, Field]) -> None:
    """In a list of payments an amount is what was paid, not what an invoice comes to."""
    meanings = set(mapping.values())
    is_of_payments = meanings & {Field.PAYMENT_DATE, Field.PAYMENT_METHOD} and Field.PAID not in meanings
    for header, meaning in mapping.items():
        if is_of_payments and meaning is Field.INVOICE_TOTAL and plain(header) == "amount":
            mapping[header] = Field.PAID


def plain(header: str) -> str:
    """A header's words alone: small letters, no signs, no place number."""
    without_place = re.sub(r"\s*\(\d+\)$", "", header)
    return re.sub(r"[^a-z0-9]+", " ", without_place.casefold()).strip()
