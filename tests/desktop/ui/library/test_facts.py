"""The facts beside the grid."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from focusflow_desktop.db.tables import FileRole
from focusflow_desktop.photos.library.rows import FileRow
from focusflow_desktop.shared.clock import SystemClock
from focusflow_desktop.ui.library.facts import FactsPanel
from tests.support.side_pictures import DetailedLibrary

PHOTO = UUID(int=1)


@pytest.fixture
def panel(qtbot):
    made = FactsPanel()
    qtbot.addWidget(made)
    made.resize(made.width(), 700)
    made.show()
    return made


@pytest.fixture
def detail():
    found = []
    DetailedLibrary(1).detail(PHOTO, found.append)
    return found[0]


def file(**more):
    values = {
        "photo_id": PHOTO, "path": Path("/photos/A.CR3"), "role": FileRole.ORIGINAL, "volume": None,
        "byte_size": 1, "mtime_ns": 1, "sha256": "0" * 64, "verified_at": None, "missing_since": None,
    }  # fmt: skip
    return FileRow(**{**values, **more})


def words(panel):
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible() and label.text()]


def test_what_is_not_known_takes_no_line_and_leaves_no_gap(panel, detail, qtbot):
    full = replace(detail, camera="EOS R5", lens="RF 85mm", caption="The rings", job="Weber")
    panel.show_photo(full)
    qtbot.waitUntil(lambda: {"Camera", "Lens", "Caption", "Job"} <= set(words(panel)))
    panel.show_photo(detail)
    assert not {"Camera", "Lens", "Caption", "Job"} & set(words(panel))
    kept = sum(panel._facts.rowMinimumHeight(row) > 0 for row in range(panel._facts.rowCount()))
    assert kept == panel._facts.count() // 2


def test_a_search_is_offered_only_where_it_may_help(panel, detail):
    search = next(b for b in panel.findChildren(QPushButton) if b.text().startswith("Find missing"))
    now = SystemClock().now()
    for files, helps in (
        ((file(),), False),
        ((file(missing_since=now),), True),
        ((file(missing_since=now, is_trashed=True),), False),
        ((file(missing_since=now, away_on="WED-03"),), False),
    ):
        panel.show_photo(replace(detail, files=files))
        assert search.isVisible() is helps, files


def test_nothing_active_shows_nothing(panel, detail):
    panel.show_photo(detail)
    panel.show_photo(None)
    assert words(panel) == []


def test_how_many_a_mark_goes_to_is_said_from_two_on(panel, detail, english):
    panel.show_photo(detail)
    panel.show_selected(1)
    assert not any("selected" in said for said in words(panel))
    panel.show_selected(3)
    assert "3 selected · marks apply to all" in words(panel)
