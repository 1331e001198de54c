"""Puts a session's papers into words for the printer, in the person's language and on the country's paper."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QLocale

from focusflow_desktop.business.call_sheets.pdf import (
    Paper,
    PaperGroup,
    PaperItem,
    PaperList,
    PaperWords,
    paper_size,
)
from focusflow_desktop.business.call_sheets.queries import ItemRow, ListRow, SheetPage
from focusflow_desktop.ui.call_sheets.words import light_lines, part_word, span_words, tr, when_words


def paper_of(sheet: SheetPage) -> Paper:
    """Everything of the sheet that is known; what is not known takes no line."""
    return Paper(
        title=sheet.title,
        subtitle=sheet.job if sheet.job != sheet.title else "",
        studio=sheet.studio,
        when=when_words(sheet),
        foot=" · ".join(part for part in (sheet.studio, tr("Call sheet"), sheet.title) if part),
        words=PaperWords(people=tr("People"), hours=tr("Hours"), must=tr("Must")),
        size=paper_size(sheet.country),
        lang=QLocale().name().partition("_")[0] or "en",
        facts=_facts(sheet),
        people=tuple((one.name, part_word(one), one.phone) for one in sheet.people),
        hours=tuple(
            (span_words(row.starts_at, row.ends_at, sheet.zone), row.title, row.people, row.place)
            for row in sheet.entries
        ),
        lists=tuple(_list(row) for row in sheet.lists if row.items),
    )


def _facts(sheet: SheetPage) -> tuple[tuple[str, str], ...]:
    place = sheet.place
    where = "\n".join(part for part in (place.name, place.address) if part) if place is not None else ""
    light = " · ".join(f"{name} {value}" for name, value in light_lines(sheet))
    lines = (
        (tr("Place"), where),
        (tr("About the place"), place.notes if place is not None else ""),
        (tr("Permit"), place.permit_note if place is not None and place.needs_permit else ""),
        (tr("Light"), light),
        (tr("Parking"), sheet.parking),
        (tr("Dress"), sheet.dress),
        (tr("In an emergency"), sheet.emergency_contact),
        (tr("Notes"), sheet.notes),
    )
    return tuple((name, value) for name, value in lines if value)


def _list(row: ListRow) -> PaperList:
    """The items in their order; neighbours of one group stand under one head."""
    groups = groupby(row.items, key=lambda item: item.group)
    return PaperList(
        title=row.title,
        groups=tuple(PaperGroup(name=name, items=tuple(map(_item, items))) for name, items in groups),
    )


def _item(item: ItemRow) -> PaperItem:
    return PaperItem(
        title=item.title, people=item.people, is_must=item.is_must, is_made=item.checked_at is not None
    )
