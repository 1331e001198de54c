from focusflow_desktop.photos.library.kinds import Container
from focusflow_desktop.photos.library.layout import Role, raf_size, sections, sections_of_exif
from focusflow_desktop.photos.library.source import ByteSource
from tests.support.picture_files import ASCII, FIRST_TAGS, LONG, SHORT, TiffBuilder, dng, jpeg, raf


def test_a_dng_has_its_sensor_data_and_its_preview():
    source = ByteSource.of(dng(320, 200))
    found = {section.role: section for section in sections(source, Container.TIFF, is_raw=True)}
    assert (found[Role.MAIN].width, found[Role.MAIN].nbytes) == (320, 320 * 200 * 2)
    offset, _ = found[Role.JPEG].pieces[0]
    assert source.at(offset, 2) == b"\xff\xd8"


def test_a_canon_cr2_keeps_its_raw_in_the_fourth_directory():
    tiff = TiffBuilder()
    exif = tiff.directory({0xA002: (LONG, 3456), 0xA003: (LONG, 2304)})
    strip = {259: (SHORT, 6), 273: (LONG, 100), 279: (LONG, 5000)}
    following = 0
    for extra in (strip, strip, {513: (LONG, 60), 514: (LONG, 40)}):
        following = tiff.directory(extra, following=following)
    content = bytearray(tiff.finish(tiff.directory({**strip, 0x8769: (LONG, exif)}, following=following)))
    moved = ByteSource.of(bytes(content))
    assert all(s.role is Role.JPEG for s in sections(moved, Container.TIFF, is_raw=True))  # no CR mark yet
    marked = TiffBuilder()
    marked.content += b"CR\x02\0" + bytes(4)
    exif = marked.directory({0xA002: (LONG, 3456), 0xA003: (LONG, 2304)})
    following = 0
    for extra in (strip, strip, {513: (LONG, 60), 514: (LONG, 40)}):
        following = marked.directory(extra, following=following)
    source = ByteSource.of(
        marked.finish(marked.directory({**strip, 0x8769: (LONG, exif)}, following=following))
    )
    mains = [s for s in sections(source, Container.TIFF, is_raw=True) if s.role is Role.MAIN]
    assert [(s.width, s.height, s.nbytes) for s in mains] == [(3456, 2304, 5000)]


def test_a_panasonic_raw_goes_on_to_the_end_of_its_file():
    tiff = TiffBuilder(magic=b"IIU\0")
    tags = {2: (SHORT, 300), 3: (SHORT, 200), 0x118: (LONG, 500), 0x2E: (ASCII, jpeg(64, 40))}
    content = tiff.finish(tiff.directory(tags))
    source = ByteSource.of(content + bytes(1000))
    found = {section.role: section for section in sections(source, Container.TIFF, is_raw=True)}
    assert found[Role.MAIN].pieces == ((500, source.size - 500),)
    assert source.at(found[Role.JPEG].pieces[0][0], 2) == b"\xff\xd8"


def test_a_tiffs_pages_are_main_and_its_reduced_copy_is_not():
    tiff = TiffBuilder()
    small = tiff.directory({254: (LONG, 1), 273: (LONG, 8), 279: (LONG, 10)})
    page = {256: (LONG, 60), 257: (LONG, 40), 273: (LONG, [8, 90]), 279: (LONG, [82, 40])}
    source = ByteSource.of(tiff.finish(tiff.directory({**FIRST_TAGS, **page}, following=small)))
    main, reduced = sections(source, Container.TIFF, is_raw=False)
    assert (main.role, main.nbytes, main.end) == (Role.MAIN, 122, 130)
    assert reduced.role is Role.OTHER


def test_a_fujifilm_raw_tells_its_sections_and_size():
    source = ByteSource.of(raf(length=500, present=500))
    roles = [(section.role, section.width) for section in sections(source, Container.RAF, is_raw=True)]
    assert roles == [(Role.JPEG, 0), (Role.MAIN, 300)]
    assert raf_size(source) == (300, 200)


def test_a_sigma_raw_tells_its_pictures():
    def picture(kind: int, form: int, size: int) -> bytes:
        head = b"SECi" + b"".join(n.to_bytes(4, "little") for n in (0, kind, form, 300, 200, 0))
        return head + bytes(size)

    small, raw = picture(2, 18, 100), picture(3, 30, 9000)
    start = 64
    rows = b"".join(
        o.to_bytes(4, "little") + n.to_bytes(4, "little") + b"IMA2"
        for o, n in ((start, len(small)), (start + len(small), len(raw)))
    )
    table = b"SECd" + bytes(4) + (2).to_bytes(4, "little") + rows
    content = b"FOVb".ljust(start, b"\0") + small + raw
    source = ByteSource.of(content + table + len(content).to_bytes(4, "little"))
    first, second = sections(source, Container.X3F, is_raw=True)
    assert (first.role, first.nbytes) == (Role.JPEG, 100)
    assert (second.role, second.width, second.height) == (Role.MAIN, 300, 200)


def test_exif_without_a_thumbnail_has_no_sections():
    assert sections_of_exif(ByteSource.of(b"nothing"), 0) == []
    assert sections(ByteSource.of(b""), Container.JPEG, is_raw=False) == []
