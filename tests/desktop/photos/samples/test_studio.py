from contextlib import closing

import pytest

from focusflow_desktop.db.unit_of_work import open_studio
from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.photos.library.queries import filter_counts, library_ids, photo_detail, rows, sessions
from focusflow_desktop.photos.samples.studio import fill_sample_studio, sample_shoots

_COUNT = 24


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    told = []
    with closing(open_studio(folder / "studio")) as studio:
        fill_sample_studio(
            studio,
            folder / "Pictures",
            count=_COUNT,
            size=(90, 60),
            workers=1,
            on_written=lambda done, total: told.append((done, total)),
        )
        yield studio, told


def test_both_shoots_are_there_with_all_their_photos(filled):
    with filled[0].read() as db:
        found = {(row.job, row.title): row.photos for row in sessions(db)}
    assert found == {
        ("Botanica summer catalogue", "Day 2 · Glasshouse"): 12,
        ("Weber, wedding", "The day"): 12,
    }


def test_every_photo_knows_its_files_camera_and_photographer(filled):
    with filled[0].read() as db:
        for photo in library_ids(db, Filter()):
            detail = photo_detail(db, photo)
            assert detail.camera.startswith("Canon EOS R")
            assert detail.photographer in {"Anna Brandt", "Tom"}
            assert all(file.path.exists() for file in detail.files)


def test_it_is_half_culled_so_that_there_is_something_to_do(filled):
    with filled[0].read() as db:
        counts = filter_counts(db, Filter())
    assert counts.total == _COUNT
    assert counts.by_flag["pick"] >= 1
    assert counts.rated_at_least(4) >= 1
    assert counts.unmarked >= _COUNT // 3


def test_the_second_cameras_clock_is_aligned(filled):
    with filled[0].read() as db:
        toms = rows(db, library_ids(db, Filter(cameras=frozenset({"Canon EOS R6"}))))
        for row in toms:
            assert (row.taken_at - photo_detail(db, row.id).captured_at).total_seconds() == 42
    assert toms


def test_progress_ends_at_the_number_of_files(filled):
    done, total = filled[1][-1]
    assert (
        done
        == total
        == sum(len(photo.suffixes) for shoot in sample_shoots(_COUNT) for photo in shoot.planned)
    )
