from uuid import UUID

from focusflow_desktop.business.search.titles import around, lead

ONE, TWO = UUID(int=1), UUID(int=2)


def test_the_words_found_stand_in_sight():
    told = around("first " * 40 + "the church\nis small " + "last " * 40, ("church",))
    assert "the church is small" in told
    assert told.startswith("…")
    assert told.endswith("…")
    assert len(told) < 100


def test_a_short_text_is_told_whole():
    assert around("Bring the dog", ("cat",)) == "Bring the dog"


def test_a_job_tells_more_than_its_client():
    assert lead(job_id=ONE, contact_id=TWO) == ("jobs", {"job_id": ONE})
    assert lead(job_id=None, contact_id=TWO) == ("clients", {"contact_id": TWO})
    assert lead(job_id=None, contact_id=None) == ("", {})
