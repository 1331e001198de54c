import pytest

from focusflow_desktop.photos.library.source import ByteSource
from focusflow_desktop.shared.errors import Damaged, Unavailable

CONTENT = bytes(range(256)) * 400


@pytest.fixture
def source(tmp_path):
    (tmp_path / "a").write_bytes(CONTENT)
    with ByteSource.open(tmp_path / "a") as opened:
        yield opened


@pytest.mark.parametrize(
    "place", [(0, 10), (32_760, 20), (60_000, 9000), (102_390, 50), (90_000, 1), (50, 0)]
)
def test_any_piece_is_as_in_the_file(source, place):
    offset, count = place
    assert source.at(offset, count) == CONTENT[offset : offset + count]


@pytest.mark.parametrize("place", [(-1, 10), (102_400, 1), (1 << 70, 5), (5, -3)])
def test_what_is_not_there_is_empty(source, place):
    assert source.at(*place) == b""


def test_a_source_in_memory_answers_as_a_file_does():
    source = ByteSource.of(CONTENT)
    assert (source.size, source.at(90_000, 4), source.at(102_398, 9)) == (
        102_400,
        CONTENT[90_000:90_004],
        b"\xfe\xff",
    )


def test_numbers_in_both_orders_and_zero_beyond_the_end(source):
    assert source.number(1, 2) == 0x0102
    assert source.number(1, 2, little=True) == 0x0201
    assert source.number(102_399, 4) == 0


def test_reading_without_end_is_stopped(source):
    with pytest.raises(Damaged) as caught:
        for _ in range(2000):
            source.at(40_000, 60_000)
            source.at(34_000, 60_000)
    assert caught.value.code == "picture.too_much_metadata"


def test_a_folder_is_unavailable(tmp_path):
    with pytest.raises(Unavailable):
        ByteSource.open(tmp_path)
