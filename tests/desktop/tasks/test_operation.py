import threading

import pytest
from PySide6.QtCore import QObject

from focusflow_desktop.business.studio.operations import found_studio
from focusflow_desktop.business.studio.queries import studio_profile
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import Refused


def _found(house, name="Anna Brandt Photography"):
    tenant = house.studio.tenant_id
    return lambda db: found_studio(db, tenant, name=name, country="DE", currency="EUR")


def test_a_write_is_kept_and_everybody_hears_what_changed(house, qtbot):
    page, heard, done = QObject(), [], []
    house.door.bus.changed.connect(lambda changes, origin: heard.append((changes, origin)))
    house.door.run_write(page, _found(house), done=done.append)
    qtbot.waitUntil(lambda: bool(done))
    [(changes, origin)] = heard
    assert changes.touches("studios")
    assert origin is page
    with house.studio.read() as db:
        assert studio_profile(db).name == "Anna Brandt Photography"


def test_what_the_world_refuses_is_told_to_who_asked(house, qtbot):
    page, refused = QObject(), []
    house.door.run_write(page, _found(house, name=" "), failed=refused.append)
    qtbot.waitUntil(lambda: bool(refused))
    assert refused[0].code == "studio_name_missing"


def test_a_refusal_nobody_takes_is_still_said(house, qtbot):
    page, said = QObject(), []
    house.door.refused.connect(said.append)
    house.door.run_write(page, _found(house, name=""))
    qtbot.waitUntil(lambda: bool(said))
    assert isinstance(said[0], Refused)


def test_our_own_mistake_goes_to_the_crash_report(house, qtbot, caplog):
    page, broken = QObject(), []
    house.door.broke.connect(broken.append)
    house.door.run_query(page, lambda _db: 1 / 0, done=lambda _result: None)
    qtbot.waitUntil(lambda: bool(broken))
    assert isinstance(broken[0], ZeroDivisionError)
    caplog.clear()


def test_a_failed_write_leaves_nothing(house, qtbot):
    page, refused = QObject(), []

    def half(db):
        _found(house)(db)
        raise Refused("no", "No.")

    house.door.run_write(page, half, failed=refused.append)
    qtbot.waitUntil(lambda: bool(refused))
    with house.studio.read() as db:
        assert studio_profile(db) is None


def test_a_page_that_closed_gets_no_answer_but_its_write_is_kept(house, qtbot):
    page, answers, gate = QObject(), [], threading.Event()
    write = _found(house)

    def slow(db):
        assert gate.wait(5)
        return write(db)

    house.door.run_write(page, slow, done=answers.append)
    page.deleteLater()
    destroyed = []
    page.destroyed.connect(lambda: destroyed.append(True))
    qtbot.waitUntil(lambda: bool(destroyed))
    gate.set()
    qtbot.waitUntil(lambda: house.runner.is_idle)
    assert answers == []
    with house.studio.read() as db:
        assert studio_profile(db) is not None


def test_a_page_that_closed_cancels_its_queries(house, qtbot):
    page, answers, gate = QObject(), [], threading.Event()
    house.door.run_query(page, lambda _db: gate.wait(5), done=answers.append)
    page.deleteLater()
    destroyed = []
    page.destroyed.connect(lambda: destroyed.append(True))
    qtbot.waitUntil(lambda: bool(destroyed))
    gate.set()
    qtbot.waitUntil(lambda: house.runner.is_idle)
    assert answers == []


@pytest.mark.parametrize("result", [Changes.of("photos"), Changes.of("jobs")])
def test_changes_tell_their_kinds(house, qtbot, result):
    heard = []
    house.door.bus.changed.connect(lambda changes, _origin: heard.append(changes.kinds))
    house.door.run_write(house.door, lambda _db: result)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [result.kinds]
