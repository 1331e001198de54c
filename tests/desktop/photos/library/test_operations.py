from dataclasses import replace
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.tables import FileRole
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.culling import operations as culling
from focusflow_desktop.photos.library import operations, queries
from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.shared.records import Job, PhotoSession
from focusflow_desktop.shared.records.jobs import JobStage
from focusflow_desktop.shared.records.sessions import ProductionStatus, SessionState
from tests.support.factories import FIRST_FRAME, make_file, make_photo

ONE, TWO = make_photo(1), make_photo(2)


def registered(studio: Studio, *photos) -> None:
    with studio.write() as db:
        operations.register(db, photos or [ONE, TWO])


def test_registering_twice_makes_one_photo_and_keeps_its_marks(studio: Studio) -> None:
    registered(studio, ONE)
    with studio.write() as db:
        culling.rate(db, [ONE.id], rating=4)
    registered(studio, ONE)
    with studio.read() as db:
        assert [row.rating for row in queries.rows(db, queries.library_ids(db, Filter()))] == [4]


def test_a_known_photo_gains_the_copy_it_did_not_have(studio: Studio) -> None:
    registered(studio, ONE)
    copy = make_file(1, path=Path("/drive/WED-A/AB5_0001.CR3"), role=FileRole.BACKUP, volume="WED-A")
    registered(studio, replace(ONE, files=(copy,)))
    with studio.read() as db:
        files = queries.files_of(db, [ONE.id])[ONE.id]
    assert [(f.role, f.volume) for f in files] == [(FileRole.ORIGINAL, None), (FileRole.BACKUP, "WED-A")]


def test_the_same_names_find_the_same_shoot(studio: Studio) -> None:
    with studio.write() as db:
        first = operations.find_or_add_session(db, job="Weber, wedding", session="The day")
        again = operations.find_or_add_session(db, job="Weber, wedding", session="The day")
        other = operations.find_or_add_session(db, job="Weber, wedding", session="Engagement")
    assert first == again != other


def test_a_keyword_can_be_removed_and_added_again(studio: Studio) -> None:
    registered(studio)
    with studio.write() as db:
        operations.add_keyword(db, [ONE.id, TWO.id], keyword="macro")
        operations.remove_keyword(db, [ONE.id], keyword="macro")
        assert (queries.keywords_of(db, ONE.id), queries.keywords_of(db, TWO.id)) == ([], ["macro"])
        operations.add_keyword(db, [ONE.id], keyword="macro")
        assert queries.keywords_of(db, ONE.id) == ["macro"]


def test_a_collection_counts_its_photos_once(studio: Studio) -> None:
    registered(studio)
    with studio.write() as db:
        album = operations.add_collection(db, "Album")
        operations.put_in_collection(db, album, [ONE.id, TWO.id])
        operations.put_in_collection(db, album, [ONE.id])
        operations.take_from_collection(db, album, [TWO.id])
    with studio.read() as db:
        assert [(c.name, c.photos) for c in queries.collections(db)] == [("Album", 1)]
        assert queries.library_ids(db, Filter(collection_id=album)) == [ONE.id]


def test_a_missing_file_shows_until_it_is_relinked(studio: Studio, clock) -> None:
    registered(studio)
    [file] = ONE.files
    with studio.write() as db:
        operations.note_missing(db, [file.path], at=clock.now())
    with studio.read() as db:
        assert queries.library_ids(db, Filter(is_missing=True)) == [ONE.id]
    with studio.write() as db:
        operations.relink(db, [(file.path, Path("/moved/AB5_0001.CR3"))])
    with studio.read() as db:
        assert queries.library_ids(db, Filter(is_missing=True)) == []
        assert queries.files_of(db, [ONE.id])[ONE.id][0].path == Path("/moved/AB5_0001.CR3")


def test_aligning_a_clock_moves_the_taken_time_and_not_the_cameras(studio: Studio) -> None:
    registered(studio)
    with studio.write() as db:
        operations.shift_clock(db, [ONE.id], seconds=42)
    with studio.read() as db:
        detail = queries.photo_detail(db, ONE.id)
        order = queries.library_ids(db, Filter())
    assert detail is not None
    assert (detail.row.taken_at - FIRST_FRAME).total_seconds() == 43
    assert detail.captured_at == ONE.captured_at
    assert order == [TWO.id, ONE.id]


def test_a_caption_leaves_the_title_alone(studio: Studio) -> None:
    registered(studio, replace(ONE, title="Cover"))
    with studio.write() as db:
        operations.describe(db, [ONE.id], caption="Seed heads")
    with studio.read() as db:
        detail = queries.photo_detail(db, ONE.id)
    assert detail is not None
    assert (detail.title, detail.caption) == ("Cover", "Seed heads")


def test_a_folder_is_remembered_once(studio: Studio) -> None:
    from focusflow_desktop.db.tables import Folder, FolderKind

    with studio.write() as db:
        for _ in range(2):
            operations.remember_folder(db, Path("/pictures/2026"), FolderKind.IMPORTED)
        db.flush()
        assert db.query(Folder).count() == 1


def test_a_shoot_made_by_bringing_in_its_pictures_is_shot_and_its_job_in_production(studio: Studio) -> None:
    with studio.write() as db:
        shoot = db.get_one(PhotoSession, (studio.tenant_id, find_shoot(db)))
        job = db.get_one(Job, (studio.tenant_id, shoot.job_id))
    assert (shoot.state, shoot.production) == (SessionState.COMPLETED, ProductionStatus.IMPORTED)
    assert (job.stage, shoot.starts_at) == (JobStage.FULFILLMENT, None)


def find_shoot(db: DbSession) -> UUID:
    return operations.find_or_add_session(db, job="Weber, wedding", session="The day")
