from datetime import date

from focusflow_desktop.ui.calendar.agenda_view import AgendaView
from tests.support.calendars import THURSDAY, berlin, item, sight

TRIP = item("Trip", starts=berlin(13, 9), ends=berlin(15, 18))
LATE = item("Late", starts=berlin(14, 18), ends=berlin(14, 19))


def test_days_stand_over_what_they_hold_from_today_on(shown):
    agenda = shown(AgendaView(), sight(LATE, TRIP))
    friday = date(2026, 5, 15)
    assert agenda.lines == [
        (THURSDAY, None),
        (THURSDAY, TRIP),
        (THURSDAY, LATE),
        (friday, None),
        (friday, TRIP),
    ]


def test_keys_meet_a_long_item_once(shown):
    assert list(shown(AgendaView(), sight(LATE, TRIP)).order) == [TRIP, LATE]


def test_a_chosen_line_is_scrolled_into_sight(shown):
    many = [item(f"S{day}", starts=berlin(day, 9), ends=berlin(day, 10)) for day in range(14, 31)]
    agenda = shown(AgendaView(), sight(*many))
    agenda.pick(many[-1])
    agenda.grab()
    assert many[-1] in [shown_item for _, shown_item in agenda.boxes]


def test_an_empty_agenda_says_so_to_ears_and_eyes(shown):
    agenda = shown(AgendaView(), sight())
    assert agenda.lines == []
