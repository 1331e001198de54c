from sqlalchemy import event

from focusflow_desktop.business.lists.operations import add_line, change_line, set_put_away
from focusflow_desktop.business.lists.queries import list_view


def test_a_list_has_its_values_its_currency_and_what_it_chooses_from(founded):
    with founded.write() as db:
        (place,) = add_line(db, "locations", "Botanical garden").rows["locations"]
        (kind,) = add_line(db, "session_types", "Portrait").rows["session_types"]
        change_line(db, "session_types", kind, column="location_id", value=place)
        change_line(db, "session_types", kind, column="price_minor", value=25_000)
    with founded.read() as db:
        view = list_view(db, "session_types")
    (line,) = view.lines
    assert (line.name, line.currency, line.values["location_id"]) == ("Portrait", "EUR", place)
    assert view.offers == {"locations": ((place, "Botanical garden"),), "job_types": ()}


def test_those_in_use_come_first_and_the_price_does_not_grow(founded):
    with founded.write() as db:
        for name in ("Beta", "alpha", "Old"):
            (row,) = add_line(db, "lead_sources", name).rows["lead_sources"]
        set_put_away(db, "lead_sources", row, is_archived=True)
    view, few = counted(founded)
    assert [line.name for line in view.lines] == ["alpha", "Beta", "Old"]
    with founded.write() as db:
        for number in range(50):
            add_line(db, "lead_sources", f"Source {number}")
    view, many = counted(founded)
    assert (len(view.lines), many) == (53, few)


def counted(studio):
    asked = []
    with studio.read() as db:

        def count(*_facts):
            asked.append(1)

        event.listen(db.get_bind(), "before_cursor_execute", count)
        view = list_view(db, "lead_sources")
        event.remove(db.get_bind(), "before_cursor_execute", count)
    return view, len(asked)
