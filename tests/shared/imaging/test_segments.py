from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from focusflow_desktop.shared.imaging.segments import Carried, read_segments, splice

BARE = b"\xff\xd8\xff\xe0\x00\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xda\x00\x02pixels\xff\xd9"


@given(
    icc=st.none() | st.binary(min_size=200, max_size=200_000),
    exif=st.none() | st.binary(min_size=8, max_size=60_000),
    xmp=st.none() | st.binary(min_size=1, max_size=60_000),
    iptc=st.none() | st.binary(min_size=1, max_size=5_000),
)
def test_what_is_spliced_in_is_read_back(icc, exif, xmp, iptc):
    carried = Carried(icc=icc, exif=exif, xmp=xmp, iptc=iptc)
    assert read_segments(splice(BARE, carried, ppi=300)) == carried


@given(st.binary(max_size=300))
def test_a_senseless_head_is_survived(noise):
    read_segments(b"\xff\xd8" + noise)
    read_segments(noise)


def test_the_density_is_what_was_asked_for(scene, encoded, tmp_path):
    file = tmp_path / "a.jpg"
    file.write_bytes(splice(encoded(scene, "JPEG"), Carried(), ppi=240))
    with Image.open(file) as opened:
        opened.load()
        assert opened.info["dpi"] == (240, 240)


def test_a_block_too_long_for_its_segment_is_left_out(scene):
    spliced = splice(BARE, Carried(exif=b"x" * 70_000), ppi=72)
    assert read_segments(spliced).exif is None


@pytest.mark.parametrize("cut", range(0, len(BARE), 3))
def test_a_cut_head_is_survived(cut):
    read_segments(BARE[:cut])
