import struct

from focusflow_desktop.photos.library.boxes import boxes, canon_metadata, find, tracks, whole
from focusflow_desktop.photos.library.source import ByteSource
from tests.support.picture_files import iso_box

CANON = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")


def track(*, width: int, height: int, offset: int, length: int, inner: bytes) -> bytes:
    entry = bytearray(112)
    struct.pack_into(">I4s", entry, 0, 112, b"CRAW")
    struct.pack_into(">HH", entry, 32, width, height)
    entry[94:98] = inner
    table = iso_box(b"stsd", bytes(8), bytes(entry))
    table += iso_box(b"stsz", struct.pack(">III", 0, length, 1))
    table += iso_box(b"co64", struct.pack(">IIQ", 0, 1, offset))
    return iso_box(b"trak", iso_box(b"mdia", iso_box(b"minf", iso_box(b"stbl", table))))


def test_boxes_follow_each_other_and_may_be_large_or_last():
    large = struct.pack(">I4sQ", 1, b"wide", 20) + b"abcd"
    content = iso_box(b"ftyp", b"isom") + large + struct.pack(">I4s", 0, b"mdat") + b"to the end"
    found = list(boxes(ByteSource.of(content), 0, len(content)))
    assert [(box.name, box.end - box.start) for box in found] == [(b"ftyp", 4), (b"wide", 4), (b"mdat", 10)]


def test_a_box_of_no_size_ends_the_walk():
    content = iso_box(b"ftyp", b"isom") + struct.pack(">I4s", 3, b"evil") + bytes(100)
    assert [box.name for box in boxes(ByteSource.of(content), 0, len(content))] == [b"ftyp"]


def test_a_path_leads_to_a_box_or_to_none():
    source = ByteSource.of(iso_box(b"moov", iso_box(b"trak", iso_box(b"mdia", b"x"))))
    assert find(source, whole(source), b"moov", b"trak", b"mdia").end == source.size
    assert find(source, whole(source), b"moov", b"udta") is None


def test_canons_metadata_is_found_by_name():
    film = iso_box(b"moov", iso_box(b"uuid", CANON, iso_box(b"CMT1", b"first"), iso_box(b"CMT2", b"exif")))
    source = ByteSource.of(film)
    found = canon_metadata(source)
    assert {name: source.at(box.start, box.end - box.start) for name, box in found.items()} == {
        b"CMT1": b"first",
        b"CMT2": b"exif",
    }
    assert canon_metadata(ByteSource.of(b"")) == {}


def test_a_cr3s_tracks_tell_what_they_hold_and_where():
    jpeg = track(width=600, height=400, offset=500, length=90, inner=b"JPEG")
    raw = track(width=640, height=420, offset=590, length=7000, inner=b"CMP1")
    first, second = tracks(ByteSource.of(iso_box(b"moov", jpeg, raw)))
    assert (first.is_jpeg, first.width, first.height, first.samples) == (True, 600, 400, ((500, 90),))
    assert (second.is_jpeg, second.samples) == (False, ((590, 7000),))
