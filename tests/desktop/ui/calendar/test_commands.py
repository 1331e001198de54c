from focusflow_desktop.ui.calendar.commands import calendar_commands
from focusflow_desktop.ui.calendar.dates import View


def test_the_letters_change_the_view(page, house):
    house.commands.register(
        *calendar_commands(page, undo=lambda: None, redo=lambda: None, day_off=lambda: None)
    )
    house.commands.enter("calendar")
    for name, view in (
        ("day", View.DAY),
        ("month", View.MONTH),
        ("year", View.YEAR),
        ("agenda", View.AGENDA),
    ):
        assert house.commands.run(f"calendar.{name}")
        assert page.view is view


def test_brackets_go_through_time_and_t_comes_back(page, house):
    house.commands.register(
        *calendar_commands(page, undo=lambda: None, redo=lambda: None, day_off=lambda: None)
    )
    house.commands.enter("calendar")
    day = page.day
    house.commands.run("calendar.forward")
    assert page.day > day
    house.commands.run("calendar.today")
    assert page.day == day
    keys = {command.shortcut for command in house.commands.here}
    assert {"N", "T", "D", "W", "M", "Y", "A", "[", "]", "Ctrl+Z"} <= keys
