from sqlalchemy import event

from focusflow_desktop.business.forms.answers import About, answer, give_form, submit
from focusflow_desktop.business.forms.operations import add_form, change_fields
from focusflow_desktop.business.forms.queries import (
    about_choices,
    about_name,
    form_page,
    form_rows,
    response_page,
)
from focusflow_desktop.shared.ids import new_id
from tests.desktop.business.forms.conftest import QUESTIONS


def give(desk, clock, *, complete):
    with desk.studio.write() as db:
        (given,) = give_form(db, desk.form, About(job_id=desk.job)).rows["form_responses"]
        db.flush()
        if complete:
            for key, said in (("names", "Julia"), ("style", "Loud"), ("share", True)):
                answer(db, given, key, said)
            submit(db, given, at=clock.now())
        return given


def test_the_list_counts_answers_of_every_version_and_those_that_are_complete(desk, clock):
    give(desk, clock, complete=True)
    give(desk, clock, complete=False)
    with desk.studio.write() as db:
        change_fields(db, desk.form, QUESTIONS[:2])
        add_form(db, "A new one")
    with desk.studio.read() as db:
        found = form_rows(db)
    assert [(row.name, row.published, row.answers, row.submitted) for row in found] == [
        ("A new one", 0, 0, 0),
        ("Wedding questionnaire", 1, 2, 1),
    ]


def test_open_answers_stand_before_complete_ones(desk, clock):
    complete, open_ = give(desk, clock, complete=True), give(desk, clock, complete=False)
    with desk.studio.read() as db:
        assert [row.id for row in form_page(db, desk.form).responses] == [open_, complete]


def test_what_is_gone_is_none(desk):
    with desk.studio.read() as db:
        assert form_page(db, new_id()) is None
        assert response_page(db, new_id()) is None


def test_jobs_and_clients_can_be_chosen(desk):
    with desk.studio.read() as db:
        assert about_choices(db) == ([(desk.job, "Weber, wedding")], [(desk.julia, "Julia Weber")])


def test_what_answers_are_about_has_a_name(desk):
    abouts = (
        About(job_id=desk.job, session_id=desk.session),
        About(job_id=desk.job),
        About(contact_id=desk.julia),
    )
    with desk.studio.read() as db:
        assert [about_name(db, one) for one in (*abouts, About())] == [
            "Ceremony",
            "Weber, wedding",
            "Julia Weber",
            "",
        ]


def test_the_list_costs_two_statements_however_many_forms_there_are(desk):
    with desk.studio.write() as db:
        for number in range(30):
            add_form(db, f"Form {number}", fields=QUESTIONS)
    asked = []
    with desk.studio.read() as db:
        event.listen(db.get_bind(), "before_cursor_execute", lambda *said: asked.append(said[2]))
        assert len(form_rows(db)) == 31
    assert len([one for one in asked if one.lstrip().upper().startswith("SELECT")]) == 2
