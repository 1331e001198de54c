"""What a person sees of a card before it is imported: how much, by which cameras, under which names. Nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from focusflow_desktop.photos.ingest.cards import read_card
from focusflow_desktop.photos.ingest.clocks import Camera, ShotFacts
from focusflow_desktop.photos.ingest.groups import Role, group_files
from focusflow_desktop.photos.ingest.plan import Described, Preview, plan_import
from focusflow_desktop.photos.ingest.request import ImportRequest
from focusflow_desktop.shared.errors import Unavailable, WorldError


@dataclass(frozen=True, slots=True, kw_only=True)
class CardReading:
    """One card as it was read."""

    source: Path
    described: tuple[Described, ...]
    file_count: int
    byte_count: int
    pairs: int  # RAWs with their camera JPEG
    cameras: tuple[Camera, ...]  # the one with the most pictures first

    @property
    def title(self) -> str:
        """The card's name."""
        return self.source.name or str(self.source)

    @property
    def pictures(self) -> list[Path]:
        """The first file of each group that is a picture."""
        wanted = (Role.RAW, Role.IMAGE)
        return [d.group.first.file.path for d in self.described if d.group.first.role in wanted]


def read_source(
    source: Path, *, read_facts: Callable[[Path], ShotFacts], is_cancelled: Callable[[], bool] = lambda: False
) -> CardReading:
    """Walk the card and read the facts of each group's first file. Raises Unavailable for a card that is gone."""
    if not source.exists():
        raise Unavailable("card.gone", f"{source.name} is not there any more.", name=source.name)
    card = read_card(source)
    groups = group_files(card.files)
    described = []
    for group in groups:
        if is_cancelled():
            break
        described.append(Described(group=group, facts=_facts(group.first.file.path, read_facts)))
    return CardReading(
        source=source,
        described=tuple(described),
        file_count=len(card.files),
        byte_count=sum(file.size for file in card.files),
        pairs=sum(any(member.role is Role.COMPANION for member in group.members) for group in groups),
        cameras=_cameras(described),
    )


def name_preview(reading: CardReading, request: ImportRequest) -> list[Preview]:
    """The real first, paired and last file under the request's template. Raises Refused where it is wrong."""
    return plan_import(reading.described, request, names_in=lambda _: ()).preview()


def _facts(path: Path, read_facts: Callable[[Path], ShotFacts]) -> ShotFacts | None:
    try:
        return read_facts(path)
    except (OSError, WorldError):
        return None  # the import will inspect it and say what is wrong


def _cameras(described: list[Described]) -> tuple[Camera, ...]:
    counts: dict[Camera, int] = {}
    for item in described:
        if item.facts is not None and item.facts.camera:
            camera = Camera.of(item.facts)
            counts[camera] = counts.get(camera, 0) + 1
    return tuple(sorted(counts, key=lambda camera: counts[camera], reverse=True))
