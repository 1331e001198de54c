import hashlib
from contextlib import closing
from datetime import datetime

import pytest

from focusflow_desktop.db.sqlite import sqlite
from focusflow_desktop.photos.lightroom.catalog import read_catalog
from focusflow_desktop.photos.lightroom.rows import CatalogCollection, CatalogPhoto
from focusflow_desktop.shared.errors import Damaged, Refused
from focusflow_desktop.shared.records.photos import Flag


def test_marks_keywords_and_captions_come_over(make_catalog):
    first, second, third = read_catalog(make_catalog()).photos
    assert first == CatalogPhoto(
        id=20,
        root="D:/Photos/",
        relative="2026/wedding/IMG_1.CR3",
        rating=5,
        flag=Flag.PICK,
        label="red",
        keywords=frozenset({"People|Anna", "cake"}),
        caption="The kiss",
        captured_at=datetime(2026, 5, 2, 10, 11, 12, 340_000),
    )
    assert (second.rating, second.flag, second.label, second.caption) == (0, Flag.REJECT, "Ausgewählt", None)
    assert (third.path, third.captured_at, third.keywords) == ("D:/Photos/cover.jpg", None, {"y|x"})


def test_collections_keep_their_tree_and_order(make_catalog):
    content = read_catalog(make_catalog())
    assert content.collections == (
        CatalogCollection(id=40, parent_id=None, names=("2026",), is_set=True, photo_ids=()),
        CatalogCollection(id=41, parent_id=40, names=("2026", "Best"), is_set=False, photo_ids=(20, 21)),
    )


def test_what_is_left_out_is_counted(make_catalog):
    content = read_catalog(make_catalog())
    assert (content.version, content.virtual_copies, content.smart_collections) == ("1500000", 1, 1)


def test_the_catalog_and_its_folder_stay_untouched(make_catalog):
    catalog = make_catalog(journal="wal")
    before = {
        p.name: (hashlib.sha256(p.read_bytes()).hexdigest(), p.stat().st_mtime_ns)
        for p in catalog.parent.iterdir()
    }
    read_catalog(catalog)
    after = {
        p.name: (hashlib.sha256(p.read_bytes()).hexdigest(), p.stat().st_mtime_ns)
        for p in catalog.parent.iterdir()
    }
    assert after == before


def test_the_last_work_still_in_the_journal_is_read(make_catalog):
    catalog = make_catalog(journal="wal")
    with closing(sqlite.connect(str(catalog), isolation_level=None)) as lightroom:
        lightroom.execute("UPDATE Adobe_images SET rating = 2 WHERE id_local = 20")
        assert catalog.with_name("Studio.lrcat-wal").stat().st_size
        assert read_catalog(catalog).photos[0].rating == 2


def test_an_older_catalog_without_some_tables_and_columns_is_read(make_catalog):
    catalog = make_catalog(
        "DROP TABLE AgLibraryIPTC; DROP TABLE AgLibraryCollection; ALTER TABLE Adobe_images DROP COLUMN pick;"
        "ALTER TABLE AgLibraryFile DROP COLUMN baseName;"
    )
    content = read_catalog(catalog)
    assert (content.photos[0].flag, content.photos[0].relative) == (Flag.NONE, "2026/wedding/IMG_1.CR3")
    assert content.collections == ()


def test_a_catalog_too_new_is_told_from_a_database_that_is_none(make_catalog):
    catalog = make_catalog("DROP TABLE AgLibraryFolder; UPDATE Adobe_variablesTable SET value = '2100000';")
    with pytest.raises(Refused) as caught:
        read_catalog(catalog)
    assert caught.value.code == "catalog_newer"


def test_another_database_is_no_catalog(tmp_path):
    path = tmp_path / "other.lrcat"
    with closing(sqlite.connect(str(path))) as other:
        other.execute("CREATE TABLE notes (text)")
    with pytest.raises(Refused) as caught:
        read_catalog(path)
    assert caught.value.code == "not_a_catalog"


def test_a_damaged_catalog_is_said(make_catalog):
    catalog = make_catalog()
    content = bytearray(catalog.read_bytes())
    content[100:4000] = b"\xff" * 3900
    catalog.write_bytes(content)
    with pytest.raises(Damaged):
        read_catalog(catalog)
