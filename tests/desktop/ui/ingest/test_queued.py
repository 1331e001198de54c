"""One card of the queue in words and states, without a window."""

from datetime import timedelta
from pathlib import Path

import pytest

from focusflow_desktop.photos.ingest.clocks import Camera
from focusflow_desktop.photos.ingest.reading import CardReading
from focusflow_desktop.shared.errors import Unavailable
from focusflow_desktop.ui.ingest.queued import (
    QueuedCard,
    camera_names,
    clocks_of,
    line_of,
    problem_of,
    statement_of,
    summary_of,
)
from focusflow_desktop.ui.ingest.state import CardStage
from focusflow_desktop.ui.look.theme import Tone

pytestmark = pytest.mark.usefixtures("english")
A, B = Camera(model="EOS R5", serial="0001234"), Camera(model="EOS R5", serial="0005678")
OTHER = Camera(model="Z 8", serial="9")


def card(**more) -> QueuedCard:
    reading = CardReading(
        source=Path("/media/WED-02"), described=(), file_count=1284, byte_count=1, pairs=0, cameras=(A,)
    )
    return QueuedCard(source=Path("/media/WED-02"), **{"reading": reading, **more})


@pytest.mark.parametrize(
    ("state", "running", "stage"),
    [
        (card(reading=None), False, CardStage.READING),
        (card(), False, CardStage.WAITING),
        (card(), True, CardStage.COPYING),
        (card(problem="It cannot be read."), False, CardStage.STOPPED),
        (card(answer=Unavailable("ingest.card_gone", "The card is gone.")), False, CardStage.STOPPED),
    ],
)
def test_a_card_stands_where_it_is(state, running, stage):
    assert line_of(state, is_running=running, is_chosen=True).stage is stage


def test_a_card_tells_how_many_files_it_has_and_how_many_are_verified():
    assert line_of(card(), is_running=False, is_chosen=False).note == "1284 files"
    assert line_of(card(verified=861), is_running=True, is_chosen=True).note.startswith("861 of ")


def test_a_card_that_stopped_must_not_be_formatted():
    stopped = card(answer=Unavailable("ingest.card_gone", "The card is gone."))
    said = statement_of(stopped, is_running=False)
    assert (said.tone, said.title) == (Tone.BAD, "Do not format this card")
    assert "The card is gone." in said.sentence


def test_before_it_was_started_nothing_is_said_of_formatting():
    assert statement_of(card(), is_running=False) is None
    assert statement_of(None, is_running=False) is None
    assert problem_of(card()) == ("", ())


def test_a_card_that_cannot_be_read_or_named_would_not_be_imported():
    assert card().is_ready
    assert not card(reading=None).is_ready
    assert not card(problem="x").is_ready
    assert not card(template_problem="x").is_ready


def test_beginning_again_forgets_the_last_run():
    again = card(answer=Unavailable("x", "x"), copied=3, verified=2, has_manifest=True)
    again.begin_again()
    assert (again.answer, again.copied, again.verified, again.has_manifest) == (None, 0, 0, False)


def test_two_bodies_of_one_model_are_told_apart():
    assert camera_names([A, B, OTHER]) == {A: "EOS R5 …1234", B: "EOS R5 …5678", OTHER: "Z 8"}


def test_every_camera_of_every_card_has_its_clock_once():
    cards = [card(cameras=(A,)), card(cameras=(A, OTHER))]
    clocks = clocks_of(cards, {OTHER: timedelta(seconds=-42)})
    assert [(clock.camera, clock.seconds) for clock in clocks] == [("EOS R5", 0), ("Z 8", -42)]


def test_without_a_card_one_is_asked_for():
    assert summary_of(None) == "Put in a card, or add a folder."
    assert summary_of(card(reading=None)) == "Reading the card…"
