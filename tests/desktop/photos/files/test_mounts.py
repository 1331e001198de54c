"""The mount table is read as the kernel writes it."""

from __future__ import annotations

from pathlib import Path

from focusflow_desktop.photos.files.mounts import is_in_memory, mount_of

TABLE = """\
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
40 27 0:50 / /media/EOS\\040CARD rw - exfat /dev/sdb1 rw
41 27 0:51 / /media rw shared:1 master:2 - tmpfs tmpfs rw
"""


def test_the_deepest_mount_holds_a_path_and_spaces_are_unescaped(tmp_path: Path) -> None:
    table = tmp_path / "mountinfo"
    table.write_text(TABLE)
    card = mount_of(Path("/media/EOS CARD/DCIM"), table=table)
    assert card is not None
    assert (card.kind, card.source, card.point) == ("exfat", "/dev/sdb1", Path("/media/EOS CARD"))
    beside = mount_of(Path("/media/else"), table=table)
    assert beside is not None
    assert beside.kind == "tmpfs"


def test_no_table_means_nothing_is_known(tmp_path: Path) -> None:
    assert mount_of(tmp_path, table=tmp_path / "absent") is None


def test_an_ordinary_folder_is_not_in_memory() -> None:
    assert not is_in_memory(Path(__file__))
