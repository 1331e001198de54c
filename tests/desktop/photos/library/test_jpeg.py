from focusflow_desktop.photos.library import jpeg
from focusflow_desktop.photos.library.source import ByteSource
from tests.support.picture_files import exif_block
from tests.support.picture_files import jpeg as a_jpeg


def test_the_head_tells_size_and_where_exif_starts():
    content = a_jpeg(64, 40, exif=exif_block())
    head = jpeg.read_head(ByteSource.of(content))
    assert (head.width, head.height) == (64, 40)
    assert content[head.exif_base :][:4] == b"II*\0"


def test_filling_bytes_and_a_start_elsewhere_are_fine():
    content = a_jpeg(64, 40)
    filled = b"before" + content[:2] + b"\xff\xff\xff" + content[2:]
    assert jpeg.read_head(ByteSource.of(filled), 6).width == 64


def test_a_jpeg_with_a_long_tail_after_its_end_still_ends_properly():
    assert jpeg.ends_properly(ByteSource.of(a_jpeg() + bytes(3_000_000)))


def test_an_end_in_the_thumbnail_is_not_the_pictures_end():
    whole = a_jpeg(64, 40, exif=exif_block() + b"\xff\xd8\xff\xd9")
    assert not jpeg.ends_properly(ByteSource.of(whole[:-2]))
    assert jpeg.ends_properly(ByteSource.of(whole))


def test_no_scan_is_no_picture():
    assert not jpeg.ends_properly(ByteSource.of(b"\xff\xd8\xff\xd9"))
    assert list(jpeg.segments(ByteSource.of(b"\xff\xd8\xff\xe0\0\0"))) == []
