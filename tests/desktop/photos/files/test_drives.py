"""A drive is named by the path of its files, also while it is away."""

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from focusflow_desktop.photos.files.drives import drive_of, is_plugged_in


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (PurePosixPath("/media/anna/WED-03/2026/a.cr3"), "WED-03"),
        (PurePosixPath("/run/media/anna/WED-03/a.cr3"), "WED-03"),
        (PurePosixPath("/Volumes/WED-03/2026/a.cr3"), "WED-03"),
        (PurePosixPath("/mnt/archive/a.cr3"), "archive"),
        (PureWindowsPath("E:/2026/a.cr3"), "E:"),
    ],
)
def test_a_path_on_a_drive_tells_its_name(path, name):
    assert drive_of(path).name == name


@pytest.mark.parametrize(
    "path",
    [
        PurePosixPath("/home/anna/Pictures/a.cr3"),
        PureWindowsPath("C:/Users/Anna/a.cr3"),
        PurePosixPath("/media/a.cr3"),
    ],
)
def test_a_path_on_the_computer_has_no_drive(path):
    assert drive_of(path) is None


def test_a_folder_that_a_drive_left_behind_is_no_drive():
    drive = drive_of(PurePosixPath("/media/anna/WED-03/a.cr3"))
    assert not is_plugged_in(drive, points=[PurePosixPath("/"), PurePosixPath("/media/anna/OTHER")])
    assert is_plugged_in(drive, points=[PurePosixPath("/"), PurePosixPath("/media/anna/WED-03")])
