from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from focusflow_desktop.business.sessions.items import ItemKind
from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.shared.rules.slots import Slot as FreeSlot
from focusflow_desktop.ui.calendar.free_card import FreeState, free_choices
from focusflow_desktop.ui.calendar.panel import CalendarPanel, PanelState
from tests.support.calendars import BERLIN, berlin, item, person, thing

HELD = item(
    "Kaiser", starts=berlin(15, 10), ends=berlin(15, 12), state=SessionState.HELD, hold_expires_at=berlin(15, 9),
    place="Studio", resources=(person(), thing()), job="Kaiser, newborn",
)  # fmt: skip


@pytest.fixture
def panel(house, english, qtbot):
    panel = CalendarPanel()
    qtbot.addWidget(panel)
    panel.show()
    return panel


def _words(panel):
    return [label.text() for label in panel.widget().findChildren(QLabel) if label.text()]


def _button(panel, words):
    return next(b for b in panel.widget().findChildren(QPushButton) if b.text() == words)


def test_the_chosen_items_facts_are_said(panel):
    panel.show_state(PanelState(zone=BERLIN, item=HELD, sun=(("Golden hour", "20:12"),)))
    words = _words(panel)
    for fact in ("Kaiser", "Friday, 15 May 2026", "Studio", "Anna", "Strobe", "Kaiser, newborn", "20:12"):
        assert fact in words


def test_a_hold_is_booked_from_here(panel):
    asked = []
    panel.state_asked.connect(lambda item, event, _reason: asked.append((item, event)))
    panel.show_state(PanelState(zone=BERLIN, item=HELD, can_write=True))
    _button(panel, "Book").click()
    assert asked == [(HELD, "book")]


def test_a_session_leads_to_its_call_sheet(panel):
    asked = []
    panel.sheet_asked.connect(asked.append)
    panel.show_state(PanelState(zone=BERLIN, item=HELD))
    _button(panel, "Call sheet").click()
    assert asked == [HELD]


def test_a_mini_day_leads_to_its_slots(panel):
    asked = []
    panel.mini_day_asked.connect(asked.append)
    day = replace(HELD, kind=ItemKind.MINI_DAY, job_id=None, slots=24)
    panel.show_state(PanelState(zone=BERLIN, item=day))
    _button(panel, "Open the mini day").click()
    assert asked == [day]


def test_a_clash_stays_only_with_a_reason(panel):
    asked = []
    panel.override_asked.connect(lambda item, reason: asked.append(reason))
    panel.show_state(
        PanelState(zone=BERLIN, item=HELD, clashes=("Anna is at Weber, 10:00 – 12:00.",), can_write=True)
    )
    assert "Anna is at Weber, 10:00 – 12:00." in _words(panel)
    keep, field = _button(panel, "Keep both"), panel.widget().findChild(QLineEdit)
    assert not keep.isEnabled()
    field.setText("  ")
    assert not keep.isEnabled()
    field.setText("Mia drives")
    keep.click()
    assert asked == ["Mia drives"]


def test_nothing_chosen_shows_holds_and_the_teams_hours(panel):
    asked = []
    panel.item_asked.connect(asked.append)
    panel.show_state(
        PanelState(zone=BERLIN, holds=(HELD,), hours=(("Anna", 23.0), ("Mia", 5.5)), hours_title="Team")
    )
    assert {"Holds", "Team", "23 h", "5.5 h"} <= set(_words(panel))
    _button(panel, "Show").click()
    assert asked == [HELD]


def test_a_reason_that_is_being_written_survives_a_reading_of_the_same(panel):
    state = PanelState(zone=BERLIN, item=HELD, clashes=("So.",), can_write=True)
    panel.show_state(state)
    panel.widget().findChild(QLineEdit).setText("Mia")
    panel.show_state(PanelState(zone=BERLIN, item=HELD, clashes=("So.",), can_write=True))
    assert panel.widget().findChild(QLineEdit).text() == "Mia"


def test_the_job_is_opened_from_here(panel, qtbot):
    booked = item(starts=berlin(15, 10), ends=berlin(15, 12), job_id=HELD.id)
    panel.show_state(PanelState(zone=BERLIN, item=booked))
    with qtbot.waitSignal(panel.job_asked):
        _button(panel, "Open the job").click()


def test_free_times_are_asked_for_and_offered(panel):
    asked, chosen = [], []
    panel.free_asked.connect(asked.append)
    panel.slot_chosen.connect(lambda first, last: chosen.append((first, last)))
    choices = free_choices(())
    panel.show_state(PanelState(zone=BERLIN, free=FreeState(choices=choices)))
    _button(panel, "Find free times").click()
    assert asked == [0]
    slot = FreeSlot(starts_at=berlin(18, 9), ends_at=berlin(18, 10))
    panel.show_state(PanelState(zone=BERLIN, free=FreeState(choices=choices, slots=(slot,), whose="Anna")))
    assert "Anna is free:" in _words(panel)
    next(b for b in panel.widget().findChildren(QPushButton) if b.text().startswith("Mon 18 May")).click()
    assert chosen == [(slot.starts_at, slot.ends_at)]
