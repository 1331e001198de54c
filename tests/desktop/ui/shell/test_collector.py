from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from focusflow_desktop.ui.shell.collector import Collector


class Knot:
    """An object that holds itself, as a page and its slots do."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    """The collector of a running program; Python's own timing as it was, afterwards."""
    was_on = gc.isenabled()
    collector = Collector()
    yield collector
    collector.stop()
    if not was_on:
        gc.disable()


def test_no_other_thread_frees_what_waits_in_a_cycle(collector: Collector) -> None:
    freed_by: list[int] = []
    knot = Knot()
    weakref.finalize(knot, lambda: freed_by.append(threading.get_ident()))
    del knot

    busy = threading.Thread(target=lambda: [[Knot()] for _ in range(200_000)])
    busy.start()
    busy.join()

    assert freed_by == []
    collector.look()
    assert freed_by == [threading.get_ident()]


def test_the_window_thread_collects_by_itself_between_events(collector: Collector, qtbot: QtBot) -> None:
    knot = weakref.ref(Knot())
    knots = [Knot() for _ in range(5_000)]
    knots.clear()

    qtbot.waitUntil(lambda: knot() is None)


def test_what_has_grown_old_is_collected_too(collector: Collector) -> None:
    knot = Knot()
    gone = weakref.ref(knot)
    gc.collect(0)
    gc.collect(1)  # it is old now
    del knot

    for _ in range(500):
        _young = [Knot() for _ in range(3_000)]
        collector.look()

    assert gone() is None


def test_stopping_gives_collecting_back_to_python(collector: Collector) -> None:
    collector.stop()
    assert gc.isenabled()
