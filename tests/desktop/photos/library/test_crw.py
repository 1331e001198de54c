import struct

from focusflow_desktop.photos.library import crw
from focusflow_desktop.photos.library.facts import facts_of
from focusflow_desktop.photos.library.inspection import FileState, inspect_source
from focusflow_desktop.photos.library.source import ByteSource


def heap(values: dict[int, bytes]) -> bytes:
    content, rows = b"", b""
    for number, value in values.items():
        rows += struct.pack("<HII", number, len(value), len(content))
        content += value
    table = struct.pack("<H", len(values)) + rows
    return content + table + struct.pack("<I", len(content))


def a_crw(*, raw_bytes: int) -> ByteSource:
    names = heap({crw.MAKE_MODEL: b"Canon\0Canon EOS D30\0"})
    size = struct.pack("<IIII", 300, 200, 0, 90)
    inner = heap(
        {crw.IMAGE_SIZE: size, crw.CAPTURED: struct.pack("<III", 1_000_000_000, 0, 0), 0x2807: names}
    )
    content = heap({crw.RAW_PIXELS: bytes(raw_bytes), 0x300A: inner})
    return ByteSource.of(b"II\x1a\0\0\0HEAPCCDR".ljust(26, b"\0") + content)


def test_records_are_found_through_all_heaps():
    source = a_crw(raw_bytes=900)
    found = crw.records(source)
    assert found[crw.RAW_PIXELS].length == 900
    assert source.at(found[crw.MAKE_MODEL].offset, 5) == b"Canon"


def test_a_crw_tells_its_facts():
    facts = facts_of(a_crw(raw_bytes=900), name="a.crw")
    assert (facts.make, facts.model, facts.orientation) == ("Canon", "Canon EOS D30", 6)
    assert (facts.width, facts.height, str(facts.captured_at)) == (300, 200, "2001-09-09 01:46:40")


def test_a_crw_without_its_pixels_is_a_stub():
    assert inspect_source(a_crw(raw_bytes=60_000), name="a.crw").is_good
    assert inspect_source(a_crw(raw_bytes=20), name="a.crw").state is FileState.STUB


def test_a_heap_that_points_at_itself_ends():
    looped = struct.pack("<HHIII", 1, 0x300A, 40, 0, 0)
    source = ByteSource.of(b"II\x1a\0\0\0HEAPCCDR".ljust(26, b"\0") + looped + bytes(40))
    assert crw.records(source) == {}
