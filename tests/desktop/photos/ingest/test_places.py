"""The card is never a destination, by whatever road, and what was pulled out is told from what is broken."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path, PurePosixPath

import pytest

from focusflow_desktop.photos.ingest.places import (
    Place,
    card_is_pulled,
    names_at,
    open_places,
    refuse_targets_on_card,
)
from focusflow_desktop.photos.ingest.request import Destination, ImportRequest
from focusflow_desktop.shared.errors import Refused


def request(source: Path, *folders: Path) -> ImportRequest:
    return ImportRequest(source=source, destinations=tuple(Destination(folder=folder) for folder in folders))


def test_a_destination_reached_through_a_link_to_the_card_is_refused(tmp_path: Path) -> None:
    card = tmp_path / "card"
    card.mkdir()
    (tmp_path / "door").symlink_to(card)
    with pytest.raises(Refused):
        open_places(request(card, tmp_path / "door" / "to"))
    assert list(card.iterdir()) == []


def test_no_destination_or_the_same_twice_is_refused(tmp_path: Path) -> None:
    for folders in ((), (tmp_path / "a", tmp_path / "b" / ".." / "a")):
        with pytest.raises(Refused):
            open_places(request(tmp_path / "..", *folders))


def test_a_folder_at_the_destination_that_leads_elsewhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "card").mkdir()
    (tmp_path / "to").mkdir()
    (tmp_path / "to" / "2026").symlink_to(tmp_path / "card")
    with pytest.raises(Refused):
        refuse_targets_on_card(tmp_path / "card", [tmp_path / "to"], {PurePosixPath("2026")})


def test_one_bad_file_is_not_a_pulled_card(tmp_path: Path) -> None:
    card = tmp_path / "card"
    card.mkdir()
    (card / "a.jpg").write_bytes(b"x")
    place = Place.of(card)
    assert not card_is_pulled(place, OSError(errno.EIO, "bad block"))
    assert card_is_pulled(place, OSError(errno.ENODEV, "gone"))
    shutil.rmtree(card)
    assert card_is_pulled(place, OSError(errno.ENOENT, "gone"))


def test_names_of_all_destinations_count(tmp_path: Path) -> None:
    (tmp_path / "one" / "2026").mkdir(parents=True)
    (tmp_path / "one" / "2026" / "a.jpg").write_bytes(b"x")
    assert names_at([tmp_path / "one", tmp_path / "two"], PurePosixPath("2026")) == ["a.jpg"]
