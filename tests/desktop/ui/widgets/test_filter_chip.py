import pytest

from focusflow_desktop.ui.widgets.filter_chip import FilterChip


@pytest.mark.parametrize(("count", "words"), [(96, "Picks  96"), (0, "Picks  0"), (None, "Picks")])
def test_the_count_stands_in_the_chip_and_its_name(qtbot, count, words):
    chip = FilterChip("Picks", icon="flag")
    qtbot.addWidget(chip)
    chip.show_count(count)
    assert (chip.text(), chip.accessibleName()) == (words, words)


def test_the_person_switches_it(qtbot):
    chip, told = FilterChip("Picks"), []
    qtbot.addWidget(chip)
    chip.toggled.connect(told.append)
    chip.click()
    chip.click()
    assert told == [True, False]
