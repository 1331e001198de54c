"""The sample's papers: the wedding's call sheet with what its list still misses, today's shoot, a questionnaire with answers."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select

from focusflow_desktop.business.call_sheets.operations import EntryFacts, SheetField, add_entry, change_sheet
from focusflow_desktop.business.call_sheets.shot_lists import (
    add_items,
    add_list,
    check_items,
    link_photos,
)
from focusflow_desktop.business.call_sheets.typed import moments, read_line, read_wishes
from focusflow_desktop.business.forms.answers import About, answer, give_form, submit
from focusflow_desktop.business.forms.fields import FieldKind, FormField
from focusflow_desktop.business.forms.operations import add_form, publish
from focusflow_desktop.business.samples.plan import CATALOGUE, THE_DAY, WEBERS
from focusflow_desktop.business.samples.writing import Writing
from focusflow_desktop.shared.records import Photo, PhotoSession, ShotListItem

_DETAILS = "Day 3 · Details"
_HOURS = {
    (WEBERS, THE_DAY): (
        ("11:00–12:00 Getting ready", "Lena, her mother, Irma"),
        ("12:30–13:15 Ceremony", "Everybody"),
        ("13:30–14:30 Family formals", "Both families"),
        ("14:30–15:30 Couple in the orchard", "Lena, Jonas"),
        ("17:00 Cake", ""),
        ("18:30 First dance", ""),
    ),
    (CATALOGUE, _DETAILS): (
        ("14:30–15:00 Light and tripod", ""),
        ("15:00–16:15 Leaves and buds", ""),
        ("16:15–16:30 The cover once more", ""),
    ),
}
_WORDS = {
    (WEBERS, THE_DAY): {
        SheetField.PARKING: "Behind the barn, the gate is open from ten",
        SheetField.EMERGENCY_CONTACT: "Jonas Weber, 0171 555 0143",
        SheetField.NOTES: "No flash during the ceremony.\nIrma does not take stairs: formals on the terrace.",
    },
    (CATALOGUE, _DETAILS): {SheetField.NOTES: "The glasshouse closes at five."},
}
_LISTS = {
    (WEBERS, THE_DAY): (
        (
            "Family formals",
            (
                "Family Weber:",
                "Both with Irma!",
                "Jonas’s parents!",
                "Everybody",
                "Lena’s family:",
                "Her parents!",
            ),
        ),
        (
            "Around the day",
            ("Both against the evening sky!", "The valley at dawn", "Flowers", "Letter of the grandfather"),
        ),
    ),
    (CATALOGUE, _DETAILS): (("Pictures to make", ("Cover, upright!", "Dew on the fern", "Seed heads")),),
}
_MADE = (
    "Both with Irma", "Jonas’s parents", "Everybody", "Her parents", "Both against the evening sky", "The valley at dawn"
)  # fmt: skip
_SHOWN = {  # what the sample's own pictures show; of the families there are none yet
    "Both against the evening sky": ("TM6_0231", "TM6_0232", "TM6_0233"),
    "The valley at dawn": ("AB5_9001", "AB5_9002", "AB5_9003", "AB5_9004"),
    "Flowers": ("AB5_9007",),
}
_QUESTIONS = (
    FormField(key="names", label="How shall we call you on the day?", is_must=True),
    FormField(key="story", label="How did you meet?", kind=FieldKind.LONG_TEXT),
    FormField(key="guests", label="How many guests will come?", kind=FieldKind.NUMBER, is_must=True),
    FormField(
        key="style", label="Which pictures do you like?", kind=FieldKind.CHOICE, choices=("Quiet", "Lively")
    ),
    FormField(
        key="parts",
        label="What shall we be there for?",
        kind=FieldKind.SEVERAL,
        choices=("Getting ready", "Ceremony", "Party"),
    ),
    FormField(key="share", label="May we show your pictures?", kind=FieldKind.YES_NO, is_must=True),
)
_ANSWERS: dict[str, object] = {
    "names": "Lena and Jonas",
    "story": "On the night train to Vienna.",
    "guests": 84,
    "style": "Quiet",
    "parts": ["Getting ready", "Ceremony", "Party"],
    "share": True,
}


def write_papers(writing: Writing) -> None:
    """All of them; their sessions must be written."""
    for (job, title), hours in _HOURS.items():
        session = writing.db.scalars(
            select(PhotoSession).where(
                PhotoSession.job_id == writing.jobs[job], PhotoSession.title == title, ~PhotoSession.deleted
            )
        ).one()
        _sheet(writing, session, hours, _WORDS[job, title])
        _lists(writing, session.id, _LISTS[job, title])
    _forms(writing)
    writing.tables |= {
        "call_sheets", "call_sheet_entries", "shot_lists", "shot_list_items", "shot_list_photos",
        "forms", "form_versions", "form_responses",
    }  # fmt: skip


def _sheet(
    writing: Writing, session: PhotoSession, hours: Iterable[tuple[str, str]], words: dict[SheetField, str]
) -> None:
    for field, said in words.items():
        change_sheet(writing.db, session.id, field, said)
    begins = session.starts_at
    day = begins.astimezone(writing.zone).date() if begins is not None else None
    for line, people in hours:
        typed = read_line(line)
        starts_at, ends_at = moments(typed.starts, typed.ends, day=day, zone=writing.zone, begins=begins)
        add_entry(
            writing.db,
            session.id,
            EntryFacts(title=typed.title, starts_at=starts_at, ends_at=ends_at, people=people),
        )
        writing.db.flush()


def _lists(writing: Writing, session_id: UUID, lists: Iterable[tuple[str, tuple[str, ...]]]) -> None:
    db = writing.db
    for title, lines in lists:
        (made,) = add_list(db, session_id, title).rows["shot_lists"]
        db.flush()
        add_items(db, made, read_wishes(lines))
        db.flush()
        items = {
            one.title: one.id
            for one in db.scalars(select(ShotListItem).where(ShotListItem.shot_list_id == made))
        }
        check_items(db, [items[name] for name in _MADE if name in items], at=writing.past(2, "20:00"))
        _show(writing, session_id, items)


def _show(writing: Writing, session_id: UUID, items: dict[str, UUID]) -> None:
    """Link the session's photos to the wishes they show, as far as they are there."""
    photos = writing.db.execute(
        select(Photo.id, Photo.name).where(Photo.session_id == session_id, ~Photo.deleted)
    ).all()
    for title, names in _SHOWN.items():
        if title in items:
            found = [photo.id for photo in photos if photo.name.startswith(names)]
            link_photos(writing.db, items[title], found)


def _forms(writing: Writing) -> None:
    db = writing.db
    (form,) = add_form(db, "Before the wedding", fields=_QUESTIONS).rows["forms"]
    db.flush()
    publish(db, form, at=writing.past(200, "10:00"))
    db.flush()
    (given,) = give_form(db, form, About(job_id=writing.jobs[WEBERS])).rows["form_responses"]
    db.flush()
    for key, said in _ANSWERS.items():
        answer(db, given, key, said)
    submit(db, given, at=writing.past(40, "21:10"))
