from pathlib import Path

from focusflow_desktop.db.tables import FileRole
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.export.sources import export_sources, seen_now
from focusflow_desktop.photos.library import operations as library
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import Final
from focusflow_desktop.shared.records.photos import PhotoKind
from tests.support.factories import make_file, make_photo


def with_files(*roles: tuple[FileRole, str, int]) -> tuple:
    return tuple(make_file(1, path=Path(path), role=role, mtime_ns=mtime) for role, path, mtime in roles)


def only_source(studio: Studio, photo, **words):
    with studio.write() as db:
        library.register(db, [photo])
    with studio.read() as db:
        [source] = export_sources(db, [photo.id], **words)
    return source


def test_the_newest_final_comes_first(studio: Studio) -> None:
    files = with_files(
        (FileRole.ORIGINAL, "/o.CR3", 1), (FileRole.FINAL, "/old.jpg", 1), (FileRole.FINAL, "/new.jpg", 2)
    )
    source = only_source(studio, make_photo(1, files=files))
    assert source.finals == (Path("/new.jpg"), Path("/old.jpg"))
    assert (source.original, source.is_raw, source.jpeg) == (Path("/o.CR3"), True, None)


def test_a_second_copy_stands_in_for_an_original_that_is_missing(studio: Studio, clock) -> None:
    photo = make_photo(1, files=with_files((FileRole.ORIGINAL, "/o.CR3", 1), (FileRole.BACKUP, "/b.CR3", 1)))
    with studio.write() as db:
        library.register(db, [photo])
        library.note_missing(db, [Path("/o.CR3")], at=clock.now())
    with studio.read() as db:
        assert export_sources(db, [photo.id])[0].original == Path("/b.CR3")


def test_the_photos_own_words_win_over_the_studios(studio: Studio) -> None:
    source = only_source(
        studio, make_photo(1, rights="© Tom", keywords=("macro",)), creator="Anna Brandt", rights="© Anna"
    )
    assert (source.facts.rights, source.facts.creator, source.facts.keywords) == (
        "© Tom",
        "Anna Brandt",
        ("macro",),
    )


def test_videos_are_not_exported(studio: Studio) -> None:
    with studio.write() as db:
        library.register(db, [make_photo(1, kind=PhotoKind.VIDEO), make_photo(2)])
    with studio.read() as db:
        sources = export_sources(db, [make_photo(1).id, make_photo(2).id])
    assert [source.name for source in sources] == ["AB5_0002.CR3"]


def test_a_final_that_is_missing_is_told_and_not_forgotten(studio: Studio, clock) -> None:
    files = with_files((FileRole.ORIGINAL, "/o.CR3", 1), (FileRole.FINAL, "/final.jpg", 1))
    photo = make_photo(1, files=files)
    with studio.write() as db:
        library.register(db, [photo])
        library.note_missing(db, [Path("/final.jpg")], at=clock.now())
    with studio.read() as db:
        [source] = export_sources(db, [photo.id])
    assert (source.finals, source.missing_finals) == ((), (Path("/final.jpg"),))


def test_a_final_that_lies_on_another_machine_is_known_by_its_name(studio: Studio) -> None:
    photo = make_photo(1, files=with_files((FileRole.ORIGINAL, "/o.CR3", 1)))
    with studio.write() as db:
        library.register(db, [photo])
        db.add(Final(id=new_id(), photo_id=photo.id, name="edit.tif", sha256="0" * 64))
    with studio.read() as db:
        [source] = export_sources(db, [photo.id])
    assert source.missing_finals == (Path("edit.tif"),)


def test_a_final_that_went_since_the_folders_were_listed_is_seen_to_be_gone(studio: Studio, tmp_path) -> None:
    final = tmp_path / "final.jpg"
    files = with_files((FileRole.ORIGINAL, "/o.CR3", 1), (FileRole.FINAL, str(final), 1))
    source = only_source(studio, make_photo(1, files=files))
    assert source.finals == (final,)
    [seen] = seen_now([source])
    assert (seen.finals, seen.missing_finals) == ((), (final,))
    final.touch()
    [seen] = seen_now([source])
    assert (seen.finals, seen.missing_finals) == ((final,), ())


def test_a_final_that_came_back_counts_again(tmp_path, studio: Studio) -> None:
    final = tmp_path / "final.jpg"
    files = with_files((FileRole.ORIGINAL, "/o.CR3", 1), (FileRole.FINAL, str(final), 1))
    [gone] = seen_now([only_source(studio, make_photo(1, files=files))])
    final.touch()
    [back] = seen_now([gone])
    assert (back.finals, back.missing_finals) == ((final,), ())
