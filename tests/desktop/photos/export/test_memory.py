from __future__ import annotations

import platform

from focusflow_desktop.photos.export.memory import keep_memory


def test_it_takes_effect_where_the_allocator_can_and_may_be_asked_again():
    assert keep_memory() is (platform.libc_ver()[0] == "glibc")
    assert keep_memory() is keep_memory()
