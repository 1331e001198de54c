import subprocess
import sys

import pytest

HEAVY = (
    "numpy",
    "PIL",
    "rawpy",
    "pi_heif",
    "simplejpeg",
    "alembic",
    "lxml",
    "focusflow_desktop.photos.samples.studio",
)


@pytest.mark.parametrize("module", ["focusflow_desktop.app"])
def test_nothing_heavy_is_loaded_before_the_window_shows(module: str) -> None:
    code = f"import sys, {module}; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_room_can_be_loaded_behind_the_window() -> None:
    code = (
        "import sys; from focusflow_desktop.ui.rooms import load_rooms; load_rooms();"
        "print('focusflow_desktop.ui.library.page' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"


def test_the_first_mark_finds_every_record_declared() -> None:
    code = (
        "from focusflow_desktop.ui.rooms import load_rooms; load_rooms();"
        "from focusflow_desktop.shared.records.base import Base;"
        "known = set(Base.metadata.tables);"
        "from focusflow_desktop.shared.records import load_all; load_all();"
        "print(len(known) > 50, known == set(Base.metadata.tables))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True True"
