"""sharp behind a pipe: fetched from npm into build/peers, started once, asked for rounds."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self

PEERS = Path(__file__).resolve().parents[2] / "build" / "peers"
_VERSION = "0.34"
_SCRIPT = Path(__file__).with_name("sharp.mjs")


class Missing(Exception):
    """The peer cannot be had here; the message says why."""


class Sharp:
    """A running sharp. Leaving the context ends it."""

    def __init__(self) -> None:
        _fetch()
        self._process = subprocess.Popen(
            ["node", str(_SCRIPT), str(PEERS)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def seconds(self, recipe: str, files: list[Path], folder: Path) -> float:
        """One round of a recipe over these files."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        order = {"recipe": recipe, "files": [str(file) for file in files], "folder": str(folder)}
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise Missing("sharp ended early")
        return float(json.loads(answer)["seconds"])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(timeout=30)


def _fetch() -> None:
    if shutil.which("node") is None or shutil.which("npm") is None:
        raise Missing("node and npm are not installed")
    if (PEERS / "node_modules" / "sharp").is_dir():
        return
    PEERS.mkdir(parents=True, exist_ok=True)
    command = [
        "npm",
        "install",
        "--no-save",
        "--no-audit",
        "--no-fund",
        "--prefix",
        str(PEERS),
        f"sharp@{_VERSION}",
    ]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=300, cwd=PEERS)
    except (subprocess.SubprocessError, OSError) as error:
        raise Missing(f"npm could not fetch sharp: {type(error).__name__}") from error
