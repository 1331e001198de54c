"""The words of the room To-dos: lists, days as people say them, rules in one sentence."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from focusflow_desktop.business.todos.queries import TodoList, TodoRow
from focusflow_desktop.shared.records.job_types import DueAnchor


def list_word(which: TodoList) -> str:
    """The name of a list."""
    return {
        TodoList.TODAY: _tr("Today"),
        TodoList.UPCOMING: _tr("Upcoming"),
        TodoList.SOMEDAY: _tr("Someday"),
        TodoList.DONE: _tr("Done"),
    }[which]


def empty_words(which: TodoList) -> tuple[str, str]:
    """What an empty list says: a title and a sentence."""
    return {
        TodoList.TODAY: (_tr("Nothing to do today"), _tr("What is due today or was due before stands here.")),
        TodoList.UPCOMING: (_tr("Nothing coming up"), _tr("To-dos with a day ahead stand here, in order.")),
        TodoList.SOMEDAY: (_tr("Nothing for someday"), _tr("To-dos without a day wait here.")),
        TodoList.DONE: (_tr("Nothing done yet"), _tr("What you tick off is kept here.")),
    }[which]


def day_word(day: date, *, today: date) -> str:
    """Today, tomorrow, a weekday within the week, else the date."""
    away = (day - today).days
    near = {-1: _tr("Yesterday"), 0: _tr("Today"), 1: _tr("Tomorrow")}
    if away in near:
        return near[away]
    asked = QDate(day.year, day.month, day.day)
    if 1 < away < 7:
        return QLocale().toString(asked, "dddd")
    return QLocale().toString(asked, "d MMM" if day.year == today.year else "d MMM yyyy")


def anchor_word(anchor: DueAnchor) -> str:
    """What a day is counted from."""
    return {
        DueAnchor.PRIMARY_SESSION: _tr("the main session"),
        DueAnchor.SESSION: _tr("its session"),
        DueAnchor.BOOKED: _tr("the booking"),
        DueAnchor.CREATED: _tr("the day it was written down"),
        DueAnchor.DELIVERY: _tr("the delivery day"),
    }[anchor]


def rule_words(anchor: DueAnchor, offset_days: int) -> str:
    """A rule in words: "3 days before the main session"."""
    if offset_days == 0:
        return _tr("on the day of {anchor}").replace("{anchor}", anchor_word(anchor))
    words = (
        _count("%n day(s) before {anchor}", -offset_days)
        if offset_days < 0
        else _count("%n day(s) after {anchor}", offset_days)
    )
    return words.replace("{anchor}", anchor_word(anchor))


def detail_words(row: TodoRow) -> str:
    """The small line: what it hangs on, who does it, how its day is counted."""
    parts = [row.job or row.contact, row.session if row.session != row.job else "", row.assignee]
    if row.anchor is not None:
        parts.append(rule_words(row.anchor, row.offset_days))
    return " · ".join(part for part in parts if part)


def _count(words: str, number: int) -> str:
    return QCoreApplication.translate("todos", words, "", number)


def _tr(words: str) -> str:
    return QCoreApplication.translate("todos", words)
