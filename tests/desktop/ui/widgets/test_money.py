import pytest
from PySide6.QtCore import QLocale

from focusflow_desktop.ui.widgets.money import money_words


@pytest.fixture
def german(qapp):
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("minor", "currency", "words"),
    [(123_450, "EUR", "1.234,50 EUR"), (5000, "JPY", "5.000 JPY"), (-50, "EUR", "-0,50 EUR"), (None, "EUR", ""), (1, None, "")],
)  # fmt: skip
def test_amounts_stand_as_the_locale_writes_them(german, minor, currency, words):
    assert money_words(minor, currency) == words
