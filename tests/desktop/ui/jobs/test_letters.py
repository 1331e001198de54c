"""A letter is begun with a template, opened in the mail program and written down; FocusFlow sends nothing itself."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from PySide6.QtGui import QGuiApplication
from sqlalchemy import select

from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import (
    Contact,
    ContactEmail,
    Message,
    MessageTemplate,
    MessageTemplateVersion,
)
from focusflow_desktop.ui.jobs.wiring import jobs_page
from tests.desktop.business.jobs.conftest import desk
from tests.desktop.ui.jobs.test_wiring import clock, job, open_job, studio
from tests.support.services import english

__all__ = ["clock", "desk", "english", "job", "studio"]


@pytest.fixture
def opened():
    return []


@pytest.fixture
def answers():
    return [True]


@pytest.fixture
def page(house, english, qtbot, desk, clock, opened, answers):
    def open_url(url):
        opened.append(url.toEncoded().data().decode())
        return answers[-1]

    with desk.studio.write() as db:
        julia = db.scalars(select(Contact).where(Contact.id == desk.julia)).one()
        julia.given_name = "Julia"
        db.add(ContactEmail(contact_id=desk.julia, address="julia@example.com", is_primary=True))
        template = MessageTemplate(id=new_id(), name="Before the day")
        db.add(template)
        db.flush()
        db.add(
            MessageTemplateVersion(
                template_id=template.id,
                number=1,
                subject="{{session.day}} & more",
                body="Dear {{client.first_name}},\nwe meet at {{session.place}}. 100 % + joy",
            )
        )
    page = jobs_page(house.frame, clock=clock, open_url=open_url)
    qtbot.addWidget(page)
    page.resize(1280, 1400)
    page.show()
    house.commands.enter("jobs")
    return page


@pytest.fixture
def form(page, qtbot, job):
    open_job(page, qtbot, job)
    page.job.told.write.click()
    qtbot.waitUntil(lambda: page.job.told.letter is not None)
    return page.job.told.letter


def messages(desk):
    with desk.studio.read() as db:
        return db.scalars(select(Message)).all()


def test_a_template_s_fields_are_filled_in_and_what_is_not_known_is_told(form, opened):
    form.template.setCurrentIndex(1)
    assert form.subject.text().startswith("Saturday, 22 August")
    assert form.words.toPlainText().startswith("Dear Julia,")
    assert form.missing == ("session.place",)
    assert "{{session.place}}" in form._missing.text()
    form.open.click()
    assert "still to be filled in" in form.row.error
    assert opened == []


def test_a_letter_goes_to_the_mail_program_whole_and_is_written_down(form, page, qtbot, desk, job, opened):
    form.template.setCurrentIndex(1)
    form.words.setPlainText(form.words.toPlainText().replace("{{session.place}}", "St. Anna"))
    body = form.words.toPlainText()
    form.open.click()
    qtbot.waitUntil(lambda: page.job.told.letter is None)
    (url,) = opened
    assert url.startswith("mailto:julia@example.com?")
    asked = parse_qs(urlsplit(url).query)
    assert asked["subject"][0].endswith("& more")
    assert asked["body"] == [body.replace("\n", "\r\n")]
    (message,) = messages(desk)
    assert (message.body, message.recipients, message.job_id) == (body, "julia@example.com", job)
    assert message.contact_id == desk.julia
    assert message.template_version_id is not None


def test_where_no_mail_program_answers_nothing_is_said_to_be_sent(form, desk, answers, opened):
    answers.append(False)
    form.subject.setText("The day")
    form.words.setPlainText("We meet at noon.")
    form.open.click()
    assert "clipboard" in form.row.error
    assert QGuiApplication.clipboard().text() == "The day\n\nWe meet at noon."
    assert messages(desk) == []


def test_a_letter_too_long_for_an_address_goes_by_the_clipboard(form, opened):
    form.words.setPlainText("We meet at noon. " * 300)
    form.open.click()
    assert len(opened[0]) < 2_000
    assert "clipboard" in parse_qs(urlsplit(opened[0]).query)["body"][0]
    assert QGuiApplication.clipboard().text() == form.words.toPlainText()


def test_words_of_one_s_own_are_not_written_over_by_a_template(form):
    form.words.setPlainText("My own words")
    form.template.setCurrentIndex(1)
    assert form.words.toPlainText() == "My own words"


def test_somebody_without_an_address_is_said_beside_the_name(page, qtbot, desk, job, form):
    with desk.studio.write() as db:
        for address in db.scalars(select(ContactEmail)):
            address.deleted = True
    page.job.told.write.click()
    qtbot.waitUntil(lambda: page.job.told.letter is not form)
    form = page.job.told.letter
    form.words.setPlainText("We meet at noon.")
    form.open.click()
    assert "no e-mail address" in form._to_row.error
