"""The line of marks below the picture."""

from dataclasses import replace

import pytest

from focusflow_desktop.shared.records.photos import Flag
from focusflow_desktop.ui.culling.strip import MarkStrip
from tests.support.rooms import row


@pytest.fixture
def strip(qtbot):
    made = MarkStrip()
    qtbot.addWidget(made)
    made.resize(900, made.height())
    made.show()
    made.show_row(row(1))
    return made


def painted(strip):
    return strip.grab().toImage()


def test_a_mark_is_seen_and_said(strip):
    before = painted(strip)
    strip.show_row(replace(row(1), flag=Flag.PICK, rating=4, label="green"))
    assert painted(strip) != before
    said = strip.accessibleName()
    assert "Pick" in said and "4" in said and "green" in said


@pytest.mark.parametrize("change", [{"flag": Flag.REJECT}, {"rating": 1}, {"label": "red"}])
def test_every_kind_of_mark_looks_different(strip, change):
    before = painted(strip)
    strip.show_row(replace(row(1), **change))
    assert painted(strip) != before


def test_the_zoom_and_its_key_stand_at_the_left(strip):
    strip.show_zoom("Fit · 18 %")
    before = painted(strip)
    strip.show_zoom_key(["Z"])
    after = painted(strip)
    changed = [x for x in range(900) if before.pixelColor(x, 28) != after.pixelColor(x, 28)]
    assert changed and max(changed) < 250


def test_no_photo_is_an_empty_line(strip):
    strip.show_row(None)
    assert strip.accessibleName() == ""
    assert not painted(strip).isNull()
