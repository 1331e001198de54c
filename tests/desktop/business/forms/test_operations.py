from dataclasses import replace

import pytest
from sqlalchemy import select

from focusflow_desktop.business.forms.answers import About, give_form
from focusflow_desktop.business.forms.operations import (
    add_form,
    change_fields,
    publish,
    rename_form,
    set_archived,
)
from focusflow_desktop.business.forms.queries import form_page, form_rows, response_page
from focusflow_desktop.db import undo
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import FormVersion
from tests.desktop.business.forms.conftest import QUESTIONS

OTHER = (replace(QUESTIONS[0], label="Your names?"), *QUESTIONS[1:])


def page(desk):
    with desk.studio.read() as db:
        return form_page(db, desk.form)


def versions(desk):
    with desk.studio.read() as db:
        found = db.scalars(select(FormVersion).order_by(FormVersion.number))
        return [(one.number, one.fields[0]["label"], one.published_at is not None) for one in found]


def test_a_published_version_never_changes(desk, clock):
    for label in ("Your names?", "Names?"):
        with desk.studio.write() as db:
            change_fields(db, desk.form, (replace(OTHER[0], label=label), *OTHER[1:]))
    assert versions(desk) == [(1, "Who are you?", True), (2, "Names?", False)]
    assert (page(desk).published, page(desk).has_draft, page(desk).fields[0].label) == (1, True, "Names?")
    with desk.studio.write() as db:
        publish(db, desk.form, at=clock.now())
    assert (page(desk).published, page(desk).has_draft) == (2, False)


def test_answers_stay_with_the_version_they_were_given_to(desk, clock):
    with desk.studio.write() as db:
        (given,) = give_form(db, desk.form, About(job_id=desk.job)).rows["form_responses"]
        change_fields(db, desk.form, OTHER)
        db.flush()
        publish(db, desk.form, at=clock.now())
    with desk.studio.read() as db:
        found = response_page(db, given)
    assert (found.row.version, found.fields[0].label) == (1, "Who are you?")


def test_the_same_questions_again_begin_no_version(desk):
    with desk.studio.write() as db:
        change_fields(db, desk.form, QUESTIONS)
    assert len(versions(desk)) == 1


def test_a_change_is_taken_back_by_undo(desk):
    with desk.studio.write("Change the questions") as db:
        change_fields(db, desk.form, OTHER)
    with desk.studio.write() as db:
        undo.undo(db)
    assert not page(desk).has_draft


def test_nothing_new_and_nothing_at_all_are_not_published(desk, clock):
    with desk.studio.write() as db:
        (empty,) = add_form(db, "Empty").rows["forms"]
    for form, code in ((desk.form, "form.nothing_new"), (empty, "form.empty")):
        with desk.studio.write() as db, pytest.raises(Refused) as refused:
            publish(db, form, at=clock.now())
        assert refused.value.code == code


def test_a_form_is_renamed_put_away_and_taken_back(desk):
    with desk.studio.write() as db:
        rename_form(db, desk.form, " Weddings ")
        set_archived(db, desk.form, is_archived=True)
    with desk.studio.read() as db:
        assert [(row.name, row.is_archived) for row in form_rows(db)] == [("Weddings", True)]
    with desk.studio.write() as db:
        set_archived(db, desk.form, is_archived=False)
    assert not page(desk).is_archived


def test_a_form_without_a_name_and_one_that_is_gone_are_refused(desk):
    for act, field in (
        (lambda db: add_form(db, "  "), "name"),
        (lambda db: rename_form(db, desk.form, ""), "name"),
        (lambda db: rename_form(db, new_id(), "x"), None),
        (lambda db: change_fields(db, new_id(), ()), None),
    ):
        with desk.studio.write() as db, pytest.raises(Refused) as refused:
            act(db)
        assert refused.value.fields.get("field") == field
