"""What a person asks for: which card, to where, under which names. Plain values, checked where they are used."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from focusflow_desktop.photos.files.devices import Device
from focusflow_desktop.photos.ingest.clocks import Camera
from focusflow_desktop.photos.ingest.iptc import IptcTemplate

FOLDER_TEMPLATE = "{year}/{date}"
NAME_TEMPLATE = "{name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """A folder that receives a copy. `answered` is the device a person named where the system could not tell."""

    folder: Path
    answered: Device | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRequest:
    """One card (or folder) into one or two destinations."""

    source: Path
    destinations: tuple[Destination, ...]
    folder_template: str = FOLDER_TEMPLATE
    name_template: str = NAME_TEMPLATE
    photographer: str = ""
    job: str = ""
    session: str = ""
    first_number: int = 1
    clock_offsets: dict[Camera, timedelta] = field(default_factory=dict)
    iptc: IptcTemplate | None = None  # words for every new photo
