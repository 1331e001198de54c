"""R1: only one function takes a file from its place, only into a trash, and only when everything is as expected."""

import ast
import os
from pathlib import Path

import pytest

from focusflow_desktop.photos.files.trash import put_in_trash
from focusflow_desktop.shared.errors import Refused, Unavailable

PROGRAM = Path(__file__).parents[4] / "focusflow_desktop"


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "AB5_0001.CR3"
    path.write_bytes(b"12345")
    return path


def test_a_file_goes_through_the_systems_own_way(photo, tmp_path):
    def move(path):
        path.rename(tmp_path / "Trash")
        return True

    put_in_trash(photo, size=5, move=move)
    assert (tmp_path / "Trash").read_bytes() == b"12345"


@pytest.mark.parametrize("answer", [True, False])
def test_where_there_is_no_trash_the_file_stays(photo, answer):
    with pytest.raises(Unavailable):
        put_in_trash(photo, size=5, move=lambda _path: answer)
    assert photo.read_bytes() == b"12345"


def test_a_file_that_is_not_the_one_known_stays(photo):
    with pytest.raises(Refused):
        put_in_trash(photo, size=4, move=os.unlink)
    assert photo.exists()


def test_a_link_is_left_alone(photo, tmp_path):
    link = tmp_path / "link.CR3"
    link.symlink_to(photo)
    with pytest.raises(Refused):
        put_in_trash(link, size=None, move=os.unlink)
    assert link.is_symlink()


def test_a_file_that_is_gone_is_said(tmp_path):
    with pytest.raises(Unavailable):
        put_in_trash(tmp_path / "no.CR3", size=1, move=lambda _path: True)


def test_no_other_module_knows_the_trash():
    users = {
        str(path.relative_to(PROGRAM))
        for path in PROGRAM.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Attribute) and node.attr == "moveToTrash"
    }
    assert users == {"ui/library/trash.py"}


def test_what_moves_photos_never_deletes():
    deleting = {"unlink", "remove", "rmdir", "rmtree", "rename", "replace_file", "removedirs"}
    for name in ("photos/files/trash.py", "photos/culling/trashing.py", "ui/library/trash.py"):
        for node in ast.walk(ast.parse((PROGRAM / name).read_bytes())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                assert node.func.attr not in deleting, (name, node.lineno)
