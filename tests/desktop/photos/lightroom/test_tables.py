from contextlib import closing

from focusflow_desktop.db.sqlite import sqlite
from focusflow_desktop.photos.lightroom.tables import Tables


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
