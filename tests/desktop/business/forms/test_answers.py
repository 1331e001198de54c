from datetime import date

import pytest

from focusflow_desktop.business.forms.answers import (
    About,
    answer,
    give_form,
    remove_response,
    reopen,
    set_due,
    submit,
)
from focusflow_desktop.business.forms.operations import add_form
from focusflow_desktop.business.forms.queries import response_page, responses_of
from focusflow_desktop.db import undo
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id


@pytest.fixture
def given(desk):
    with desk.studio.write() as db:
        return next(iter(give_form(db, desk.form, About(session_id=desk.session)).rows["form_responses"]))


def found(desk, given):
    with desk.studio.read() as db:
        return response_page(db, given)


def write(desk, act, *said, **named):
    with desk.studio.write("Answer") as db:
        return act(db, *said, **named)


def test_a_session_brings_its_job_along(desk, given):
    page = found(desk, given)
    assert (page.session_id, page.job_id, page.row.job, page.row.session) == (
        desk.session, desk.job, "Weber, wedding", "Ceremony",
    )  # fmt: skip


def test_answers_are_written_one_by_one_and_taken_back(desk, given):
    for key, said in (("names", "Julia"), ("guests", "80"), ("names", "")):
        write(desk, answer, given, key, said)
    assert found(desk, given).answers == {"guests": 80}
    with desk.studio.write() as db:
        undo.undo(db)
    assert found(desk, given).answers == {"names": "Julia", "guests": 80}


def test_musts_are_asked_for_at_the_end(desk, given, clock):
    write(desk, answer, given, "share", False)
    with pytest.raises(Refused) as refused:
        write(desk, submit, given, at=clock.now())
    assert refused.value.fields["missing"] == ("names", "style") == found(desk, given).missing
    write(desk, answer, given, "names", "Julia")
    write(desk, answer, given, "style", "Quiet")
    write(desk, submit, given, at=clock.now())
    assert found(desk, given).row.submitted_at == clock.now()


def test_complete_answers_are_opened_again_before_they_change(desk, given, clock):
    for key, said in (("names", "Julia"), ("style", "Loud"), ("share", True)):
        write(desk, answer, given, key, said)
    write(desk, submit, given, at=clock.now())
    with pytest.raises(Refused):
        write(desk, answer, given, "names", "Julia and Tom")
    write(desk, reopen, given)
    write(desk, answer, given, "names", "Julia and Tom")
    assert found(desk, given).answers["names"] == "Julia and Tom"


def test_what_is_no_answer_leaves_the_old_one(desk, given):
    write(desk, answer, given, "guests", 80)
    for key, said in (("guests", "many"), ("shoe", "42")):
        with pytest.raises(Refused) as refused:
            write(desk, answer, given, key, said)
        assert refused.value.fields["field"] == key
    assert found(desk, given).answers == {"guests": 80}


def test_answers_are_found_by_job_client_and_session(desk, given):
    with desk.studio.write() as db:
        give_form(db, desk.form, About(contact_id=desk.julia), due_on=date(2026, 6, 1))
    with desk.studio.read() as db:
        assert [row.id for row in responses_of(db, job_id=desk.job)] == [given]
        assert [row.id for row in responses_of(db, session_id=desk.session)] == [given]
        (of_julia,) = responses_of(db, contact_id=desk.julia)
    assert (of_julia.contact, of_julia.due_on) == ("Julia Weber", date(2026, 6, 1))


def test_a_day_is_given_and_the_answers_taken_away(desk, given):
    write(desk, set_due, given, date(2026, 6, 1))
    assert found(desk, given).row.due_on == date(2026, 6, 1)
    write(desk, remove_response, given)
    assert found(desk, given) is None


@pytest.mark.parametrize(
    ("about", "field"),
    [
        (About(), "job"),
        (About(job_id=new_id()), "job"),
        (About(session_id=new_id()), "session"),
        (About(contact_id=new_id()), "contact"),
    ],
)
def test_answers_about_nobody_are_refused(desk, about, field):
    with pytest.raises(Refused) as refused:
        write(desk, give_form, desk.form, about)
    assert refused.value.fields["field"] == field


def test_a_form_that_is_not_published_is_given_to_nobody(desk):
    with desk.studio.write() as db:
        (draft,) = add_form(db, "Draft").rows["forms"]
    with pytest.raises(Refused) as refused:
        write(desk, give_form, draft, About(job_id=desk.job))
    assert refused.value.code == "form.not_published"
