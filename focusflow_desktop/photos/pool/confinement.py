"""What a worker process gives up before it touches a stranger's file: the network, and memory beyond its limit.

Each step is tried and then probed, and the answer travels to the pool: where a system has no such means
(macOS and Windows have neither here) the pool says so and does not pretend.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import socket
import struct
import sys
from dataclasses import dataclass

_PR_SET_NO_NEW_PRIVS = 38
_PR_SET_SECCOMP = 22
_SECCOMP_MODE_FILTER = 2

_LOAD = 0x20  # BPF_LD | BPF_W | BPF_ABS
_JUMP_IF_EQUAL = 0x15  # BPF_JMP | BPF_JEQ | BPF_K
_JUMP_IF_AT_LEAST = 0x35  # BPF_JMP | BPF_JGE | BPF_K
_RETURN = 0x06  # BPF_RET | BPF_K
_ALLOW = 0x7FFF0000
_DENY = 0x00050000 | errno.EACCES
_X32_CALLS = 0x40000000

# the system's name for the processor, then the numbers of socket() and io_uring_setup()
_CALLS = {"x86_64": (0xC000003E, 41, 425), "aarch64": (0xC00000B7, 198, 425)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Confinement:
    """What holds in a worker, as probed there."""

    network_barred: bool
    memory_limited: bool


def confine() -> Confinement:
    """Give up the network for good, and learn whether memory can be limited here."""
    _bar_network()
    return Confinement(network_barred=not _can_open_socket(), memory_limited=_can_limit_memory())


def limit_memory(count: int) -> None:
    """Let this process map at most `count` bytes from now on; does nothing where the system has no such limit."""
    if sys.platform != "linux":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = count if hard == resource.RLIM_INFINITY else min(count, hard)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


def _can_limit_memory() -> bool:
    return sys.platform == "linux"  # macOS accepts RLIMIT_AS but does not keep it


def _can_open_socket() -> bool:
    try:
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()
    except OSError:
        return False
    return True


def _bar_network() -> None:
    """On Linux: a seccomp filter that refuses every new socket but local ones. Needs no rights, cannot be undone."""
    numbers = _CALLS.get(platform.machine())
    if sys.platform != "linux" or numbers is None:
        return
    program = b"".join(_rules(*numbers))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0:
        memory = ctypes.create_string_buffer(program, len(program))
        header = struct.pack("@HxxxxxxQ", len(program) // 8, ctypes.addressof(memory))
        libc.prctl(
            _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.create_string_buffer(header, len(header)), 0, 0
        )


def _rules(processor: int, socket_call: int, io_uring_call: int) -> list[bytes]:
    def rule(code: int, value: int, *, yes: int = 0, no: int = 0) -> bytes:
        return struct.pack("=HBBI", code, yes, no, value)

    return [
        rule(_LOAD, 4),  # the processor
        rule(_JUMP_IF_EQUAL, processor, no=7),
        rule(_LOAD, 0),  # the call's number
        rule(_JUMP_IF_AT_LEAST, _X32_CALLS, yes=5),
        rule(_JUMP_IF_EQUAL, io_uring_call, yes=4),
        rule(_JUMP_IF_EQUAL, socket_call, no=2),
        rule(_LOAD, 16),  # its first argument: the family
        rule(_JUMP_IF_EQUAL, socket.AF_UNIX, no=1),
        rule(_RETURN, _ALLOW),
        rule(_RETURN, _DENY),
    ]
