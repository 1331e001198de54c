from focusflow_desktop.photos.lightroom.rows import CatalogPhoto
from focusflow_desktop.shared.records.photos import Flag


def test_a_path_is_its_root_and_what_lies_below():
    photo = CatalogPhoto(
        id=1,
        root="D:/Photos/",
        relative="2026/a.CR3",
        rating=0,
        flag=Flag.NONE,
        label="none",
        keywords=frozenset(),
        caption=None,
        captured_at=None,
    )
    assert photo.path == "D:/Photos/2026/a.CR3"
