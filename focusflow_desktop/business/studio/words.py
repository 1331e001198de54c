"""The studio's own words: what a job is called, and the words of the trade on either side of the ocean.

English only, because translating is the windows' part: they put each of these words through their translation.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.shared.records import StudioProfile
from focusflow_desktop.shared.records.studio import JobWord, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskWords:
    """The words this studio speaks."""

    job_word: JobWord = JobWord.JOB
    words: Words = Words.US

    @property
    def job(self) -> str:
        """One job, as it begins a line."""
        return {JobWord.JOB: "Job", JobWord.PROJECT: "Project", JobWord.SHOOT: "Shoot"}[self.job_word]

    @property
    def jobs(self) -> str:
        """Several jobs, as the room is called."""
        return {JobWord.JOB: "Jobs", JobWord.PROJECT: "Projects", JobWord.SHOOT: "Shoots"}[self.job_word]

    @property
    def held(self) -> str:
        """A session whose time is kept free for somebody who has not booked yet."""
        return "Pencilled" if self.words is Words.UK else "On hold"

    @property
    def inquiry(self) -> str:
        """Somebody who asks."""
        return "Enquiry" if self.words is Words.UK else "Inquiry"

    @property
    def inquiries(self) -> str:
        """Several of them, as the room is called."""
        return "Enquiries" if self.words is Words.UK else "Inquiries"

    @property
    def postcode(self) -> str:
        """What stands beside the city in an address."""
        return "Postcode" if self.words is Words.UK else "ZIP code"


def desk_words(db: DbSession) -> DeskWords:
    """The words of the studio: one statement; the usual ones before it was founded."""
    found = db.execute(
        select(StudioProfile.job_word, StudioProfile.words).where(~StudioProfile.deleted)
    ).one_or_none()
    return DeskWords() if found is None else DeskWords(job_word=found.job_word, words=found.words)
