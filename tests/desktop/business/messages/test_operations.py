from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from focusflow_desktop.business.messages.operations import Said, log_message
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import Message
from focusflow_desktop.shared.records.messages import Channel, Direction, MessageState
from tests.support.factories import make_contact, make_job
from tests.support.studios import clock, studio

__all__ = ["clock", "studio"]

NOON = datetime(2026, 5, 10, 12, tzinfo=UTC)


def test_a_call_is_written_down_as_it_was_and_never_sent(studio):
    julia, job = make_contact(), make_job()
    with studio.write() as db:
        db.add_all([julia, job])
        db.flush()
        said = Said(body=" She takes the large album. ", channel=Channel.CALL, direction=Direction.IN)
        changes = log_message(db, said, at=NOON, job_id=job.id, contact_id=julia.id)
        assert changes.kinds == {"messages", "jobs", "contacts"}
    with studio.read() as db:
        kept = db.scalars(select(Message)).one()
    assert (kept.body, kept.channel, kept.direction) == (
        "She takes the large album.",
        Channel.CALL,
        Direction.IN,
    )
    assert (kept.state, kept.at, kept.subject) == (MessageState.LOGGED, NOON, None)


@pytest.mark.parametrize(
    ("body", "about", "code"),
    [
        ("  ", {"job_id": new_id()}, "message.empty"),
        ("Yes", {}, "message.about_nothing"),
        ("Yes", {"job_id": new_id()}, "message.job_gone"),
        ("Yes", {"contact_id": new_id()}, "message.client_gone"),
    ],
)
def test_what_cannot_be_logged_is_refused(studio, body, about, code):
    with studio.write() as db:
        with pytest.raises(Refused) as refused:
            log_message(db, Said(body=body), at=NOON, **about)
        assert refused.value.code == code
        assert db.scalar(select(Message.id)) is None
