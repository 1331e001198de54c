"""Where the program keeps things: the studio's folder, settings, caches, logs. Creates nothing by itself."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs

APP = "FocusFlow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """The folders of one studio on this machine."""

    studio: Path
    config: Path
    cache: Path
    logs: Path

    @property
    def settings_file(self) -> Path:
        """Where the settings are."""
        return self.config / "settings.json"

    @property
    def crashes(self) -> Path:
        """Where crash reports go."""
        return self.logs / "crashes"


def studio_paths(chosen: Path | None = None) -> Paths:
    """The folders to use: everything under `chosen` if one is named, else the system's places."""
    if chosen is not None:
        root = chosen.expanduser().absolute()
        return Paths(studio=root, config=root / "config", cache=root / "cache", logs=root / "logs")
    dirs = platformdirs.PlatformDirs(APP, appauthor=False)
    return Paths(
        studio=Path(dirs.user_data_dir) / "studio",
        config=Path(dirs.user_config_dir),
        cache=Path(dirs.user_cache_dir),
        logs=Path(dirs.user_log_dir),
    )


def resources_folder() -> Path:
    """The folder of icons, fonts and texts: beside the package in the source, inside the bundle when packaged."""
    bundle = getattr(sys, "_MEIPASS", None)
    root = Path(bundle) if isinstance(bundle, str) else Path(__file__).resolve().parents[1]
    return root / "resources"
