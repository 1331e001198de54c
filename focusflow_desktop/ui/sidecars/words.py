"""Marks and their changes as words: fields, values, who wrote a file and when. Pure."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from focusflow_desktop.photos.sidecars.decisions import Kept
from focusflow_desktop.photos.sidecars.queries import Dispute, WaitingPhoto

_BUTTON_LETTERS = 28


def field_words(field: str) -> str:
    """What a person calls the field."""
    return {
        "rating": _tr("Stars"),
        "flag": _tr("Flag"),
        "label": _tr("Colour label"),
        "keywords": _tr("Keywords"),
        "title": _tr("Title"),
        "caption": _tr("Caption"),
        "creator": _tr("Photographer"),
        "rights": _tr("Rights"),
    }[field]


def value_words(field: str, value: object) -> str:
    """A value as it is read aloud."""
    if field == "rating":
        return _tr("%n star(s)", int(str(value))) if value else _tr("No stars")
    if field in ("flag", "label"):
        known = _flags() if field == "flag" else _labels()
        return known.get(str(value), str(value))
    if isinstance(value, list | frozenset):
        return ", ".join(sorted(str(word) for word in value)) or _tr("None")
    return str(value) if value else _tr("Empty")


def act_words(kept: Kept, dispute: Dispute) -> str:
    """The button that decides: it names the value."""
    value = dispute.ours if kept is Kept.OURS else dispute.theirs
    words = " ".join(value_words(dispute.field, value).split())
    if len(words) > _BUTTON_LETTERS:
        words = words[:_BUTTON_LETTERS].rstrip() + "…"
    act = _tr("Keep: {value}") if kept is Kept.OURS else _tr("Take: {value}")
    return act.replace("{value}", words)


def writer_words(dispute: Dispute) -> str:
    """The program that wrote the file, or that it is not known which."""
    return dispute.program or _tr("Another program")


def when_words(moment: datetime | None) -> str:
    """A moment on the person's clock; empty where the file does not tell it."""
    if moment is None:
        return ""
    local = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    return QLocale().toString(local, "d MMM yyyy, HH:mm")


def photo_words(photo: WaitingPhoto) -> str:
    """The second line of a photo in the list: what differs, or that its file was refused."""
    if photo.is_refused:
        return _tr("Sidecar not read or not written")
    fields = dict.fromkeys(dispute.field for dispute in photo.disputes)
    return ", ".join(field_words(field) for field in fields)


def decided_words(kept: Kept, *, values: int) -> str:
    """What was done, for the message that can take it back."""
    if kept is Kept.OURS:
        return _tr("%n value(s) of FocusFlow kept; the sidecars follow.", values)
    return _tr("%n value(s) taken from the sidecars.", values)


def _flags() -> dict[str, str]:
    return {"pick": _tr("Pick"), "reject": _tr("Reject"), "none": _tr("No flag")}


def _labels() -> dict[str, str]:
    return {
        "none": _tr("No label"),
        "red": _tr("Red"),
        "yellow": _tr("Yellow"),
        "green": _tr("Green"),
        "blue": _tr("Blue"),
        "purple": _tr("Purple"),
    }


def _tr(words: str, number: int = -1) -> str:
    return QCoreApplication.translate("sidecars", words, "", number)
