import pytest

from focusflow_desktop.business.studio.operations import found_studio
from focusflow_desktop.business.studio.profile import StudioChange, change_studio
from focusflow_desktop.business.studio.words import DeskWords, desk_words
from focusflow_desktop.shared.records.studio import JobWord, Words


@pytest.mark.parametrize(
    ("job_word", "one", "many"),
    [
        (JobWord.JOB, "Job", "Jobs"),
        (JobWord.PROJECT, "Project", "Projects"),
        (JobWord.SHOOT, "Shoot", "Shoots"),
    ],
)
def test_a_job_has_the_name_the_studio_gave_it(job_word, one, many):
    words = DeskWords(job_word=job_word)
    assert (words.job, words.jobs) == (one, many)


def test_the_two_sides_of_the_ocean_have_their_own_words():
    us, uk = DeskWords(words=Words.US), DeskWords(words=Words.UK)
    assert (us.held, us.inquiry, us.postcode) == ("On hold", "Inquiry", "ZIP code")
    assert (us.inquiries, uk.inquiries) == ("Inquiries", "Enquiries")
    assert (uk.held, uk.inquiry, uk.postcode) == ("Pencilled", "Enquiry", "Postcode")


def test_words_follow_what_the_studio_chose(studio):
    with studio.write() as db:
        found_studio(db, studio.tenant_id, name="Anna Brandt Photography", country="GB", currency="GBP")
        change_studio(db, StudioChange(job_word=JobWord.SHOOT, words=Words.UK))
    with studio.read() as db:
        assert desk_words(db) == DeskWords(job_word=JobWord.SHOOT, words=Words.UK)


def test_before_the_studio_is_founded_the_usual_words_are_spoken(studio):
    with studio.read() as db:
        assert desk_words(db) == DeskWords()
