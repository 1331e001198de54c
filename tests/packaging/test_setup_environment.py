"""The set-up's decisions; that it really installs is shown by every run of `make test`."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, PACKAGING / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


setup = _load("setup_environment")
opening = _load("open_studio")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "with space"
    (root / "packaging").mkdir(parents=True)
    for name in ("requirements.lock", "pyproject.toml", "packaging/system_packages.txt"):
        shutil.copy(PACKAGING.parent / name, root / name)
    return root


def test_the_same_project_needs_no_second_set_up(project: Path) -> None:
    assert setup.fingerprint(project) == setup.fingerprint(project)


def test_a_changed_lock_needs_a_new_set_up(project: Path) -> None:
    before = setup.fingerprint(project)
    (project / "requirements.lock").write_text("other==1\n")
    assert setup.fingerprint(project) != before


def test_a_moved_project_needs_a_new_set_up(project: Path) -> None:
    before = setup.fingerprint(project)
    moved = project.rename(project.with_name("elsewhere"))
    assert setup.fingerprint(moved) != before


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the list is for Debian and Ubuntu")
def test_only_what_fails_its_probe_is_missing(tmp_path: Path) -> None:
    listing = tmp_path / "list.txt"
    listing.write_text(
        "# why\nhere module:json\ngone lib:libno-such-thing.so.9\nlost command:no-such-program\n"
    )
    assert setup.missing_packages(listing) == ["gone", "lost"]


@pytest.mark.parametrize(
    ("environment", "platform", "seen"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", False),
        ({}, "darwin", True),
    ],
)
def test_a_window_opens_where_it_would_be_seen(
    environment: dict[str, str], platform: str, *, seen: bool
) -> None:
    assert opening.has_display(environment, platform=platform) is seen
