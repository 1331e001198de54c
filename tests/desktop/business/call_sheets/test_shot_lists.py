import pytest
from sqlalchemy import func, select

from focusflow_desktop.business.call_sheets.queries import other_lists, photos_of_item, sheet_of
from focusflow_desktop.business.call_sheets.shot_lists import (
    ItemFacts,
    add_items,
    add_list,
    change_item,
    check_items,
    copy_list,
    link_photos,
    remove_items,
    remove_list,
    rename_list,
    reorder_items,
    unlink_photos,
)
from focusflow_desktop.db import undo
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import ShotListPhoto


@pytest.fixture
def formals(wedding):
    with wedding.studio.write("New list") as db:
        (made,) = add_list(db, wedding.session, "Family formals").rows["shot_lists"]
        wishes = [ItemFacts(title=name, group="Weber") for name in ("Both", "Parents", "Grandmother")]
        add_items(db, made, wishes)
        return made


def lists(wedding, session=None):
    with wedding.studio.read() as db:
        return sheet_of(db, session or wedding.session).lists


def titles(wedding):
    return [item.title for item in lists(wedding)[0].items]


def ids(wedding):
    return [item.id for item in lists(wedding)[0].items]


def test_a_pasted_list_stands_in_its_order_below_what_is_there(wedding, formals):
    with wedding.studio.write() as db:
        add_items(
            db,
            formals,
            [ItemFacts(title=" Rings "), ItemFacts(title="Cake", people="the cook", is_must=True)],
        )
    assert titles(wedding) == ["Both", "Parents", "Grandmother", "Rings", "Cake"]
    last = lists(wedding)[0].items[-1]
    assert (last.people, last.is_must, last.group) == ("the cook", True, "")


def test_items_are_ticked_and_unticked(wedding, formals, clock):
    first = ids(wedding)[0]
    for at, made in ((clock.now(), 1), (None, 0)):
        with wedding.studio.write() as db:
            check_items(db, [first], at=at, by=wedding.anna)
        assert lists(wedding)[0].made == made


def test_items_are_put_in_another_order(wedding, formals):
    both, parents, grandmother = ids(wedding)
    with wedding.studio.write() as db:
        reorder_items(db, [grandmother, both, parents])
    assert titles(wedding) == ["Grandmother", "Both", "Parents"]


def test_an_item_is_changed_and_a_list_renamed(wedding, formals):
    with wedding.studio.write() as db:
        change_item(db, ids(wedding)[2], ItemFacts(title="Oma", is_must=True))
        rename_list(db, formals, "Formals")
    found = lists(wedding)[0]
    assert (found.title, found.items[2].title, found.items[2].group) == ("Formals", "Oma", "")


def test_a_list_goes_and_comes_back_whole(wedding, formals):
    with wedding.studio.write("Remove the list") as db:
        remove_list(db, formals)
    assert lists(wedding) == ()
    with wedding.studio.write() as db:
        undo.undo(db)
    assert len(titles(wedding)) == 3


def test_items_are_taken_off(wedding, formals):
    with wedding.studio.write() as db:
        remove_items(db, ids(wedding)[:2])
    assert titles(wedding) == ["Grandmother"]


def test_a_list_is_copied_to_another_session_with_nothing_ticked(wedding, formals, clock):
    with wedding.studio.write() as db:
        check_items(db, ids(wedding), at=clock.now())
    with wedding.studio.read() as db:
        assert other_lists(db, wedding.other_session) == [(formals, "Family formals · Weber, wedding")]
        assert other_lists(db, wedding.session) == []
    with wedding.studio.write() as db:
        copy_list(db, formals, wedding.other_session)
    (copied,) = lists(wedding, wedding.other_session)
    assert ([item.title for item in copied.items], copied.made) == (["Both", "Parents", "Grandmother"], 0)
    assert copied.items[0].group == "Weber"


def test_photos_are_linked_once_and_taken_off_again(wedding, formals, photos):
    item = ids(wedding)[0]
    for _ in range(2):
        with wedding.studio.write() as db:
            link_photos(db, item, photos[:2])
    with wedding.studio.read() as db:
        assert db.scalar(select(func.count(ShotListPhoto.id))) == 2
        assert set(photos_of_item(db, item)) == set(photos[:2])
    with wedding.studio.write() as db:
        unlink_photos(db, item, photos[:1])
    assert lists(wedding)[0].items[0].photos == 1


@pytest.mark.parametrize("title", ["", "  "])
def test_a_wish_without_words_is_refused_and_none_of_the_pasted_stay(wedding, formals, title):
    with pytest.raises(Refused) as refused, wedding.studio.write() as db:
        add_items(db, formals, [ItemFacts(title="Cake"), ItemFacts(title=title)])
    assert refused.value.fields["field"] == "title"
    assert len(titles(wedding)) == 3


def test_what_is_gone_is_refused(wedding, formals):
    item = ids(wedding)[0]
    for act in (
        lambda db: rename_list(db, new_id(), "x"),
        lambda db: change_item(db, new_id(), ItemFacts(title="x")),
        lambda db: link_photos(db, item, [new_id()]),
        lambda db: add_list(db, new_id(), "x"),
    ):
        with wedding.studio.write() as db, pytest.raises(Refused):
            act(db)
