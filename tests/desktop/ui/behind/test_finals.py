import io
import shutil

import pytest
from PIL import Image
from PySide6.QtCore import QObject
from sqlalchemy import func, select

from focusflow_desktop.db import undo
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.tables import FileRole, FinalFile, PhotoFile
from focusflow_desktop.photos.finals import folders
from focusflow_desktop.photos.finals.operations import link_final
from focusflow_desktop.photos.library import operations as library
from focusflow_desktop.shared.records import Final
from focusflow_desktop.tasks.events import ChangeBus
from focusflow_desktop.tasks.runner import Runner
from focusflow_desktop.tasks.task import Tasks, TaskState
from focusflow_desktop.ui.behind.finals import QUIET_UP_TO, FinalsWatcher, Pace
from tests.support.factories import make_photo
from tests.support.picture_files import jpeg


class Watching:
    """A watcher over a real studio and a real folder."""

    def __init__(self, studio, clock, folder, pace=None):
        self.studio, self.folder, self.owner = studio, folder, QObject()
        self.runner, self.bus = Runner(), ChangeBus()
        self.tasks = Tasks(self.runner)
        self.told, self.refused = [], []
        self.watcher = FinalsWatcher(
            studio,
            runner=self.runner,
            tasks=self.tasks,
            bus=self.bus,
            clock=clock,
            parent=self.owner,
            pace=pace or Pace(settling_ms=40, resting_ms=60_000, heard_ms=10, imported_ms=10),
        )
        self.bus.changed.connect(lambda changes, origin: self.told.append(changes))
        self.watcher.refused.connect(self.refused.append)

    def linked(self) -> int:
        with self.studio.read() as db:
            return db.scalar(select(func.count(Final.id)).where(Final.photo_id.is_not(None), ~Final.deleted))

    def files(self, role=FileRole.FINAL) -> int:
        with self.studio.read() as db:
            return db.scalar(select(func.count(PhotoFile.id)).where(PhotoFile.role == role))

    def end(self) -> None:
        self.watcher.close()
        self.runner.close()


@pytest.fixture
def watching(qtbot, studio, clock, tmp_path):
    folder = tmp_path / "Finals"
    folder.mkdir()
    with studio.write() as db:
        library.register(db, [make_photo(number) for number in range(40)])
        folders.watch_folder(db, folder, session_id=None)
    made = Watching(studio, clock, folder)
    yield made
    qtbot.waitUntil(lambda: made.runner.is_idle, timeout=20_000)
    made.end()


def put(watching, number, name="AB5_{:04}-Edit.jpg", seed=None):
    path = watching.folder / name.format(number)
    path.write_bytes(jpeg(48, 32, seed=number if seed is None else seed))
    return path


def test_what_lies_there_at_the_start_and_what_arrives_later_is_linked(watching, qtbot):
    put(watching, 1)
    watching.watcher.look_now()
    qtbot.waitUntil(lambda: watching.linked() == 1, timeout=20_000)
    qtbot.waitUntil(lambda: watching.watcher.is_resting, timeout=20_000)
    put(watching, 2)
    qtbot.waitUntil(lambda: watching.linked() == 2, timeout=20_000)
    assert any(changes.touches("finals") for changes in watching.told)
    assert watching.tasks.all == ()  # a few files are no task


def test_where_the_system_tells_nothing_the_timer_finds_what_arrived(qtbot, studio, clock, tmp_path):
    folder = tmp_path / "Share"
    folder.mkdir()
    with studio.write() as db:
        library.register(db, [make_photo(1)])
        folders.watch_folder(db, folder, session_id=None)
    made = Watching(studio, clock, folder, Pace(settling_ms=40, resting_ms=100, heard_ms=10))
    made.watcher._ear.blockSignals(True)
    made.watcher.look_now()
    qtbot.waitUntil(lambda: made.watcher.is_resting and folder in made.watcher.states, timeout=20_000)
    put(made, 1)
    qtbot.waitUntil(lambda: made.linked() == 1, timeout=20_000)
    made.watcher.close()
    qtbot.waitUntil(lambda: made.runner.is_idle, timeout=20_000)
    made.end()


def test_many_files_are_a_task_with_each_unreadable_one_named(watching, qtbot):
    count = QUIET_UP_TO + 3
    for number in range(count):
        put(watching, number)
    out = io.BytesIO()
    Image.new("RGB", (60, 40)).save(out, "TIFF")
    (watching.folder / "half.tif").write_bytes(out.getvalue()[:3000])
    watching.watcher.look_now()
    qtbot.waitUntil(lambda: watching.linked() == count, timeout=20_000)
    [task] = watching.tasks.all
    qtbot.waitUntil(lambda: not task.is_running, timeout=20_000)
    assert [failure.name for failure in task.failures] == ["half.tif"]


def test_a_task_that_was_stopped_begins_again_only_when_asked(watching, qtbot):
    for number in range(QUIET_UP_TO + 8):
        put(watching, number)
    watching.tasks.added.connect(lambda task: task.cancel() if len(watching.tasks.all) == 1 else None)
    watching.watcher.look_now()
    qtbot.waitUntil(lambda: bool(watching.tasks.all), timeout=20_000)
    [task] = watching.tasks.all
    qtbot.waitUntil(lambda: task.state is TaskState.CANCELLED, timeout=20_000)
    qtbot.waitUntil(lambda: watching.watcher.is_resting, timeout=20_000)
    watching.bus.changed.emit(Changes.of("folders"), None)
    qtbot.waitUntil(lambda: watching.runner.is_idle and watching.watcher.is_resting, timeout=20_000)
    assert len(watching.tasks.all) == 1
    watching.watcher.look_now()
    qtbot.waitUntil(lambda: watching.linked() == QUIET_UP_TO + 8, timeout=20_000)


def test_a_folder_removed_while_it_is_watched_is_said_once_and_loses_nothing(watching, qtbot):
    put(watching, 1)
    watching.watcher.look_now()
    qtbot.waitUntil(lambda: watching.linked() == 1 and watching.watcher.is_resting, timeout=20_000)
    shutil.rmtree(watching.folder)
    qtbot.waitUntil(lambda: bool(watching.refused), timeout=20_000)
    watching.watcher.look_now()
    qtbot.waitUntil(lambda: watching.runner.is_idle, timeout=20_000)
    assert len(watching.refused) == 1
    assert watching.linked() == 1
    watching.folder.mkdir()
    put(watching, 1)
    put(watching, 2)
    watching.watcher.look_now()
    qtbot.waitUntil(lambda: watching.linked() == 2, timeout=20_000)


def test_photos_that_arrive_after_their_finals_are_found(watching, qtbot, studio):
    put(watching, 77)
    watching.watcher.look_now()
    qtbot.waitUntil(lambda: _filed(studio) == 1, timeout=20_000)
    late = make_photo(77)
    with studio.write() as db:
        watching.bus.changed.emit(library.register(db, [late]), None)
    qtbot.waitUntil(lambda: watching.linked() == 1, timeout=20_000)


def test_an_undo_takes_the_final_off_the_photo_for_exports_too(watching, qtbot, studio):
    same = [make_photo(n, name=f"{n}/IMG_0001.CR3", captured_at=None) for n in (101, 102)]
    with studio.write() as db:
        library.register(db, [make_photo(n, name="IMG_0001.CR3", captured_at=None) for n in (101, 102)])
    put(watching, 1, "IMG_{:04}.jpg")
    watching.watcher.look_now()
    qtbot.waitUntil(lambda: _filed(studio) == 1, timeout=20_000)
    with studio.write("Link a final") as db:
        link_final(db, db.scalar(select(Final.id)), photo=same[0].id)
    assert watching.files() == 1
    with studio.write() as db:
        taken = undo.undo(db)
    watching.bus.changed.emit(taken.changes, None)
    qtbot.waitUntil(lambda: watching.files() == 0, timeout=20_000)


def test_the_end_comes_while_files_are_being_read(qtbot, studio, clock, tmp_path):
    folder = tmp_path / "Finals"
    folder.mkdir()
    with studio.write() as db:
        library.register(db, [make_photo(n) for n in range(40)])
        folders.watch_folder(db, folder, session_id=None)
    made = Watching(studio, clock, folder)
    for number in range(40):
        put(made, number)
    made.watcher.look_now()
    qtbot.waitUntil(lambda: bool(made.tasks.all), timeout=20_000)
    made.watcher.close()
    made.tasks.cancel_all()
    made.runner.close()
    with studio.read() as db:
        links = db.scalar(select(func.count(FinalFile.id)))
        assert links == made.files()  # whole: what is filed is filed entirely


def _filed(studio) -> int:
    with studio.read() as db:
        return db.scalar(select(func.count(FinalFile.id)))
