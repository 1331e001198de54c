from contextlib import closing

import pytest

from focusflow_desktop.db.sqlite import sqlite
from focusflow_desktop.photos.lightroom.catalog import read_catalog
from focusflow_desktop.photos.lightroom.tables import Tables
from focusflow_desktop.shared.errors import Refused


def test_what_a_version_lacks_is_empty():
    with closing(sqlite.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE Adobe_images (ID_local, rating)")
        connection.execute("INSERT INTO Adobe_images VALUES (1, 5)")
        tables = Tables(connection)
        assert list(tables.rows("Adobe_images", "id_local rating pick")) == [
            {"id_local": 1, "rating": 5, "pick": None}
        ]
        assert list(tables.rows("AgLibraryIPTC", "caption")) == []
        assert tables.version() is None


def test_a_catalog_too_old_says_how_to_bring_it_up_to_date(make_catalog):
    catalog = make_catalog(
        "DROP TABLE AgLibraryFile; UPDATE Adobe_variablesTable SET value = '0200022' WHERE name = 'Adobe_DBVersion';"
    )
    with pytest.raises(Refused) as refused:
        read_catalog(catalog)
    assert refused.value.code == "catalog_older"
