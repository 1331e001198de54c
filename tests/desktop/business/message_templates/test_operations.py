import pytest
from sqlalchemy import select

from focusflow_desktop.business.message_templates.operations import TEMPLATE_SOURCE
from focusflow_desktop.db import undo
from focusflow_desktop.shared.records import MessageTemplateVersion
from tests.support.lists import Listed


@pytest.fixture
def templates(studio):
    return Listed(studio, TEMPLATE_SOURCE)


def versions(studio):
    with studio.read() as db:
        found = db.scalars(
            select(MessageTemplateVersion)
            .where(~MessageTemplateVersion.deleted)
            .order_by(MessageTemplateVersion.number)
        )
        return [(version.number, version.subject, version.body) for version in found]


def test_other_words_are_the_next_version_and_the_old_ones_stay(templates, studio):
    row = templates.add("Booking")
    templates.change(row, "body", "Dear {name}")
    templates.change(row, "subject", "Booked")
    assert versions(studio) == [(1, None, "Dear {name}"), (2, "Booked", "Dear {name}")]
    assert (templates.value(row, "body"), templates.value(row, "version")) == ("Dear {name}", 2)


def test_the_same_words_make_no_version_and_a_name_makes_none(templates, studio):
    row = templates.add("Booking")
    templates.change(row, "body", "Hello")
    templates.change(row, "body", " Hello ")
    templates.change(row, "name", "Booked")
    assert len(versions(studio)) == 1
    assert templates.names == ["Booked"]


def test_undo_goes_back_to_the_words_before_and_a_number_is_given_once(templates, studio):
    row = templates.add("Booking")
    templates.change(row, "body", "First")
    templates.change(row, "body", "Second")
    with studio.write() as db:
        undo.undo(db)
    assert templates.value(row, "body") == "First"
    templates.change(row, "body", "Third")
    assert versions(studio) == [(1, None, "First"), (3, None, "Third")]
