from sqlalchemy import event

from focusflow_desktop.business.contact_files.whole_contacts import whole_contacts
from focusflow_desktop.shared.records.contacts import Lifecycle


def test_everything_of_everybody_by_name(studio, people):
    with studio.read() as db:
        krause, julia = whole_contacts(db)
    assert (krause.name, krause.addresses, krause.stage) == ("Blumen Krause", (), Lifecycle.PROSPECT)
    assert julia.emails == ("julia@weber.example", "jw@mail.example")
    assert julia.phones[0] == "+49 30 1234567"
    assert julia.addresses[0].city == "Berlin"
    assert (julia.source, julia.tags) == ("Instagram", ("VIP", "Wedding"))


def test_some_of_them_cost_as_many_statements_as_all(studio, people):
    asked = []
    with studio.read() as db:
        event.listen(db.connection(), "before_cursor_execute", lambda *a: asked.append(a[2]))
        whole_contacts(db)
        asked.clear()
        assert [one.name for one in whole_contacts(db, [people["julia"]])] == ["Julia Weber"]
        some = len(asked)
        whole_contacts(db)
    assert len(asked) == 2 * some
