from collections.abc import Sequence
from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.shared.records import Collection, Job, Photo, PhotoKeyword, PhotoSession, PhotoState
from focusflow_desktop.shared.records.photos import PhotoKind
from focusflow_desktop.ui.search import searches
from focusflow_desktop.ui.shell.palette_list import Hit
from tests.support.services import OpenHouse, english, open_house

__all__ = ["english", "open_house"]


@pytest.fixture
def ids(open_house: OpenHouse) -> dict[str, object]:
    with open_house.services.studio.write() as db:
        job, collection = Job(title="Weber, wedding"), Collection(name="Best of summer")
        db.add_all([job, collection])
        db.flush()
        shoot = PhotoSession(job_id=job.id, title="Ceremony")
        db.add(shoot)
        db.flush()
        photo = Photo(
            name="AB5_8412.CR3",
            kind=PhotoKind.RAW,
            sha256="0" * 64,
            byte_size=1,
            session_id=shoot.id,
            taken_at=datetime(2026, 5, 13, 14, 36),
        )
        db.add(photo)
        db.flush()
        db.add_all([PhotoState(id=photo.id), PhotoKeyword(photo_id=photo.id, keyword="dandelion")])
    return {"photo": photo.id, "shoot": shoot.id, "collection": collection.id}


def found(open_house: OpenHouse, qtbot: QtBot, typed: str) -> dict[str, Sequence[Hit]]:
    services, answers = open_house.services, {}
    for provider in searches(door=services.door, show_room=open_house.show_room, parent=services):
        provider.search(typed, lambda hits, group=provider.group: answers.update({group: hits}))
    qtbot.waitUntil(lambda: len(answers) == 6)
    return {group: hits for group, hits in answers.items() if hits}


def test_a_photo_is_found_by_a_part_of_its_name(open_house, ids, qtbot) -> None:
    [hit] = found(open_house, qtbot, "8412")["Photos"]
    hit.run()
    assert open_house.shown == [("library", {"filter": Filter(text="AB5_8412.CR3"), "active": ids["photo"]})]


def test_a_keyword_is_found_by_its_beginning_with_its_photos(open_house, ids, qtbot) -> None:
    [hit] = found(open_house, qtbot, "dande")["Keywords"]
    assert hit.detail == "keyword, 1 photo"
    hit.run()
    assert open_house.shown == [("library", {"filter": Filter(keyword="dandelion")})]


@pytest.mark.parametrize("typed", ["Ceremony", "ceremnoy", "weber", "wever"])
def test_a_shoot_is_found_by_its_title_and_its_job_also_with_a_slip(open_house, ids, qtbot, typed) -> None:
    [hit] = found(open_house, qtbot, typed)["Shoots in the library"]
    hit.run()
    assert open_house.shown == [("library", {"filter": Filter(session_ids=frozenset({ids["shoot"]}))})]


def test_a_collection_is_found_also_with_a_slip(open_house, ids, qtbot) -> None:
    [hit] = found(open_house, qtbot, "sumer")["Collections"]
    hit.run()
    assert open_house.shown == [("library", {"filter": Filter(collection_id=ids["collection"])})]


def test_signs_of_the_query_language_are_plain_letters(open_house, ids, qtbot) -> None:
    assert found(open_house, qtbot, "%") == {}


def test_a_newer_letter_withdraws_the_older_question(open_house, ids, qtbot) -> None:
    services, answers = open_house.services, []
    photos = searches(door=services.door, show_room=open_house.show_room, parent=services)[2]
    photos.search("8", lambda _hits: answers.append("old"))
    photos.search("84", lambda _hits: answers.append("new"))
    qtbot.waitUntil(lambda: services.runner.is_idle)
    assert answers == ["new"]


def test_a_job_is_found_before_its_pictures_and_leads_to_its_page(open_house, ids, qtbot) -> None:
    hits = found(open_house, qtbot, "wever")["Clients and jobs"]
    assert [(hit.title, hit.icon) for hit in hits] == [("Weber, wedding", "briefcase")]
    hits[0].run()
    [(room, place)] = open_house.shown
    assert (room, list(place)) == ("jobs", ["job_id"])


def test_a_damaged_index_is_made_again_and_the_question_asked_once_more(open_house, ids, qtbot) -> None:
    with open_house.services.studio.write() as db:
        db.execute(text("DROP TABLE search_names"))
    assert [hit.title for hit in found(open_house, qtbot, "weber")["Clients and jobs"]] == ["Weber, wedding"]
    assert open_house.said == []
