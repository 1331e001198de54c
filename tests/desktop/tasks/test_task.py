import threading

from focusflow_desktop.shared.errors import Unavailable
from focusflow_desktop.tasks.task import Failure, TaskState


def _ended(qtbot, task):
    qtbot.waitUntil(lambda: not task.is_running)
    return task


def test_a_task_tells_how_far_it_is_and_what_it_made(house, qtbot):
    def work(control):
        for done in range(1, 4):
            control.progress(done, 3, f"file {done}")
        return "three"

    task = _ended(qtbot, house.tasks.start("Export", work))
    assert (task.state, task.result) == (TaskState.DONE, "three")
    assert (task.progress.done, task.progress.total, task.progress.note) == (3, 3, "file 3")


def test_failures_are_kept_file_by_file_and_the_rest_goes_on(house, qtbot):
    def work(control):
        control.fail(Failure(name="AB5_8463", reason="Drive BOT-01 was unplugged"))
        control.progress(2, 2)

    task = _ended(qtbot, house.tasks.start("Export", work))
    assert task.state is TaskState.DONE
    assert [(failure.name, failure.reason) for failure in task.failures] == [
        ("AB5_8463", "Drive BOT-01 was unplugged")
    ]


def test_cancel_stops_the_work_at_its_next_check(house, qtbot):
    started, steps = threading.Event(), []

    def work(control):
        started.set()
        while True:
            control.check()
            steps.append(1)

    task = house.tasks.start("Copy", work)
    assert started.wait(5)
    task.cancel()
    _ended(qtbot, task)
    assert task.state is TaskState.CANCELLED


def test_what_the_world_did_is_the_task_s_error(house, qtbot):
    def work(_control):
        raise Unavailable("drive_away", "The drive is not there.")

    task = _ended(qtbot, house.tasks.start("Copy", work))
    assert task.state is TaskState.FAILED
    assert task.error is not None
    assert task.error.code == "drive_away"


def test_our_own_mistake_is_told_and_fails_the_task(house, qtbot, caplog):
    broken = []
    house.tasks.broke.connect(broken.append)
    task = _ended(qtbot, house.tasks.start("Copy", lambda _control: 1 / 0))
    assert task.state is TaskState.FAILED
    assert isinstance(broken[0], ZeroDivisionError)
    caplog.clear()


def test_only_a_finished_task_can_be_put_away(house, qtbot):
    gate = threading.Event()
    task = house.tasks.start("Copy", lambda _control: gate.wait(5))
    house.tasks.put_away(task)
    assert house.tasks.all == (task,)
    gate.set()
    _ended(qtbot, task)
    house.tasks.put_away(task)
    assert house.tasks.all == ()
