from uuid import UUID

import pytest

from focusflow_desktop.business.cascade.effects import CascadePlan, Effect, Part, Why
from focusflow_desktop.shared.rules.cascade import Shift


def effect(part: Part = Part.TODO, **changes) -> Effect:
    return Effect(**{"part": part, "id": UUID(int=1), "title": "Pack", **changes})


@pytest.mark.parametrize(
    ("changes", "may"),
    [
        ({}, True),
        ({"follows": True}, False),
        ({"why": Why.PAST}, True),
        ({"why": Why.OVER}, False),
        ({"why": Why.MINI_DAY}, False),
    ],
)
def test_what_a_person_may_decide(changes, may):
    assert effect(**changes).may_choose is may


def test_a_plan_proposes_what_is_on_and_may_be_chosen():
    chosen = effect(id=UUID(int=1))
    off = effect(id=UUID(int=2), is_on=False)
    follows = effect(id=UUID(int=3), follows=True)
    person = effect(Part.PERSON, id=UUID(int=1))
    plan = CascadePlan(
        job_id=UUID(int=9), job="Weber", shift=Shift(days=1), effects=(chosen, off, follows, person)
    )
    assert plan.proposed == {(Part.TODO, UUID(int=1)), (Part.PERSON, UUID(int=1))}
    assert plan.of(Part.PERSON) == (person,)
