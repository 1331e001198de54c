import pytest

from focusflow_desktop.photos.finals.names import name_keys, stem_key


def test_names_compare_without_case_suffix_and_unicode_form():
    assert stem_key("IMG_1.CR3") == stem_key("img_1.jpeg")
    assert stem_key("Ka\u0308se.jpg") == stem_key("K\u00e4se.TIF")


@pytest.mark.parametrize(
    "final",
    [
        "IMG_0001.jpg",
        "img_0001-Edit.tif",
        "IMG_0001-Edit-2.tif",
        "IMG_0001-Bearbeitet.tif",
        "IMG_0001_1.jpg",
        "IMG_0001 (2).jpg",
        "IMG_0001-2.jpg",
        "IMG_0001 copy 2.jpg",
        "IMG_0001-HDR-Pano.dng",
        "IMG_0001_2048px_web.jpg",
        "IMG_0001 v2.jpg",
        "2026-05-02 Anna & Bo IMG_0001 small.jpg",
        "wedding-012-IMG_0001.jpg",
        "IMG_0001.CR3.jpg",
    ],
)
def test_the_cameras_name_is_found_in_the_finals(final):
    assert any("img_0001" in keys for keys in name_keys(final))


def test_the_whole_name_comes_first_and_long_pieces_before_short_ones():
    steps = list(name_keys("A_IMG_0001-IMG_0002.jpg"))
    assert steps[0] == ("a_img_0001-img_0002",)
    assert "img_0002" in next(keys for keys in steps if "img_0001" in keys)
    assert [len(keys[0]) for keys in steps[2:]] == sorted((len(keys[0]) for keys in steps[2:]), reverse=True)


def test_a_name_of_edges_only_costs_little():
    assert len(list(name_keys("-" * 200 + "1_" * 100))) < 200
