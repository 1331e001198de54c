from focusflow_desktop.business.sessions.details import session_details
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import KitItem, Room
from focusflow_desktop.shared.records.allocations import AllocationRole, ResourceKind
from tests.support.factories import make_allocation, make_job, make_location, make_member, make_session


def test_a_session_comes_with_what_it_takes_and_what_can_be_chosen(studio):
    job, anna, mia, place = make_job(), make_member(), make_member("Mia"), make_location()
    with studio.write() as db:
        db.add_all(
            [job, anna, mia, place, Room(id=new_id(), name="Studio 1"), KitItem(id=new_id(), name="Strobe")]
        )
        db.flush()
        session = make_session(job, location_id=place.id, notes="Ladder")
        db.add(session)
        db.flush()
        db.add(make_allocation(session, anna, travel_before_minutes=30))
        session_id, place_id = session.id, place.id
    with studio.read() as db:
        found = session_details(db, session_id)
        assert session_details(db, place_id) is None
    assert (found.title, found.notes, found.location_id, found.way_before) == (
        "Ceremony",
        "Ladder",
        place_id,
        30,
    )
    assert [(row.resource.name, row.role) for row in found.taken] == [("Anna", AllocationRole.LEAD)]
    assert [one.name for one in found.free(ResourceKind.USER)] == ["Mia"]
    assert [one.name for one in found.free(ResourceKind.ROOM)] == ["Studio 1"]
    assert [one.name for one in found.free(ResourceKind.KIT)] == ["Strobe"]
    assert [row.name for row in found.places] == ["Botanical garden"]
