from pathlib import Path

from focusflow_desktop.photos.ingest.volumes import cards_here


def test_only_volumes_that_a_camera_has_written_are_cards(tmp_path: Path) -> None:
    for name in ("WED-02/dcim", "stick/Documents", "empty"):
        (tmp_path / name).mkdir(parents=True)
    volumes = [tmp_path / name for name in ("WED-02", "stick", "empty", "pulled")]
    assert cards_here(candidates=volumes) == [tmp_path / "WED-02"]


def test_asking_the_system_itself_answers_with_folders() -> None:
    assert all(card.is_dir() for card in cards_here())
