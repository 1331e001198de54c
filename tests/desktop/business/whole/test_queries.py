from focusflow_desktop.business.studio.operations import found_studio
from focusflow_desktop.business.whole.queries import emptiness
from focusflow_desktop.shared.records import Tag
from tests.support.every_table import fill_every_table


def found(studio):
    with studio.write() as db:
        found_studio(
            db, studio.tenant_id, name="New", country="DE", currency="EUR", photographer="Anna Brandt"
        )


def filled(studio):
    with studio.read() as db:
        return emptiness(db).filled


def test_a_studio_that_was_only_founded_is_empty(studio):
    assert filled(studio) == ()
    found(studio)
    assert filled(studio) == ()


def test_one_row_is_enough_even_one_taken_away_for_it_can_be_taken_back(studio):
    with studio.write() as db:
        db.add(Tag(name="VIP", deleted=True))
    assert filled(studio) == ("tags",)


def test_every_table_counts(studio):
    fill_every_table(studio)
    assert {"jobs", "contacts", "photos", "activities"} <= set(filled(studio))
