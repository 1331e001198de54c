"""How a studio's other programs want marks written: marks become changes of properties.

Beyond its own properties a profile updates those that a file already carries, so that no program there is left with
yesterday's flag. Only the fields named are written; what the file says in another way but means the same stays.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from focusflow_desktop.photos.sidecars import names
from focusflow_desktop.photos.sidecars.edit import Change
from focusflow_desktop.photos.sidecars.keywords import lists_for
from focusflow_desktop.photos.sidecars.labels import number_for_label, text_for_label
from focusflow_desktop.photos.sidecars.marks import Marks
from focusflow_desktop.photos.sidecars.names import Name
from focusflow_desktop.photos.sidecars.read import keyword_lists, says_minus_one
from focusflow_desktop.photos.sidecars.values import ArrayKind, Items, Properties, Value, mean_the_same
from focusflow_desktop.shared.records.photos import Flag, Label

_PICK_LABEL = {Flag.PICK: "3", Flag.REJECT: "1", Flag.NONE: "0"}
_COLOR_CLASS = {"none": "0", "red": "1", "yellow": "2", "green": "3", "blue": "4", "purple": "5"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What one hand-off writes beyond stars and the label's text."""

    name: str
    writes_flags: bool = True  # xmpDM:good and xmpDM:pick
    rejects_by_rating: bool = False  # Rating −1, the stars kept in ff:Stars
    writes_digikam: bool = False
    writes_tagged: bool = False
    reject_label: str | None = None  # a colour for programs that know no flags; off unless asked for
    pick_label: str | None = None


LIGHTROOM: Final = Profile(name="lightroom")
BRIDGE: Final = Profile(name="bridge", rejects_by_rating=True)
DIGIKAM: Final = Profile(name="digikam", writes_digikam=True)
CAPTURE_ONE: Final = Profile(name="capture_one", writes_flags=False)
PHOTO_MECHANIC: Final = Profile(name="photo_mechanic", writes_tagged=True)
DARKTABLE: Final = Profile(name="darktable", rejects_by_rating=True)  # rejects as Bridge does
PROFILES: Final = {p.name: p for p in (LIGHTROOM, BRIDGE, DARKTABLE, DIGIKAM, CAPTURE_ONE, PHOTO_MECHANIC)}


def changes_for(
    marks: Marks, fields: Collection[str], *, there: Properties, profile: Profile, now: datetime
) -> list[Change]:
    """The changes that bring these fields of the marks into a packet with the properties `there`."""
    changes: list[Change] = []
    if "flag" in fields:
        changes += _flag(marks.flag, there, profile)
    if "rating" in fields or ("flag" in fields and (profile.rejects_by_rating or says_minus_one(there))):
        changes += _stars(marks, there, profile)
    if "label" in fields or ("flag" in fields and (profile.reject_label or profile.pick_label)):
        changes += _label(marks, there, profile)
    if "keywords" in fields:
        changes += _keywords(marks, there, profile)
    changes += _texts(marks, fields)
    needed = [change for change in changes if not mean_the_same(change.value, there.get(change.name))]
    if needed:
        needed.append(Change(names.METADATA_DATE, now.isoformat(timespec="seconds")))
    return needed


def _flag(flag: Flag, there: Properties, profile: Profile) -> list[Change]:
    def present(name: Name) -> bool:
        return name in there

    pick, good = {Flag.PICK: ("1", "true"), Flag.REJECT: ("-1", "false"), Flag.NONE: (None, None)}[flag]
    changes: list[Change] = []
    if profile.writes_flags or present(names.GOOD) or present(names.PICK):
        changes += [Change(names.PICK, pick), Change(names.GOOD, good)]
    if profile.writes_digikam or present(names.PICK_LABEL):
        changes.append(Change(names.PICK_LABEL, _PICK_LABEL[flag]))
    if present(names.TAGGED) or (profile.writes_tagged and flag is Flag.PICK):
        changes.append(Change(names.TAGGED, "True" if flag is Flag.PICK else "False"))
    return changes


def _stars(marks: Marks, there: Properties, profile: Profile) -> list[Change]:
    """A file that already rejects by Rating keeps doing so, whatever the profile."""
    if marks.rating is None:
        return []
    by_rating = profile.rejects_by_rating or says_minus_one(there)
    if marks.flag is Flag.REJECT and by_rating:
        kept = str(marks.rating) if marks.rating or names.STARS in there else None
        return [Change(names.RATING, "-1"), Change(names.STARS, kept)]
    absent_is_zero = marks.rating == 0 and names.RATING not in there and names.MICROSOFT_RATING not in there
    rating = None if absent_is_zero else str(marks.rating)
    return [Change(names.RATING, rating), Change(names.STARS, None)]


def _label(marks: Marks, there: Properties, profile: Profile) -> list[Change]:
    label = _flag_colour(marks, profile) or marks.label
    changes = [Change(names.LABEL, text_for_label(label))]
    number = number_for_label(label)
    if number is None:  # another program's own text has no number; a stale colour would contradict it
        number = "0"
    if profile.writes_digikam or names.COLOR_LABEL in there:
        changes.append(Change(names.COLOR_LABEL, number))
    if names.URGENCY in there:
        changes.append(Change(names.URGENCY, number))
    if profile.writes_tagged and names.COLOR_CLASS in there and label in _COLOR_CLASS:
        changes.append(Change(names.COLOR_CLASS, _COLOR_CLASS[label]))
    return changes


def _flag_colour(marks: Marks, profile: Profile) -> str | None:
    """The colour that stands for the flag where the profile asks for one and the photo has none of its own."""
    if marks.label != Label.NONE.value:
        return None
    return {Flag.REJECT: profile.reject_label, Flag.PICK: profile.pick_label}.get(marks.flag)


def _keywords(marks: Marks, there: Properties, profile: Profile) -> list[Change]:
    lists = lists_for(marks.keywords, current=keyword_lists(there))
    changes = [
        Change(names.SUBJECT, _items(ArrayKind.BAG, lists.subject)),
        Change(names.HIERARCHY, _items(ArrayKind.BAG, lists.hierarchy)),
    ]
    if profile.writes_digikam or names.TAGS_LIST in there:
        changes.append(Change(names.TAGS_LIST, _items(ArrayKind.SEQ, lists.tags)))
    return changes


def _texts(marks: Marks, fields: Collection[str]) -> list[Change]:
    changes: list[Change] = []
    for field, name in (("title", names.TITLE), ("caption", names.CAPTION), ("rights", names.RIGHTS)):
        if field in fields:
            text: str | None = getattr(marks, field)
            changes.append(Change(name, _items(ArrayKind.ALT, (text,) if text else ())))
    if "creator" in fields:
        people = tuple(person for person in (marks.creator or "").split("; ") if person)
        changes.append(Change(names.CREATOR, _items(ArrayKind.SEQ, people)))
    return changes


def _items(kind: ArrayKind, texts: tuple[str, ...]) -> Value | None:
    return Items(kind, texts) if texts else None
