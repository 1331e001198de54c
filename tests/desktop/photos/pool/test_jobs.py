from concurrent.futures import CancelledError

import pytest

from focusflow_desktop.photos.pool.jobs import Priority, Ticket
from focusflow_desktop.shared.errors import Damaged


def test_a_ticket_gives_its_result_and_tells_once():
    heard: list[object] = []
    ticket: Ticket[int] = Ticket(done=lambda settled: heard.append(settled.result()))
    assert not ticket.is_done
    ticket.settle(7)
    ticket.settle(8)
    assert (ticket.result(), heard, ticket.error) == (7, [7], None)


def test_a_ticket_raises_its_error():
    ticket: Ticket[int] = Ticket()
    ticket.settle(error=Damaged("picture.damaged", "Broken."))
    with pytest.raises(Damaged):
        ticket.result()
    assert isinstance(ticket.error, Damaged)


def test_a_cancelled_ticket_hears_of_nothing_more():
    heard: list[object] = []
    ticket: Ticket[int] = Ticket(done=heard.append)
    assert ticket.cancel()
    ticket.settle(7)
    assert (ticket.is_done, ticket.is_cancelled, heard) == (True, True, [])
    with pytest.raises(CancelledError):
        ticket.result()


def test_waiting_has_an_end():
    with pytest.raises(TimeoutError):
        Ticket[int]().result(0.01)


def test_the_person_comes_before_the_machine():
    assert sorted(Priority) == [
        Priority.VISIBLE,
        Priority.NEXT,
        Priority.PREVIOUS,
        Priority.GRID,
        Priority.ANALYSIS,
    ]
