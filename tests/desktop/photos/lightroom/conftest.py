"""A small catalog with the tables of Lightroom Classic, made here."""

import pytest
from sqlalchemy import update

from focusflow_desktop.db import undo as history
from focusflow_desktop.db.sqlite import sqlite
from focusflow_desktop.photos.ingest.arrivals import surroundings
from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.photos.library.queries import collections, library_ids, photo_detail, rows
from focusflow_desktop.photos.lightroom.reading import read_into
from focusflow_desktop.shared.records import PhotoState
from tests.support.catalogs import ROWS, SCHEMA
from tests.support.picture_files import jpeg


@pytest.fixture
def make_catalog(tmp_path):
    def make(*statements, journal="delete"):
        path = tmp_path / "Studio.lrcat"
        connection = sqlite.connect(str(path))
        connection.execute(f"PRAGMA journal_mode={journal}")
        connection.executescript(SCHEMA + ROWS + "".join(statements))
        connection.close()
        return path

    return make


class Archive:
    """Two shoots on a disk with the catalog that Lightroom keeps of them, and a studio that reads it."""

    def __init__(self, studio, folder, clock):
        self.studio, self.clock = studio, clock
        self.catalog = folder / "Studio.lrcat"
        self.photos = folder / "Photos"
        wedding = self.photos / "2026" / "wedding"
        wedding.mkdir(parents=True)
        for number in (1, 2):
            (wedding / f"IMG_{number}.jpg").write_bytes(jpeg(seed=number))
        (self.photos / "cover.jpg").write_bytes(jpeg(seed=3))
        (self.photos / "layout.psd").write_bytes(b"8BPS")
        self.told = []
        self.write(
            SCHEMA,
            ROWS,
            "UPDATE AgLibraryFile SET extension = 'jpg', idx_filename = baseName || '.jpg';"
            f"UPDATE AgLibraryRootFolder SET absolutePath = '{self.photos}/';",
        )

    def write(self, *statements):
        """Lightroom changes its catalog."""
        connection = sqlite.connect(str(self.catalog))
        connection.executescript("".join(statements))
        connection.close()

    def read(self, *, roots=None, cancelled=lambda: False):
        """The studio reads it."""
        around = surroundings(self.studio, progress=lambda _: None, cancelled=cancelled)
        return read_into(
            self.studio,
            self.catalog,
            around=around,
            roots=roots or {},
            step="Read Studio.lrcat",
            tell=self.told.append,
        )

    def marks(self):
        """Rating, flag, label, caption and keywords by name."""
        found = {}
        with self.studio.read() as db:
            for photo in library_ids(db, Filter()):
                detail = photo_detail(db, photo)
                row = detail.row
                found[row.name] = (row.rating, row.flag, row.label, detail.caption, detail.keywords)
        return found

    def id_of(self, name):
        """The photo of this name."""
        with self.studio.read() as db:
            return next(row.id for row in rows(db, library_ids(db, Filter())) if row.name == name)

    def mark(self, name, **values):
        """The photographer marks one photo here."""
        with self.studio.write("Mark a photo") as db:
            db.execute(update(PhotoState).where(PhotoState.id == self.id_of(name)).values(**values))

    def undo(self):
        """Ctrl+Z."""
        with self.studio.write() as db:
            return history.undo(db)

    def collections(self):
        """Names with their photos' names."""
        with self.studio.read() as db:
            return {
                one.name: sorted(row.name for row in rows(db, library_ids(db, Filter(collection_id=one.id))))
                for one in collections(db)
            }


@pytest.fixture
def archive(studio, tmp_path, clock):
    folder = tmp_path / "Lightroom"
    folder.mkdir()
    return Archive(studio, folder, clock)
