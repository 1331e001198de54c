import threading

import pytest

from focusflow_desktop.tasks.runner import Lane, Runner, Ticket


def _ticket(done=None, failed=None):
    return Ticket(done=done or (lambda _result: None), failed=failed or (lambda _error: None))


def test_writes_run_in_the_order_they_were_asked_in(qtbot):
    runner, order = Runner(), []
    for number in range(50):
        runner.submit(Lane.WRITE, lambda number=number: order.append(number), _ticket())
    qtbot.waitUntil(lambda: runner.is_idle)
    assert order == list(range(50))
    runner.close()


def test_answers_come_back_on_the_window_s_thread(qtbot):
    runner, threads = Runner(), []
    work_threads = []
    runner.submit(
        Lane.QUERY,
        lambda: work_threads.append(threading.current_thread()),
        _ticket(done=lambda _result: threads.append(threading.current_thread())),
    )
    qtbot.waitUntil(lambda: runner.is_idle)
    assert threads == [threading.main_thread()]
    assert work_threads[0] is not threading.main_thread()
    runner.close()


def test_a_cancelled_query_never_answers(qtbot):
    runner, answers, gate = Runner(query_threads=1), [], threading.Event()
    runner.submit(Lane.QUERY, gate.wait, _ticket())
    waiting = runner.submit(Lane.QUERY, lambda: "late", _ticket(done=answers.append))
    waiting.cancel()
    gate.set()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert answers == []
    runner.close()


def test_closing_finishes_the_writes_first(qtbot):
    runner, written, gate = Runner(), [], threading.Event()
    runner.submit(Lane.WRITE, gate.wait, _ticket())
    for number in range(5):
        runner.submit(Lane.WRITE, lambda number=number: written.append(number), _ticket())
    gate.set()
    runner.close()
    assert written == [0, 1, 2, 3, 4]
    qtbot.waitUntil(lambda: runner.is_idle)


def test_an_error_comes_home_whole(qtbot):
    runner, errors = Runner(), []

    def broken():
        raise ValueError("inside")

    runner.submit(Lane.QUERY, broken, _ticket(failed=errors.append))
    qtbot.waitUntil(lambda: runner.is_idle)
    assert [str(error) for error in errors] == ["inside"]
    runner.close()


def test_a_question_asked_while_closing_is_dropped_and_a_write_is_refused(qtbot):
    runner, answers = Runner(), []
    runner.close()
    late = runner.submit(Lane.QUERY, lambda: "late", _ticket(done=answers.append))
    with pytest.raises(RuntimeError):
        runner.submit(Lane.WRITE, lambda: "lost", _ticket())
    assert late.is_cancelled
    assert answers == []
