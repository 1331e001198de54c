from pathlib import Path

from PIL import Image
from PySide6.QtCore import QObject

from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.library import queries
from focusflow_desktop.photos.library.locations import Locations
from focusflow_desktop.photos.library.operations import register
from focusflow_desktop.photos.pool import Pool
from focusflow_desktop.shared.records.photos import PhotoKind
from focusflow_desktop.tasks.events import ChangeBus
from focusflow_desktop.tasks.runner import Runner
from focusflow_desktop.ui.behind.looks import LooksKeeper
from tests.support.factories import make_file, make_photo


def test_every_readable_photo_is_measured_once_and_the_others_are_passed_by(
    qtbot, studio: Studio, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.jpg", tmp_path / "bad.jpg"
    Image.effect_noise((300, 200), 60).convert("RGB").save(good)
    bad.write_bytes(b"nothing")
    photos = [
        make_photo(n, kind=PhotoKind.JPEG, files=(make_file(n, path=path),))
        for n, path in enumerate((good, bad), 1)
    ]
    with studio.write() as db:
        register(db, photos)
    owner, runner, bus, pool = QObject(), Runner(), ChangeBus(), Pool(workers=1)
    told = []
    bus.changed.connect(lambda changes, _: told.append(changes))
    keeper = LooksKeeper(studio, pool, runner=runner, bus=bus, locations=Locations(studio), parent=owner)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    qtbot.waitUntil(lambda: runner.is_idle, timeout=20_000)
    keeper.close()
    runner.close()
    pool.close()
    with studio.read() as db:
        assert queries.without_signature(db, limit=9) == [photos[1].id]
        assert queries.burst_facts(db, [photos[0].id])[0].sharpness is not None
    assert [changes.kinds for changes in told] == [frozenset({"signatures"})]
