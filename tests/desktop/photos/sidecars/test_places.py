from pathlib import Path

import pytest

from focusflow_desktop.photos.sidecars.places import places_of

FOLDER = Path("/card")


def names(places):
    return [path.name for path in places.existing], places.to_make and places.to_make.name


@pytest.mark.parametrize(
    ("photo", "beside", "owner", "existing", "to_make"),
    [
        ("IMG_1.CR3", [], None, [], "IMG_1.xmp"),
        ("IMG_1.CR3", ["IMG_1.XMP"], None, ["IMG_1.XMP"], "IMG_1.xmp"),
        ("IMG_1.CR3", ["img_1.Xmp", "IMG_1.CR3.xmp"], None, ["img_1.Xmp", "IMG_1.CR3.xmp"], "IMG_1.xmp"),
        ("IMG_1.CR3", ["IMG_1.CR2", "IMG_1.xmp"], "cr3", ["IMG_1.xmp"], "IMG_1.xmp"),
        ("IMG_1.CR3", ["IMG_1.CR2", "IMG_1.xmp"], "cr2", [], "IMG_1.CR3.xmp"),
        ("IMG_1.CR3", ["IMG_1.CR2"], None, [], "IMG_1.CR3.xmp"),
        ("IMG_1.CR2", ["IMG_1.CR3"], None, [], "IMG_1.xmp"),
        ("IMG_1.CR3", ["IMG_1.DNG", "IMG_1.JPG", "IMG_1.xmp"], None, ["IMG_1.xmp"], "IMG_1.xmp"),
        ("IMG_1.JPG", ["IMG_1.CR3", "IMG_1.xmp", "IMG_1.JPG.xmp"], None, ["IMG_1.JPG.xmp"], None),
        ("IMG_1.JPG", ["IMG_1.xmp"], None, ["IMG_1.xmp"], None),
        ("IMG_1.DNG", ["IMG_1.CR3", "IMG_1.xmp"], None, [], None),
    ],
)
def test_a_sidecar_belongs_to_one_file(photo, beside, owner, existing, to_make):
    places = places_of(FOLDER / photo, beside=[photo, *beside], owner=lambda path: owner)
    assert names(places) == (existing, to_make)


def test_two_raws_of_one_name_are_told():
    assert places_of(FOLDER / "A.CR3", beside=["A.CR3", "A.NEF"], owner=lambda path: None).shares_its_base
    assert not places_of(FOLDER / "A.CR3", beside=["A.CR3", "A.JPG"], owner=lambda path: None).shares_its_base
