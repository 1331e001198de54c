"""Off Windows the Windows calls say so instead of pretending."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from focusflow_desktop.photos.files.windows import disks_of_volume, open_unbuffered


@pytest.mark.skipif(sys.platform == "win32", reason="says so elsewhere only")
def test_elsewhere_there_are_no_such_handles(tmp_path: Path) -> None:
    with pytest.raises(NotImplementedError):
        open_unbuffered(tmp_path)
    with pytest.raises(NotImplementedError):
        disks_of_volume(tmp_path)
