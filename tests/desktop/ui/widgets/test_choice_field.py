from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from focusflow_desktop.ui.widgets.choice_field import ChoiceField, row_with

ANNA, BEN = UUID(int=1), UUID(int=2)


@pytest.fixture
def field(qtbot):
    field = ChoiceField("Nobody")
    qtbot.addWidget(field)
    field.show_choices([(ANNA, "Anna"), (BEN, "Ben")], chosen=ANNA)
    field.told = []
    field.picked.connect(field.told.append)
    field.show()
    return field


def type_in(field, words):
    field.lineEdit().setText(words)
    QTest.keyClick(field.lineEdit(), Qt.Key.Key_Return)


def test_an_equal_id_is_found_though_it_is_another_object(qapp):
    combo = QComboBox()
    combo.addItem("Anna", UUID(int=1))
    assert row_with(combo, UUID(int=1)) == 0
    assert row_with(combo, UUID(int=3)) == -1


def test_a_name_typed_in_any_case_counts(field):
    type_in(field, "ben")
    assert field.chosen == BEN
    assert field.told == [BEN]


def test_half_a_name_is_no_choice_and_the_last_one_stands_again(field):
    type_in(field, "be")
    assert field.currentText() == "Anna"
    assert field.told == []


def test_an_emptied_field_means_none(field):
    type_in(field, "")
    assert field.told == [None]
    assert field.chosen is None


def test_showing_other_choices_tells_nothing(field):
    field.show_choices([(BEN, "Ben")], chosen=BEN)
    assert field.told == []
    assert field.currentText() == "Ben"


def test_a_name_longer_than_the_field_shows_its_beginning(field):
    field.resize(60, field.height())
    field.show_choices([(ANNA, "Anna Brandt, photographer of weddings and families")], chosen=ANNA)
    assert field.lineEdit().cursorPosition() == 0
