import pytest
from PySide6.QtCore import QLocale

from focusflow_desktop.ui.forms.words import number_words, read_day, read_number


@pytest.fixture(params=["de_DE", "en_US"])
def locale(request):
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


def test_days_are_read_as_they_are_written_here(locale):
    assert read_day("2026-06-20") == read_day("20.6.2026") == "2026-06-20"
    slashed = {"de_DE": "3/4/2026", "en_US": "4/3/2026"}[locale]
    assert read_day(slashed) == "2026-04-03"
    assert read_day("soon") == "soon"


def test_numbers_are_read_as_they_are_written_here(locale):
    assert read_number({"de_DE": "1.200,5", "en_US": "1,200.5"}[locale]) == 1200.5
    assert read_number(number_words(1200.5)) == 1200.5
    assert read_number("many") == "many"
