from focusflow_desktop.business.studio.queries import photographers, studio_profile
from focusflow_desktop.db.unit_of_work import Studio


def test_before_it_is_founded_there_is_no_studio_and_nobody_in_it(studio: Studio) -> None:
    with studio.read() as db:
        assert studio_profile(db) is None
        assert photographers(db) == []
