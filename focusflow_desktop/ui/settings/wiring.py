"""Makes the settings room: every section with what it shows, undo and redo for the studio's lists."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from focusflow_desktop.ui.settings import list_plans
from focusflow_desktop.ui.settings.keys import KeysCard
from focusflow_desktop.ui.settings.lists import list_editor
from focusflow_desktop.ui.settings.page import Section, SettingsPage
from focusflow_desktop.ui.settings.studio import hours_card, studio_card
from focusflow_desktop.ui.shell.page import Frame
from focusflow_desktop.ui.shell.steps import Steps
from focusflow_desktop.ui.widgets.card import Card

Cards = Callable[[], list[Card]]
_LISTS = (
    list_plans.team,
    list_plans.session_types,
    list_plans.job_types,
    list_plans.places,
    list_plans.rooms,
    list_plans.gear,
    list_plans.lead_sources,
    list_plans.brands,
    list_plans.message_templates,
)


def settings_page(frame: Frame, *, calendars: Cards, folders: Cards, backups: Cards) -> SettingsPage:
    """The room, wired. The three are cards that need more than a frame."""
    page = SettingsPage(frame, sections=_sections(frame, calendars, folders, backups))
    frame.commands.register(*Steps(page, frame).commands("settings"))
    return page


def _sections(frame: Frame, calendars: Cards, folders: Cards, backups: Cards) -> list[Section]:
    saved = _tr("Saved as you leave a field. Ctrl+Z takes a change back.")
    facts = _tr("Saved as you leave a field.")
    hours = _tr("When sessions can be booked, like 9:00–13:00, 14:00–18:00. An empty day is closed.")
    sections = [
        Section(id="studio", sentence=facts, build=partial(studio_card, frame)),
        Section(id="hours", sentence=hours, build=partial(hours_card, frame)),
    ]
    for make in _LISTS:
        listed = make()
        build = partial(list_editor, listed, frame)
        sections.append(Section(id=listed.plan.id, sentence=saved, build=build, fills=True))
    for section_id, cards in (("calendars", calendars), ("folders", folders), ("backups", backups)):
        sections.append(Section(id=section_id, sentence="", build=partial(_column, cards)))
    keys = _tr("Press another key for a command. A key that is taken is said.")
    sections.append(Section(id="keys", sentence=keys, build=partial(_keys, frame)))
    return sections


def _column(cards: Cards) -> QWidget:
    column = QWidget()
    column.setProperty("surface", "none")
    box = QVBoxLayout(column)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(16)
    for card in cards():
        box.addWidget(card)
    return column


def _keys(frame: Frame) -> QWidget:
    card = KeysCard(frame.commands, frame.settings, frame.messages)
    card.unfold()
    return card


def _tr(words: str) -> str:
    return QCoreApplication.translate("settings", words)
