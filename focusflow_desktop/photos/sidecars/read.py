"""The marks in a packet, by the precedence of programs that disagree about where a flag or a label is kept."""

from __future__ import annotations

from datetime import UTC, datetime

from focusflow_desktop.photos.sidecars import names
from focusflow_desktop.photos.sidecars.keywords import KeywordLists, keywords_from
from focusflow_desktop.photos.sidecars.labels import label_from_number, label_from_text
from focusflow_desktop.photos.sidecars.marks import Marks, MarksRead, clean_marks
from focusflow_desktop.photos.sidecars.names import Name
from focusflow_desktop.photos.sidecars.packet import Packet
from focusflow_desktop.photos.sidecars.values import Properties, properties_of, text_of, texts_of
from focusflow_desktop.shared.records.photos import Flag, Label

_FLAG_SOURCES: tuple[tuple[Name, dict[str, Flag]], ...] = (
    (names.GOOD, {"true": Flag.PICK, "false": Flag.REJECT}),
    (names.PICK, {"1": Flag.PICK, "-1": Flag.REJECT, "0": Flag.NONE}),
    (names.PICK_LABEL, {"3": Flag.PICK, "1": Flag.REJECT, "0": Flag.NONE, "2": Flag.NONE}),
    (names.TAGGED, {"true": Flag.PICK, "false": Flag.NONE}),
)
_MICROSOFT_STEPS = (1, 25, 50, 75, 99)  # from each of these on, one star more


def read_marks(packet: Packet) -> MarksRead:
    """What the packet says about its photo."""
    return marks_of(properties_of(packet))


def marks_of(properties: Properties) -> MarksRead:
    """What these properties say about their photo."""
    rating, warnings = _rating(properties)
    marks = Marks(
        rating=rating,
        flag=_flag(properties),
        label=_label(properties),
        keywords=keywords_from(keyword_lists(properties)),
        title=text_of(properties.get(names.TITLE)),
        caption=text_of(properties.get(names.CAPTION)),
        creator="; ".join(texts_of(properties.get(names.CREATOR))),
        rights=text_of(properties.get(names.RIGHTS)),
    )
    return MarksRead(
        marks=clean_marks(marks),
        metadata_date=_date(_plain(properties, names.METADATA_DATE)),
        warnings=warnings,
    )


def keyword_lists(properties: Properties) -> KeywordLists:
    """The lists of keywords as the packet has them."""
    return KeywordLists(
        subject=texts_of(properties.get(names.SUBJECT)),
        hierarchy=texts_of(properties.get(names.HIERARCHY)),
        tags=texts_of(properties.get(names.TAGS_LIST)),
    )


def says_minus_one(properties: Properties) -> bool:
    """Whether the packet marks a reject as XMP's own definition has it: a Rating of −1."""
    return _number(_plain(properties, names.RATING)) == -1


def sidecar_owner(properties: Properties) -> str | None:
    """The suffix of the file this sidecar belongs to, lower case without a dot, where it says so."""
    return (_plain(properties, names.SIDECAR_FOR) or "").lower().lstrip(".") or None


def _rating(properties: Properties) -> tuple[int | None, tuple[str, ...]]:
    text = _plain(properties, names.RATING)
    if text is None:
        return _microsoft_stars(_plain(properties, names.MICROSOFT_RATING)), ()
    stars = _number(text)
    if stars == -1:
        kept = _number(_plain(properties, names.STARS))
        return (kept if kept is not None and 0 <= kept <= 5 else None), ()
    if stars is None or not 0 <= stars <= 5:
        return None, (f"Rating {text!r} is not 0 to 5; the stars here were kept.",)
    return stars, ()


def _flag(properties: Properties) -> Flag:
    """The first source that is present decides; but a bare `none` there cannot overrule a Rating of −1."""
    for name, meanings in _FLAG_SOURCES:
        flag = meanings.get((_plain(properties, name) or "").lower())
        if flag is not None and flag is not Flag.NONE:
            return flag
        if flag is Flag.NONE:
            break
    return Flag.REJECT if says_minus_one(properties) else Flag.NONE


def _label(properties: Properties) -> str:
    label = label_from_text(_plain(properties, names.LABEL))
    if label != Label.NONE.value:
        return label
    by_number = (label_from_number(_plain(properties, name)) for name in (names.COLOR_LABEL, names.URGENCY))
    return next((found for found in by_number if found), Label.NONE.value)


def _microsoft_stars(text: str | None) -> int:
    percent = _number(text) or 0
    return sum(percent >= least for least in _MICROSOFT_STEPS)


def _plain(properties: Properties, name: Name) -> str | None:
    text = text_of(properties.get(name))
    return text.strip() if text is not None else None


def _number(text: str | None) -> int | None:
    try:
        return round(float(text)) if text else None
    except (ValueError, OverflowError):
        return None


def _date(text: str | None) -> datetime | None:
    try:
        date = datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
    return date.replace(tzinfo=UTC) if date is not None and date.tzinfo is None else date
