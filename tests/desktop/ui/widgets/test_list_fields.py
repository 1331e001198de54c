import pytest
from PySide6.QtCore import QLocale

from focusflow_desktop.business.studio.columns import ColumnKind
from focusflow_desktop.business.studio.typed import read_clock, read_length
from focusflow_desktop.ui.widgets.list_fields import ZoneField, clock_words, length_words, value_words


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "0 min"), (45, "45 min"), (60, "1 h"), (90, "1 h 30 min"), (2880, "2 d")]
)
def test_a_length_is_shown_as_it_can_be_typed(minutes, words):
    assert length_words(minutes) == words
    assert read_length(words) == minutes


@pytest.mark.parametrize("locale", ["de_DE", "en_US"])
def test_a_time_of_day_is_shown_as_it_can_be_typed(locale):
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        assert {read_clock(clock_words(minute)) == minute for minute in range(0, 1440, 5)} == {True}
        assert clock_words(870) == {"de_DE": "14:30", "en_US": "2:30 pm"}[locale]
    finally:
        QLocale.setDefault(before)


def test_money_has_its_currency_and_nothing_is_empty():
    assert value_words(ColumnKind.MONEY, 45000, currency="EUR").endswith("EUR")
    assert value_words(ColumnKind.MONEY, None, currency="EUR") == ""
    assert value_words(ColumnKind.DEGREES, 52.5) == "52.5"


def test_a_zone_tells_what_was_typed_once(qtbot, qapp):
    field = ZoneField("As the studio")
    qtbot.addWidget(field)
    field.show_value("Europe/Berlin", currency="")
    told = []
    field.settled.connect(told.append)
    field.lineEdit().editingFinished.emit()
    field.setEditText("Europe/Vienna")
    field.lineEdit().editingFinished.emit()
    field.lineEdit().editingFinished.emit()
    assert told == ["Europe/Vienna"]
