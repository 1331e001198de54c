"""Writes a paper to a file, whole or not at all. Runs in a lane, never in the window's thread."""

from __future__ import annotations

import errno
from pathlib import Path

from focusflow_desktop.business.call_sheets.pdf import Paper, set_pdf
from focusflow_desktop.photos.files.atomic import replace
from focusflow_desktop.shared.errors import NoRoom, Unavailable


def write_pdf(paper: Paper, path: Path) -> Path:
    """The PDF, over an older one too. Raises NoRoom or Unavailable; the older one is then still there."""
    content = set_pdf(paper)
    try:
        replace(path, content)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise NoRoom("file_no_room", "There is no room left there. Nothing was written.") from error
        raise Unavailable(
            "file_unwritable", "The file cannot be written there. Choose another place."
        ) from error
    return path
