import pytest

from focusflow_desktop.business.locations.operations import LOCATIONS, ROOMS
from focusflow_desktop.business.studio.lists import source_of
from focusflow_desktop.shared.errors import Refused
from tests.support.lists import Listed


def test_a_place_knows_its_way_zone_and_degrees(studio):
    places = Listed(studio, source_of(LOCATIONS))
    row = places.add("Botanical garden")
    for column, typed, kept in (
        ("travel_minutes", "1 h 10", 70),
        ("tz", "Europe/Berlin", "Europe/Berlin"),
        ("latitude", "52,457", 52.457),
        ("longitude", "-120", -120.0),
    ):
        places.change(row, column, typed)
        assert places.value(row, column) == kept
    with pytest.raises(Refused):
        places.change(row, "latitude", "120")


def test_words_about_a_permit_mean_that_one_is_needed(studio):
    places = Listed(studio, source_of(LOCATIONS))
    row = places.add("Botanical garden")
    places.change(row, "permit_note", "Ask the gardener")
    assert places.value(row, "needs_permit") is True


def test_a_room_lies_in_a_place(studio):
    place = Listed(studio, source_of(LOCATIONS)).add("Studio house")
    rooms = Listed(studio, source_of(ROOMS))
    row = rooms.add("Daylight room")
    rooms.change(row, "location_id", place)
    assert rooms.value(row, "location_id") == place
