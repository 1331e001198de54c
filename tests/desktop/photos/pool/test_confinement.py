import multiprocessing
import socket
import sys

import pytest

from focusflow_desktop.photos.pool.confinement import Confinement, confine, limit_memory


def in_a_process(function, *args):
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(function, args)


def confined_and_trying() -> tuple[Confinement, list[str]]:
    held = confine()
    refused = []
    for family in (socket.AF_INET, socket.AF_INET6, getattr(socket, "AF_NETLINK", socket.AF_INET)):
        try:
            socket.socket(family, socket.SOCK_DGRAM).close()
        except OSError as error:
            refused.append(type(error).__name__)
    left, right = socket.socketpair()  # talking to oneself stays possible: the pool's own pipe may be one
    left.close()
    right.close()
    return held, refused


def test_what_a_process_says_it_gave_up_is_gone():
    held, refused = in_a_process(confined_and_trying)
    assert held.network_barred is (len(refused) > 0)
    if held.network_barred:
        assert refused == ["PermissionError"] * 3


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps such a limit")
def test_a_limit_holds_and_can_be_widened_again():
    assert in_a_process(allocating_under_limits) == ["refused", "had"]


def allocating_under_limits() -> list[str]:
    told = []
    for limit in (400 << 20, 4 << 30):
        limit_memory(limit)
        try:
            bytearray(600 << 20)
            told.append("had")
        except MemoryError:
            told.append("refused")
    return told
