import pytest

from focusflow_desktop.photos.finals.scan import Look, Signs, compare, look
from focusflow_desktop.shared.errors import Unavailable


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ["a.JPG", "sub/b.tiff", ".c.jpg", "~d.jpg", "e.txt", "f.jpg.part", ".hidden/g.jpg"]:
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "empty.jpg").touch()
    (tmp_path / "link.jpg").symlink_to(tmp_path / "a.JPG")
    (tmp_path / "loop").symlink_to(tmp_path)
    return tmp_path


def test_a_look_sees_finished_pictures_only(folder):
    assert {str(path.relative_to(folder)) for path in look(folder).files} == {"a.JPG", "sub/b.tiff"}


def test_a_final_counts_after_two_looks_without_change(folder):
    first = look(folder)
    assert compare(previous=Look(), current=first, known={}).settled == ()
    (folder / "a.JPG").write_bytes(b"more")
    second = look(folder)
    compared = compare(previous=first, current=second, known={})
    assert [path.name for path in compared.settled] == ["b.tiff"]
    assert [path.name for path in compared.waiting] == ["a.JPG"]
    assert {p.name for p in compare(previous=second, current=look(folder), known={}).settled} == {
        "a.JPG",
        "b.tiff",
    }


def test_known_finals_return_only_when_changed_or_gone(folder):
    seen = look(folder)
    known = dict(seen.files)
    assert compare(previous=seen, current=seen, known=known).settled == ()
    (folder / "a.JPG").unlink()
    known[folder / "sub" / "b.tiff"] = Signs(99, 0)
    compared = compare(previous=seen, current=look(folder), known=known)
    assert ([p.name for p in compared.gone], [p.name for p in compared.settled]) == (["a.JPG"], ["b.tiff"])


def test_finals_in_a_folder_that_cannot_be_listed_are_not_called_gone(folder):
    path = folder / "sub" / "b.tiff"
    current = Look({}, (folder / "sub",))
    assert compare(previous=Look(), current=current, known={path: Signs(1, 1)}).gone == ()


def test_a_folder_that_is_away_is_said(tmp_path):
    with pytest.raises(Unavailable):
        look(tmp_path / "gone")
