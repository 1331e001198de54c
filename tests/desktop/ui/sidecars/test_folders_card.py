from pathlib import Path

from focusflow_desktop.db.tables import FolderKind
from focusflow_desktop.photos.culling import operations as culling
from focusflow_desktop.photos.library import operations as library
from focusflow_desktop.ui.sidecars.folders_card import FoldersCard
from tests.support.factories import make_file, make_photo
from tests.support.services import OpenHouse


def test_switching_a_folder_on_writes_the_marks_that_waited(
    qtbot, open_house: OpenHouse, tmp_path: Path
) -> None:
    services, archive = open_house.services, tmp_path / "archive"
    archive.mkdir()
    (archive / "a.CR3").write_bytes(b"raw")
    photo = make_photo(1, files=(make_file(1, path=archive / "a.CR3"),))
    with services.studio.write() as db:
        library.register(db, [photo])
        library.remember_folder(db, archive, FolderKind.IN_PLACE)
        culling.rate(db, [photo.id], rating=4)
    services.sidecars.keep_as("lightroom", writes=True)
    card = FoldersCard(open_house.frame)
    qtbot.addWidget(card)
    card.show()
    qtbot.waitUntil(lambda: len(card.switches) == 1)
    [switch] = card.switches
    assert str(archive) in switch.accessibleName()
    assert not switch.isChecked()
    assert [path.name for path in archive.iterdir()] == ["a.CR3"]
    switch.click()
    qtbot.waitUntil((archive / "a.xmp").exists, timeout=20_000)
    qtbot.waitUntil(lambda: services.runner.is_idle)


def test_a_studio_without_such_folders_says_so(qtbot, open_house: OpenHouse) -> None:
    card = FoldersCard(open_house.frame)
    qtbot.addWidget(card)
    card.show()
    qtbot.waitUntil(lambda: open_house.services.runner.is_idle)
    assert card._none.isVisibleTo(card)
    assert card.switches == []
