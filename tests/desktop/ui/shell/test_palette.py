from PySide6.QtCore import Qt

from focusflow_desktop.ui.shell.commands import Command
from focusflow_desktop.ui.shell.palette_list import Hit


def test_the_palette_finds_a_command_in_spite_of_a_slip_and_runs_it(window, house, qtbot):
    ran = []
    house.commands.register(Command(id="x.card", title="Import card", run=lambda: ran.append(1)))
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window._palette
    assert palette.isVisible()
    qtbot.keyClicks(palette.field, "improt")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert ran == [1]
    assert not palette.isVisible()


def test_the_palette_shows_no_command_that_may_not_run_here(window, house):
    house.commands.register(
        Command(id="x.off", title="Zebra one", run=lambda: None, enabled=lambda: False),
        Command(id="x.away", title="Zebra two", run=lambda: None, room="culling"),
    )
    window._palette.open()
    window._palette.field.setText("zebra")
    assert window._palette.model.rowCount() == 0


class _Slow:
    group = "Pictures"

    def __init__(self):
        self.asked = []

    def search(self, typed, show):
        self.asked.append((typed, show))


def test_an_answer_to_an_older_question_is_dropped(window):
    provider = _Slow()
    window.add_provider(provider)
    palette = window._palette
    palette.open()
    palette.field.setText("web")
    palette.field.setText("weber")
    old, new = provider.asked[0][1], provider.asked[1][1]
    new([Hit(title="weber_0001", run=lambda: None)])
    old([Hit(title="web_9999", run=lambda: None)])
    found = [palette.model.row(row) for row in range(palette.model.rowCount())]
    titles = [row.title for row in found if isinstance(row, Hit)]
    assert "weber_0001" in titles
    assert "web_9999" not in titles
