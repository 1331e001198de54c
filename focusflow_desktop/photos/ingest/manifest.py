"""The written list of an import at its destination: `sha256sum -c` reads the one file, programs the other."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from focusflow_desktop.photos.files import atomic
from focusflow_desktop.photos.ingest.results import FileResult
from focusflow_desktop.photos.ingest.verdict import Judgement

FOLDER = "Import manifests"


def write_manifest(
    destination: Path, results: Sequence[FileResult], *, judgement: Judgement, run: str, at: datetime
) -> Path:
    """Two new files below the destination; returns the one for `sha256sum`, whose names start at the destination."""
    folder = destination / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"{at:%Y-%m-%d %H%M%S} {run[-8:]}"
    stem = _free(folder, stem)
    content = {
        "run": run,
        "written_at": at.isoformat(),
        "verdict": judgement.as_line(),
        "files": [_entry(result) for result in results],
    }
    atomic.write_new(folder / f"{stem}.json", json.dumps(content, indent=1).encode())
    text = folder / f"{stem}.sha256"
    atomic.write_new(text, "".join(_lines(results, destination)).encode(errors="surrogateescape"))
    return text


def _free(folder: Path, stem: str) -> str:
    number, attempt = 1, stem
    while (folder / f"{attempt}.json").exists() or (folder / f"{attempt}.sha256").exists():
        number += 1
        attempt = f"{stem}-{number}"
    return attempt


def _lines(results: Sequence[FileResult], destination: Path) -> list[str]:
    """Relative to the destination: `cd DESTINATION && sha256sum -c "Import manifests/….sha256"`."""
    return [
        _line(result.sha256, copy.path.relative_to(destination).as_posix())
        for result in results
        for copy in result.copies
        if copy.path.is_relative_to(destination)
    ]


def _line(sha256: str, name: str) -> str:
    """As coreutils writes it: a name with a backslash or a line break is escaped and the line says so."""
    if "\\" in name or "\n" in name or "\r" in name:
        escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
        return f"\\{sha256}  {escaped}\n"
    return f"{sha256}  {name}\n"


def _entry(result: FileResult) -> dict[str, object]:
    return {
        "file": str(result.relative),
        "state": result.state.value,
        "reason": result.reason,
        "sha256": result.sha256,
        "size": result.size,
        "copies": [
            {
                "path": str(copy.path),
                "verified_at": copy.verified_at.isoformat(),
                "read_back_cold": copy.is_cold,
                "device": copy.device.name if copy.device else None,
            }
            for copy in result.copies
        ],
    }
