import pytest

from focusflow_desktop.photos.finals.suggest import Suggestion, places_of_originals, shoot_for, suggest
from focusflow_desktop.photos.library import operations as library
from focusflow_desktop.shared.ids import new_id
from tests.support.factories import make_file, make_photo

SHOOT, OTHER = new_id(), new_id()


@pytest.fixture
def place(tmp_path):
    place = tmp_path / "Weber" / "RAW"
    for name in ("Finals", "01_Edited", "Web Export stuff", "Leer"):
        (tmp_path / "Weber" / name).mkdir(parents=True)
        (tmp_path / "Weber" / name / "a.jpg").touch()
    (tmp_path / "Weber" / "Export").mkdir()  # nothing in it yet
    (place / "edits").mkdir(parents=True)
    (place / "edits" / "a.TIF").touch()
    return place


def test_folders_of_a_telling_name_with_pictures_are_suggested(place):
    found = {one.folder.name for one in suggest({place: SHOOT}, watched=[])}
    assert found == {"Finals", "01_Edited", "edits"}


def test_what_is_watched_or_holds_originals_is_not_suggested(place):
    finals = place.parent / "Finals"
    found = suggest({place: SHOOT, place / "edits": SHOOT}, watched=[finals])
    assert [one.folder.name for one in found] == ["01_Edited"]


def test_a_drive_that_is_away_suggests_nothing(tmp_path):
    assert suggest({tmp_path / "gone" / "RAW": SHOOT}, watched=[]) == []


def test_a_suggestion_names_its_shoot(place):
    assert Suggestion(folder=place / "edits", session_id=SHOOT) in suggest({place: SHOOT}, watched=[])


def test_a_chosen_folder_belongs_to_the_one_shoot_beside_it_and_to_none_where_there_are_two(place):
    finals = place.parent / "Finals"
    assert shoot_for(finals, {place: SHOOT}) == SHOOT
    assert shoot_for(finals, {place: SHOOT, place.parent / "RAW 2": OTHER}) is None
    assert shoot_for(place / "edits", {place: SHOOT, place.parent / "RAW 2": OTHER}) == SHOOT
    assert shoot_for(place, {}) is None


def test_places_of_originals_are_those_of_one_shoot(studio, tmp_path):
    with studio.write() as db:
        one = library.find_or_add_session(db, job="Weber", session="The day")
        two = library.find_or_add_session(db, job="Weber", session="The party")
        for number, (folder, session) in enumerate([("a", one), ("a", one), ("b", one), ("b", two)]):
            path = tmp_path / folder / f"{number}.CR3"
            photo = make_photo(number, session_id=session, files=(make_file(number, path=path),))
            library.register(db, [photo])
        assert places_of_originals(db) == {tmp_path / "a": one}
