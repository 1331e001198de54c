import os
from pathlib import Path

from focusflow_desktop.photos.sidecars.signs import listing_of, signs_of, with_written
from focusflow_desktop.photos.sidecars.write import read_sidecar, write_sidecar
from tests.support.sidecar_texts import CAPTURE_ONE, LIGHTROOM_PICK


def signs(photo: Path) -> str | None:
    listing = listing_of(photo.parent)
    assert listing is not None
    return signs_of(photo, listing)


def test_a_photo_without_sidecars_has_no_signs_and_another_photos_do_not_count(tmp_path: Path) -> None:
    (tmp_path / "b.xmp").write_text(CAPTURE_ONE)
    assert signs(tmp_path / "a.CR3") is None


def test_every_kind_of_change_shows(tmp_path: Path) -> None:
    photo, sidecar = tmp_path / "a.CR3", tmp_path / "A.XMP"
    sidecar.write_text(CAPTURE_ONE)
    os.utime(sidecar, ns=(0, 10**18))
    seen = [signs(photo)]
    (tmp_path / "new").write_text(CAPTURE_ONE)
    os.utime(tmp_path / "new", ns=(0, 10**18))
    (tmp_path / "new").replace(sidecar)  # same size, same time, another file
    seen.append(signs(photo))
    os.utime(sidecar, ns=(0, 10**18 + 1))
    seen.append(signs(photo))
    (tmp_path / "a.CR3.xmp").write_text(CAPTURE_ONE)
    seen.append(signs(photo))
    sidecar.unlink()
    seen.append(signs(photo))
    assert None not in seen
    assert len(set(seen)) == len(seen)


def test_a_folder_that_is_away_says_nothing(tmp_path: Path) -> None:
    assert listing_of(tmp_path / "gone") is None


def test_our_own_writing_looks_like_what_lies_there(tmp_path: Path) -> None:
    photo, sidecar = tmp_path / "a.CR3", tmp_path / "a.xmp"
    sidecar.write_text(CAPTURE_ONE)
    listing = listing_of(tmp_path)
    assert listing is not None
    stamp = write_sidecar(sidecar, LIGHTROOM_PICK.encode(), expected=read_sidecar(sidecar)[1])
    assert signs_of(photo, with_written(listing, {sidecar: stamp}, [sidecar])) == signs(photo)
