"""What belongs together: a RAW with its camera JPEG, XMP, voice note and thumbnail of the same name in one folder.

A video is a group of its own. Nothing on the card is left without a group: a stray sidecar is one as well.
"""

from __future__ import annotations

import os
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from focusflow_desktop.photos.ingest.cards import RAWS, SIDECARS, VIDEOS, CardFile

_COMPANIONS = frozenset({".jpg", ".jpeg", ".jpe", ".heic", ".heif", ".hif"})
_IMAGE_ORDER = [".jpg", ".jpeg", ".heic", ".heif", ".hif"]


class Role(StrEnum):
    """What a file is within its group."""

    RAW = "raw"
    IMAGE = "image"
    COMPANION = "companion"
    VIDEO = "video"
    SIDECAR = "sidecar"
    AUDIO = "audio"
    THUMBNAIL = "thumbnail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file and its part in the group; `ending` is what follows the common base name, such as `.CR3.xmp`."""

    file: CardFile
    role: Role
    ending: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Files that share one number and travel together; the first is the one the group is named after."""

    base: str
    members: tuple[Member, ...]

    @property
    def first(self) -> Member:
        """The RAW, picture or video; for a stray sidecar, itself."""
        return self.members[0]

    @property
    def key(self) -> str:
        """The same after a restart for as long as all its files are the same."""
        return "\n".join(member.file.key for member in self.members)

    @property
    def size(self) -> int:
        """Of all files together."""
        return sum(member.file.size for member in self.members)


def group_files(files: Sequence[CardFile]) -> list[Group]:
    """Groups in the order of their first files' names."""
    together: dict[tuple[Path, str], list[CardFile]] = defaultdict(list)
    for file in files:
        together[file.relative.parent, _folded(_base(file))].append(file)
    groups = [group for alike in together.values() for group in _split(alike)]
    return sorted(groups, key=lambda group: os.fsencode(group.first.file.relative))


def _split(alike: list[CardFile]) -> list[Group]:
    """One group per picture or video; companions go to the RAW, sidecars to the file they name, else to the first."""
    raws = [file for file in alike if file.suffix in RAWS]
    raws.sort(key=lambda file: (file.suffix == ".dng", file.relative.name))
    videos = [file for file in alike if file.suffix in VIDEOS]
    sidecars = [file for file in alike if file.suffix in SIDECARS]
    rest = {*raws, *videos, *sidecars}
    images = sorted((file for file in alike if file not in rest), key=_image_rank)
    companion = next((image for image in images if raws and image.suffix in _COMPANIONS), None)
    leads = [*raws, *(image for image in images if image is not companion), *videos]
    if not leads:
        return [_group([(sidecar, _sidecar_role(sidecar))]) for sidecar in sidecars]
    parties = [[(lead, _lead_role(lead))] for lead in leads]
    if companion is not None:
        parties[0].append((companion, Role.COMPANION))
    for sidecar in sidecars:
        parties[_owner(sidecar, leads)].append((sidecar, _sidecar_role(sidecar)))
    return [_group(party) for party in parties]


def _owner(sidecar: CardFile, leads: list[CardFile]) -> int:
    named = _folded(sidecar.path.stem)
    for index, lead in enumerate(leads):
        if _folded(lead.path.name) == named:
            return index
    if sidecar.suffix in {".thm", ".lrv"}:
        return next((index for index, lead in enumerate(leads) if lead.suffix in VIDEOS), 0)
    return 0


def _group(party: list[tuple[CardFile, Role]]) -> Group:
    base = _base(party[0][0])
    members = [
        Member(file=file, role=role, ending=file.path.name[len(_base(file)) :]) for file, role in party
    ]
    return Group(base=base, members=tuple(members))


def _base(file: CardFile) -> str:
    """`IMG_1` of `IMG_1.CR3`, and of `IMG_1.CR3.xmp` as darktable names it."""
    stem = file.path.stem
    inner = Path(stem).suffix.lower()
    if file.suffix == ".xmp" and inner and inner not in SIDECARS and (inner in RAWS | VIDEOS | _PICTURES):
        return Path(stem).stem
    return stem


_PICTURES = _COMPANIONS | {".png", ".webp", ".tif", ".tiff", ".jfif"}


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _image_rank(file: CardFile) -> tuple[int, str]:
    order = _IMAGE_ORDER.index(file.suffix) if file.suffix in _IMAGE_ORDER else len(_IMAGE_ORDER)
    return order, file.relative.name


def _lead_role(file: CardFile) -> Role:
    if file.suffix in RAWS:
        return Role.RAW
    return Role.VIDEO if file.suffix in VIDEOS else Role.IMAGE


def _sidecar_role(file: CardFile) -> Role:
    if file.suffix in {".wav", ".mp3"}:
        return Role.AUDIO
    return Role.THUMBNAIL if file.suffix in {".thm", ".lrv"} else Role.SIDECAR
