from pathlib import Path
from uuid import UUID

import pytest

from focusflow_desktop.db.tables import FileRole
from focusflow_desktop.photos.library.rows import FileRow
from focusflow_desktop.ui.library.words import place_words

pytestmark = pytest.mark.usefixtures("qapp")
FOLDER = Path("/pictures/2026/2026-05-13")


def a_file(role: FileRole) -> FileRow:
    return FileRow(
        photo_id=UUID(int=1),
        path=FOLDER / "AB5_8412.CR3",
        role=role,
        volume="virtio1",
        byte_size=1,
        mtime_ns=1,
        sha256="",
        verified_at=None,
        missing_since=None,
    )


def test_where_it_is_names_the_role_and_the_folder_not_the_device() -> None:
    assert place_words(a_file(FileRole.ORIGINAL)) == f"Original · {FOLDER}"
    assert place_words(a_file(FileRole.BACKUP)) == f"Second copy · {FOLDER}"


def test_every_role_has_a_word() -> None:
    assert len({place_words(a_file(role)) for role in FileRole}) == len(FileRole)
