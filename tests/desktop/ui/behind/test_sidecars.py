from pathlib import Path

from PySide6.QtCore import QObject

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.tables import FolderKind
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.culling import operations as culling
from focusflow_desktop.photos.library import operations as library
from focusflow_desktop.tasks.events import ChangeBus
from focusflow_desktop.tasks.runner import Runner
from focusflow_desktop.ui.behind.sidecars import SidecarKeeper
from tests.support.factories import make_file, make_photo


def test_a_mark_reaches_its_sidecar_by_itself_and_none_where_writing_is_off(
    qtbot, studio: Studio, clock, tmp_path: Path
) -> None:
    (tmp_path / "a.CR3").write_bytes(b"raw")
    photo = make_photo(1, files=(make_file(1, path=tmp_path / "a.CR3"),))
    with studio.write() as db:
        library.register(db, [photo])
        library.remember_folder(db, tmp_path, FolderKind.IMPORTED)
    owner, runner, bus = QObject(), Runner(), ChangeBus()
    keeper = SidecarKeeper(studio, runner=runner, bus=bus, clock=clock, parent=owner)
    told = []
    bus.changed.connect(lambda changes, origin: told.append(changes) if origin is keeper else None)
    keeper.keep_as("lightroom", writes=False)
    with studio.write() as db:
        culling.rate(db, [photo.id], rating=4)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert not (tmp_path / "a.xmp").exists()
    keeper.keep_as("lightroom", writes=True)
    with studio.write() as db:
        culling.rate(db, [photo.id], rating=5)
    bus.changed.emit(Changes.of("photo_states", [photo.id]), None)
    qtbot.waitUntil((tmp_path / "a.xmp").exists, timeout=20_000)
    assert (
        b'Rating="5"' in (tmp_path / "a.xmp").read_bytes()
        or b"Rating>5<" in (tmp_path / "a.xmp").read_bytes()
    )
    keeper.close()
    runner.close()


def test_writing_switched_on_later_writes_what_was_marked_before(
    qtbot, studio: Studio, clock, tmp_path: Path
) -> None:
    (tmp_path / "a.CR3").write_bytes(b"raw")
    photo = make_photo(1, files=(make_file(1, path=tmp_path / "a.CR3"),), rating=4)
    with studio.write() as db:
        library.register(db, [photo])
        library.remember_folder(db, tmp_path, FolderKind.IMPORTED)
    owner, runner, bus = QObject(), Runner(), ChangeBus()
    keeper = SidecarKeeper(studio, runner=runner, bus=bus, clock=clock, parent=owner)
    told = []
    bus.changed.connect(lambda changes, origin: told.append(changes))
    keeper.keep_as("lightroom", writes=False)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert not (tmp_path / "a.xmp").exists()
    keeper.keep_as("lightroom", writes=True)
    qtbot.waitUntil((tmp_path / "a.xmp").exists, timeout=20_000)
    keeper.close()
    runner.close()
