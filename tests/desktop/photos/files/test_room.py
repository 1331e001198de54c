"""Room is checked for everything first, and once per file system."""

from __future__ import annotations

from pathlib import Path

import pytest

from focusflow_desktop.photos.files.room import RESERVE, Need, check_room
from focusflow_desktop.shared.errors import NoRoom


def test_two_destinations_on_one_disk_need_the_sum(tmp_path: Path) -> None:
    needs = [Need(folder=tmp_path / "a", size=600), Need(folder=tmp_path / "b", size=600)]
    check_room(needs, free_bytes=lambda _: RESERVE + 1200)
    with pytest.raises(NoRoom, match=r"a and .*b: "):
        check_room(needs, free_bytes=lambda _: RESERVE + 1199)


def test_the_reserve_stays_free(tmp_path: Path) -> None:
    with pytest.raises(NoRoom, match="500 MB stay free"):
        check_room([Need(folder=tmp_path, size=1)], free_bytes=lambda _: RESERVE)


def test_nothing_to_copy_needs_no_room(tmp_path: Path) -> None:
    check_room([Need(folder=tmp_path, size=0)], free_bytes=lambda _: 0)


def test_the_real_disk_is_asked(tmp_path: Path) -> None:
    with pytest.raises(NoRoom):
        check_room([Need(folder=tmp_path / "not" / "yet", size=1 << 60)])
