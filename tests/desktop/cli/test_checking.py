from pathlib import Path

import pytest


@pytest.fixture
def changed(focusflow, studio):
    """Damages a file of the sample and mends it afterwards."""
    kept: dict[Path, bytes] = {}

    def damage(number: int, content: bytes | None) -> Path:
        path = Path(focusflow("photos", "--studio", studio, "--json").records[number]["file"])
        kept[path] = path.read_bytes()
        if content is None:
            path.unlink()
        else:
            path.write_bytes(content)
        return path

    yield damage
    for path, content in kept.items():
        path.write_bytes(content)


def test_a_sound_studio_passes(focusflow, studio):
    done = focusflow("check", "--studio", studio, "--json")
    assert done.code == 0
    assert {record["state"] for record in done.records} == {"ok"}
    assert "files are as they were" in focusflow("check", "--studio", studio).out


def test_a_damaged_and_a_missing_file_are_named(focusflow, studio, changed):
    damaged, missing = changed(0, b"x"), changed(1, None)
    done = focusflow("check", "--studio", studio, "--json")
    assert done.code == 1
    states = {record["file"]: record["state"] for record in done.records if record["state"] != "ok"}
    assert states == {str(damaged): "damaged", str(missing): "missing"}
    assert str(damaged) in done.err


def test_one_changed_bit_is_found_by_reading_and_not_by_a_quick_look(focusflow, studio, changed):
    path = Path(focusflow("photos", "--studio", studio, "--json").records[2]["file"])
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    changed(2, bytes(content))
    assert focusflow("check", "--studio", studio, "--quick").code == 0
    assert focusflow("check", "--studio", studio).code == 1


def test_checking_works_beside_an_open_window(focusflow, held):
    assert focusflow("check", "--studio", held, "--quick").code == 0


def test_a_damaged_database_is_said_in_words(focusflow, studio):
    focusflow("backup", "--studio", studio)
    database = studio / "studio.db"
    content = bytearray(database.read_bytes())
    content[8192:] = b"\xa5" * (len(content) - 8192)
    database.write_bytes(content)
    done = focusflow("check", "--studio", studio)
    assert done.code == 1
    assert "damaged" in done.err or "malformed" in done.err
