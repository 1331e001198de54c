import threading

from focusflow_desktop.tasks.task import Failure
from focusflow_desktop.ui.shell.drawer import Drawer, FailureRow


def test_the_drawer_opens_when_work_starts_and_shows_what_failed(window, house, qtbot):
    retried, gate = [], threading.Event()

    def work(control):
        control.progress(1, 2, "a.jpg")
        control.fail(Failure(name="AB5_8463", reason="The drive is away", retry=lambda: retried.append(1)))
        gate.wait(5)

    task = house.tasks.start("Export", work)
    drawer = window.findChild(Drawer)
    assert not drawer.isHidden()
    qtbot.waitUntil(lambda: drawer.findChild(FailureRow) is not None)
    row = drawer.findChild(FailureRow)
    assert row.accessibleName() == "AB5_8463: The drive is away"
    row._button.click()
    assert retried == [1]
    gate.set()
    qtbot.waitUntil(lambda: not task.is_running)
    house.tasks.put_away(task)
