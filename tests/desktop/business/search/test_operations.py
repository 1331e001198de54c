from sqlalchemy import text

from focusflow_desktop.business.search.operations import rebuild_index
from focusflow_desktop.business.search.queries import named
from tests.support.factories import make_job


def test_an_index_that_is_gone_is_made_again_from_the_rows(studio):
    job = make_job("Weber, wedding")
    with studio.write() as db:
        db.add(job)
    with studio.write() as db:
        db.execute(text("DROP TABLE search_names"))
    with studio.write() as db:
        assert rebuild_index(db).kinds == frozenset()
    with studio.read() as db:
        assert [found.id for found in named(db, "weber")] == [job.id]
