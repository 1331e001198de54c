import os
import signal

import pytest

from focusflow_desktop.cli.interrupting import stop_wish


def test_the_first_interrupt_is_a_wish_and_the_second_ends_at_once():
    with pytest.raises(KeyboardInterrupt), stop_wish() as is_wished:
        assert not is_wished()
        os.kill(os.getpid(), signal.SIGINT)
        assert is_wished()
        os.kill(os.getpid(), signal.SIGINT)


def test_afterwards_interrupts_are_as_they_were():
    before = signal.getsignal(signal.SIGINT)
    with stop_wish():
        pass
    assert signal.getsignal(signal.SIGINT) is before
