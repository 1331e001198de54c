import pytest
from sqlalchemy import select

from focusflow_desktop.business.studio.operations import found_studio
from focusflow_desktop.business.studio.queries import photographers, studio_profile
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import Member
from focusflow_desktop.shared.records.members import MemberRole


def test_a_founded_studio_knows_its_name_and_its_photographer(studio: Studio) -> None:
    with studio.write() as db:
        found_studio(
            db,
            studio.tenant_id,
            name=" Anna Brandt Photography ",
            country="DE",
            currency="EUR",
            photographer="Anna Brandt",
        )
    with studio.read() as db:
        profile = studio_profile(db)
        assert photographers(db) == ["Anna Brandt"]
        founder = db.scalars(select(Member)).one()
    assert founder.role is MemberRole.OWNER
    assert profile is not None
    assert (profile.name, profile.is_sample) == ("Anna Brandt Photography", False)


@pytest.mark.parametrize("wrong", [{"name": "  "}, {"country": "Germany"}, {"currency": "€"}])
def test_what_is_no_name_country_or_currency_is_refused(studio: Studio, wrong: dict[str, str]) -> None:
    answers = {"name": "Anna Brandt Photography", "country": "DE", "currency": "EUR", **wrong}
    with pytest.raises(Refused), studio.write() as db:
        found_studio(db, studio.tenant_id, **answers)
    with studio.read() as db:
        assert studio_profile(db) is None
