import pytest

from focusflow_desktop.shared.records.contacts import Lifecycle
from focusflow_desktop.shared.rules.client_lifecycle import History, history_of, lifecycle

CASES = [
    ([], "prospect"),
    (["lead"], "prospect"),
    (["proposal"], "prospect"),
    (["booked"], "active"),
    (["fulfillment"], "active"),
    (["delivered"], "active"),
    (["completed"], "past"),
    (["lost"], "lost"),
    (["cancelled"], "lost"),
    (["lost", "cancelled"], "lost"),
    (["lost", "lead"], "prospect"),
    (["lost", "booked"], "active"),
    (["lost", "completed"], "past"),
    (["lead", "completed"], "past"),
    (["lead", "booked"], "active"),
    (["completed", "booked"], "repeat"),
    (["completed", "completed"], "repeat"),
    (["booked", "booked"], "repeat"),
    (["booked", "cancelled"], "active"),
    (["a stage of a later version"], "prospect"),
]


@pytest.mark.parametrize(("stages", "expected"), CASES)
def test_the_lifecycle_is_read_from_the_jobs(stages: list[str], expected: str) -> None:
    assert lifecycle(history_of(stages)) == expected


@pytest.mark.parametrize(("stages", "_"), CASES)
def test_a_person_may_override_it_and_do_not_contact_beats_all(stages: list[str], _: str) -> None:
    history = history_of(stages)
    assert lifecycle(history, override=Lifecycle.ACTIVE) is Lifecycle.ACTIVE
    silent = lifecycle(history, override=Lifecycle.ACTIVE, do_not_contact=True)
    assert silent is Lifecycle.DO_NOT_CONTACT


def test_a_client_with_one_job_moved_in_is_past() -> None:
    assert lifecycle(History(completed=1)) is Lifecycle.PAST
