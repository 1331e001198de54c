"""A shoot of small camera files."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from focusflow_desktop.photos.export.plan import ExportSource
from tests.support.picture_files import jpeg
from tests.support.studios import clock, studio  # noqa: F401 — fixtures of this folder


@pytest.fixture
def shoot(tmp_path: Path) -> list[ExportSource]:
    """Three JPEGs of 320 × 200 in a folder of originals."""
    folder = tmp_path / "originals"
    folder.mkdir()
    sources = []
    for number in range(3):
        file = folder / f"IMG_{number}.jpg"
        file.write_bytes(jpeg(seed=number))
        sources.append(ExportSource(photo_id=UUID(int=number), name=file.name, original=file))
    return sources
