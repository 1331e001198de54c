import pytest

from focusflow_desktop.db.sqlite import sqlite
from focusflow_desktop.photos.library.thumbnails import Thumbnails, class_of
from focusflow_desktop.photos.pool import Pool
from focusflow_desktop.shared.errors import Unavailable, WorldError
from tests.support.picture_files import jpeg


@pytest.fixture(scope="module")
def pool():
    with Pool(workers=1) as shared:
        yield shared


@pytest.fixture
def thumbnails(pool, tmp_path):
    store = Thumbnails(tmp_path / "cache" / "thumbnails.db", pool=pool)
    yield store
    store.close()


@pytest.mark.parametrize(("asked", "given"), [(1, 256), (256, 256), (257, 400), (400, 400), (900, 400)])
def test_the_smallest_class_that_is_large_enough_is_taken(asked, given):
    assert class_of(asked) == given


def test_a_thumbnail_is_made_once_and_then_read(thumbnails, tmp_path):
    file = tmp_path / "a.jpg"
    file.write_bytes(jpeg(640, 400))
    assert thumbnails.read("id", edge=256) is None
    made = thumbnails.fetch("id", file, edge=256)
    file.unlink()
    assert thumbnails.fetch("id", file, edge=200) == made
    assert thumbnails.read("id", edge=400) is None


def test_a_file_that_cannot_be_shown_raises_and_is_not_kept(thumbnails, tmp_path):
    file = tmp_path / "a.jpg"
    file.write_bytes(b"\xff\xd8\xff\xe0nothing more")
    with pytest.raises(WorldError):
        thumbnails.fetch("id", file, edge=256)
    assert thumbnails.read("id", edge=256) is None


def test_a_thumbnail_with_a_flipped_bit_is_never_served(thumbnails, tmp_path):
    thumbnails.write("id", jpeg(64, 40), edge=256)
    other = sqlite.connect(str(tmp_path / "cache" / "thumbnails.db"))
    other.execute("UPDATE thumbnails SET jpeg = ?", (jpeg(64, 40)[:-9],))
    other.commit()
    other.close()
    assert thumbnails.read("id", edge=256) is None


def test_a_broken_file_of_thumbnails_is_made_anew(pool, tmp_path):
    file = tmp_path / "thumbnails.db"
    file.write_bytes(b"no database at all" * 1000)
    store = Thumbnails(file, pool=pool)
    store.write("id", b"small", edge=256)
    assert store.read("id", edge=256) == b"small"
    store.close()


def test_thumbnails_outlive_the_program(pool, tmp_path):
    file = tmp_path / "thumbnails.db"
    first = Thumbnails(file, pool=pool)
    first.write("id", b"small", edge=400)
    first.close()
    second = Thumbnails(file, pool=pool)
    assert second.read("id", edge=400) == b"small"
    second.forget("id")
    assert second.read("id", edge=400) is None
    second.close()


def test_a_closed_store_answers_nothing_and_is_not_opened_again(tmp_path):
    pool = Pool(workers=1)
    store = Thumbnails(tmp_path / "thumbnails.db", pool=pool)
    store.write("id", b"small", edge=256)
    pool.close()
    store.close()
    assert store.read("id", edge=256) is None
    store.write("id", b"other", edge=256)
    with pytest.raises(Unavailable):
        store.fetch("id", tmp_path / "a.jpg", edge=256)
