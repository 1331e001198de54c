"""The room over a real studio with one published questionnaire in it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from focusflow_desktop.business.forms.answers import About, give_form
from focusflow_desktop.business.forms.fields import FieldKind
from focusflow_desktop.business.forms.queries import form_page, form_rows, response_page
from focusflow_desktop.ui.forms.page import FormsPage
from focusflow_desktop.ui.forms.wiring import Forms
from focusflow_desktop.ui.widgets.choice_field import row_with
from tests.desktop.business.forms.conftest import desk
from tests.support.services import english
from tests.support.studios import StillClock

__all__ = ["desk", "english"]


@pytest.fixture
def studio(house):
    return house.studio


@pytest.fixture
def clock():
    return StillClock()


def shown(house, qtbot):
    page = FormsPage()
    page.control = Forms(page, house.frame, StillClock())
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    return page


@pytest.fixture
def page(house, english, qtbot, desk):
    page = shown(house, qtbot)
    page.show_place()
    qtbot.waitUntil(lambda: page.form.page is not None)
    return page


@pytest.fixture
def sheet(page, qtbot, desk):
    """A sheet of answers about the job, in sight."""
    with desk.studio.write() as db:
        (given,) = give_form(db, desk.form, About(job_id=desk.job)).rows["form_responses"]
    page.show_place(response_id=given)
    qtbot.waitUntil(lambda: page.answers.page is not None)
    return page.answers


def stored(desk):
    with desk.studio.read() as db:
        return form_page(db, desk.form)


def answers(desk, sheet):
    with desk.studio.read() as db:
        return response_page(db, sheet.page.row.id).answers


def test_no_questionnaire_says_what_belongs_here_and_the_first_waits_for_its_name(house, english, qtbot):
    page = shown(house, qtbot)
    page.show_place()
    assert page.stack.currentWidget() is page._empty
    page.new_asked.emit()
    qtbot.waitUntil(lambda: page.form.page is not None)
    qtbot.waitUntil(lambda: page.focusWidget() is page.form.name)
    assert not page.form.publish.isHidden()


def test_a_question_is_written_and_published_as_a_new_version(page, qtbot, desk):
    page.form.line.setText("Where did you meet?")
    QTest.keyClick(page.form.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(page.form.questions) == 8)
    assert (stored(desk).published, stored(desk).has_draft) == (1, True)
    assert page.form._state.text() == "Version 1 is in use. Your changes are not published yet."
    page.form.publish.click()
    qtbot.waitUntil(lambda: stored(desk).published == 2)
    qtbot.waitUntil(page.form.publish.isHidden)


def test_a_question_is_changed_in_place(page, qtbot, desk):
    row = page.form.questions[0]
    row.label.setText("Your names?")
    row.label.editingFinished.emit()
    qtbot.waitUntil(lambda: stored(desk).fields[0].label == "Your names?")
    assert stored(desk).fields[0].key == "names"
    row.must.click()
    qtbot.waitUntil(lambda: not stored(desk).fields[0].is_must)


def test_what_can_be_chosen_is_asked_for_before_it_is_kept(page, qtbot, desk):
    row = page.form.questions[0]
    at = row_with(row.kind, FieldKind.CHOICE.value)
    row.kind.setCurrentIndex(at)
    row.kind.activated.emit(at)
    assert not row.choices.isHidden()
    row.choices.editingFinished.emit()
    assert row.error.text() == "Write what can be chosen."
    row.choices.setText("Both, One, Both")
    row.choices.editingFinished.emit()
    qtbot.waitUntil(lambda: stored(desk).fields[0].choices == ("Both", "One"))


def test_an_empty_question_is_refused_beside_it(page, qtbot, desk):
    row = page.form.questions[0]
    row.label.setText("  ")
    row.label.editingFinished.emit()
    qtbot.waitUntil(lambda: row.error.text() != "")
    assert stored(desk).fields[0].label == "Who are you?"


def test_questions_are_moved_and_removed_and_come_back_by_undo(page, house, qtbot, desk):
    page.form.questions[1].up.click()
    qtbot.waitUntil(lambda: [one.key for one in stored(desk).fields][:2] == ["story", "names"])
    qtbot.waitUntil(lambda: page.form.questions[0].field.key == "story")
    page.form.questions[0].remove.click()
    qtbot.waitUntil(lambda: len(page.form.questions) == 6)
    house.commands.enter("forms")
    house.commands.run("forms.undo")
    qtbot.waitUntil(lambda: len(page.form.questions) == 7)


def test_a_form_is_renamed_and_put_away(page, qtbot, desk):
    page.form.name.setText("Weddings")
    page.form.name.editingFinished.emit()
    qtbot.waitUntil(lambda: stored(desk).name == "Weddings")
    qtbot.waitUntil(lambda: page.list.item(0).text().startswith("Weddings"))
    page.form.archive.click()
    qtbot.waitUntil(lambda: page.list.item(0).text().endswith("Put away"))


def test_a_form_without_a_name_is_refused_beside_the_field(page, qtbot, desk):
    page.form.name.setText(" ")
    page.form.name.editingFinished.emit()
    qtbot.waitUntil(lambda: page.form.name_row.error != "")


def test_the_answers_of_a_job_are_begun_from_the_form(page, qtbot, desk):
    page.form.give.click()
    qtbot.waitUntil(lambda: page.form.give_row.error != "")
    page.form.job.choose(desk.job)
    page.form.give.click()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.answers)
    assert page.answers.page.job_id == desk.job
    page.answers.back_asked.emit()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.form)
    qtbot.waitUntil(lambda: len(page.form.answers.buttons) == 1)
    page.form.answers.buttons[0].click()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.answers)


def test_every_kind_of_answer_is_typed_in(sheet, qtbot, desk):
    fields = sheet.fields
    for key, words in (("names", "Julia"), ("guests", "80"), ("day", "2020-02-29")):
        fields[key].inner.setText(words)
        fields[key].inner.editingFinished.emit()
    fields["story"].inner.setPlainText("At a bus stop.\nIn the rain.")
    fields["story"].inner.left.emit()
    for key, at in (("style", 2), ("share", 2)):
        fields[key].inner.setCurrentIndex(at)
        fields[key].inner.activated.emit(at)
    fields["parts"]._boxes[2].click()
    wanted = {
        "names": "Julia", "guests": 80, "day": "2020-02-29", "story": "At a bus stop.\nIn the rain.", "style": "Loud",
        "share": False, "parts": ["Dance"],
    }  # fmt: skip
    qtbot.waitUntil(lambda: answers(desk, sheet) == wanted)


def test_what_is_no_answer_is_said_beside_its_question(sheet, qtbot, desk):
    for key, words in (("guests", "many"), ("day", "soon")):
        sheet.fields[key].inner.setText(words)
        sheet.fields[key].inner.editingFinished.emit()
        qtbot.waitUntil(lambda key=key: sheet.rows[key].error != "")
    assert answers(desk, sheet) == {}


def test_missing_musts_are_said_beside_their_fields_and_go_as_they_are_answered(sheet, page, qtbot, desk):
    sheet.done.click()
    qtbot.waitUntil(lambda: sheet.rows["names"].error == "This must be answered.")
    assert [key for key, row in sheet.rows.items() if row.error] == ["names", "style", "share"]
    sheet.fields["names"].inner.setText("Julia")
    sheet.fields["names"].inner.editingFinished.emit()
    qtbot.waitUntil(lambda: sheet.rows["names"].error == "")
    for key in ("style", "share"):
        sheet.fields[key].inner.setCurrentIndex(1)
        sheet.fields[key].inner.activated.emit(1)
    qtbot.waitUntil(lambda: len(answers(desk, sheet)) == 3)
    sheet.done.click()
    qtbot.waitUntil(lambda: sheet.page.row.submitted_at is not None)
    assert not sheet.fields["names"].inner.isEnabled()
    sheet.done.click()
    qtbot.waitUntil(lambda: sheet.page.row.submitted_at is None)
    assert sheet.fields["names"].inner.isEnabled()


def test_removed_answers_come_back_by_undo(sheet, page, house, qtbot, desk):
    sheet.removed.emit()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.form and not page.form.answers.buttons)
    house.recorder.said[-1].run()
    qtbot.waitUntil(lambda: len(page.form.answers.buttons) == 1)


def test_what_is_asked_about_a_job_stands_together_and_more_is_filled_in_there(page, house, qtbot, desk):
    page.show_place(job_id=desk.job)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.about)
    assert page.about_list.buttons == []
    page.about_form.choose(desk.form)
    page.about_given.emit(desk.form)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.answers)
    page.answers.job_asked.emit()
    assert house.shown == [("jobs", {"job_id": desk.job})]
    page.answers.back_asked.emit()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.about and len(page.about_list.buttons) == 1)


def test_a_form_nobody_published_cannot_be_filled_in(page, qtbot, desk):
    page.new_asked.emit()
    qtbot.waitUntil(lambda: page.form.page.id != desk.form)
    assert not page.form.give.isEnabled()
    with desk.studio.read() as db:
        assert len(form_rows(db)) == 2
