import pytest

from focusflow_desktop.photos.library.kinds import Container, container_of, kind_of
from focusflow_desktop.shared.records.photos import PhotoKind


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"\xff\xd8\xff\xe1", "a.jpg", PhotoKind.JPEG),
        (b"\x89PNG\r\n\x1a\n", "a.png", PhotoKind.PNG),
        (b"RIFF\0\0\0\0WEBPVP8 ", "a.webp", PhotoKind.WEBP),
        (b"II*\0\x08\0\0\0", "a.tif", PhotoKind.TIFF),
        (b"II*\0\x08\0\0\0", "a.NEF", PhotoKind.RAW),
        (b"MM\0*\0\0\0\x08", "a.dng", PhotoKind.RAW),
        (b"IIRO\x08\0\0\0", "a.orf", PhotoKind.RAW),
        (b"IIU\0\x18\0\0\0", "a.rw2", PhotoKind.RAW),
        (b"II\x1a\0\0\0HEAPCCDR", "a.crw", PhotoKind.RAW),
        (b"FUJIFILMCCD-RAW 0201", "a.raf", PhotoKind.RAW),
        (b"\0\0\0\x18ftypcrx ", "a.cr3", PhotoKind.RAW),
        (b"FOVb\0\0", "a.x3f", PhotoKind.RAW),
        (b"\0MRM\0\0", "a.mrw", PhotoKind.RAW),
        (b"\0\0\0\x18ftypheic", "a.heic", PhotoKind.HEIC),
        (b"\0\0\0\x18ftypqt  ", "a.mov", PhotoKind.VIDEO),
        (b"RIFF\0\0\0\0AVI ", "a.avi", PhotoKind.VIDEO),
        (b"\x89PNG\r\n\x1a\n", "really.jpg", PhotoKind.PNG),
        (b"\0\0\0\x18ftypavif", "a.avif", PhotoKind.AVIF),
        (b"GIF89a", "a.gif", None),
        (b"Dear Anna", "letter.txt", None),
        (b"", "a.mov", None),
    ],
)
def test_the_first_bytes_tell_what_a_file_is(head, name, kind):
    assert kind_of(container_of(head, name=name), name=name) is kind


def test_a_tiff_under_any_other_name_is_a_tiff():
    assert kind_of(Container.TIFF, name="scan") is PhotoKind.TIFF
