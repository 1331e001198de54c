from PySide6.QtCore import QObject

from focusflow_desktop.tasks.throttle import Debounce, Throttle


def test_a_burst_of_requests_becomes_the_first_and_the_last(qtbot):
    owner, calls, value = QObject(), [], [0]
    throttle = Throttle(owner, lambda: calls.append(value[0]), interval_ms=30)
    for number in range(20):
        value[0] = number
        throttle.request()
    assert calls == [0]
    qtbot.waitUntil(lambda: len(calls) == 2)
    assert calls == [0, 19]


def test_typing_asks_once_when_it_pauses(qtbot):
    owner, calls = QObject(), []
    pause = Debounce(owner, lambda: calls.append(1), delay_ms=20)
    for _ in range(10):
        pause.request()
    assert calls == []
    qtbot.waitUntil(lambda: bool(calls))
    assert calls == [1]
