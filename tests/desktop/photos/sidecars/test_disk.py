import pytest

from focusflow_desktop.photos.sidecars.disk import find_places, new_sidecar, read_from, read_inside
from focusflow_desktop.photos.sidecars.marks import BLANK
from focusflow_desktop.shared.errors import Damaged, Unavailable
from tests.support.sidecar_texts import CAPTURE_ONE, LIGHTROOM_PICK


def test_a_sidecar_that_names_another_raw_is_that_ones(tmp_path):
    (tmp_path / "IMG_1.xmp").write_text(LIGHTROOM_PICK)
    places = find_places(tmp_path / "IMG_1.NEF")
    assert (places.existing, places.to_make) == ((), tmp_path / "IMG_1.NEF.xmp")
    assert find_places(tmp_path / "IMG_1.CR3").existing == (tmp_path / "IMG_1.xmp",)


def test_the_newest_is_told_by_its_own_date(tmp_path):
    (tmp_path / "old.xmp").write_text(LIGHTROOM_PICK)
    (tmp_path / "undated.xmp").write_text(CAPTURE_ONE)
    assert read_from(tmp_path / "old.xmp").age > read_from(tmp_path / "undated.xmp").age


def test_a_new_sidecar_says_whose_it_is_and_nothing_else(tmp_path):
    fresh = new_sidecar(tmp_path / "IMG_1.xmp", tmp_path / "IMG_1.cr3")
    assert (fresh.is_new, fresh.marks) == (True, BLANK)
    assert 'SidecarForExtension="CR3"' in fresh.packet.text


def test_a_packet_that_cannot_be_understood_stops_a_sidecar_but_not_a_picture(tmp_path):
    (tmp_path / "a.xmp").write_text("<broken")
    with pytest.raises(Damaged):
        read_from(tmp_path / "a.xmp")
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8\xff\xe1\x00\x28http://ns.adobe.com/xap/1.0/\x00<broken")
    assert read_inside(tmp_path / "a.jpg") is None
    with pytest.raises(Unavailable):
        find_places(tmp_path / "gone" / "a.CR3")
