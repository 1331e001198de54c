from sqlalchemy import select

from focusflow_desktop.business.clients.queries import contact_rows
from focusflow_desktop.shared.records import Contact, ContactLink, Member


def test_the_team_is_there_once_with_whom_the_pictures_knew(filled):
    with filled.read() as db:
        names = list(db.scalars(select(Member.name).where(~Member.deleted).order_by(Member.name)))
    assert names == ["Anna Brandt", "Mia Krause", "Tom Reuter"]


def test_families_and_firms_have_no_given_name(filled):
    with filled.read() as db:
        parts = {c.name: (c.given_name, c.family_name) for c in db.scalars(select(Contact))}
    assert parts["Lena Weber"] == ("Lena", "Weber")
    assert parts["Weiss family"] == (None, "Weiss")
    assert parts["Frau Albers"] == (None, "Albers")
    assert parts["Verde"] == (None, None)


def test_couples_are_linked(filled):
    with filled.read() as db:
        assert sorted(db.scalars(select(ContactLink.relation))) == ["family", "partner"]


def test_the_clients_room_has_them_all_in_several_lives(filled):
    with filled.read() as db:
        rows = contact_rows(db).rows
    assert len(rows) == 14
    assert len({row.stage for row in rows}) >= 3
