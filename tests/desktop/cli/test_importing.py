import hashlib
import json
import shutil
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from focusflow_desktop.db.unit_of_work import open_studio
from focusflow_desktop.photos.samples.shoot import make_card
from focusflow_desktop.shared.records import PhotoKeyword, PhotoState

KEYS = ["file", "state", "reason", "sha256", "copies"]
VERDICT_KEYS = ["verdict", "verified", "copies", "devices"]


def _pictures(folder):
    return sorted(path for path in folder.rglob("*") if path.suffix in {".DNG", ".JPG"})


@pytest.fixture
def places(tmp_path):
    return tmp_path / "studio", tmp_path / "laptop", tmp_path / "drive"


def test_two_destinations_hold_every_file_and_the_last_line_is_the_verdict(focusflow, card, places):
    studio, laptop, drive = places
    done = focusflow("import", card, "--to", laptop, "--backup", drive, "--studio", studio, "--json")
    assert done.code == 0
    *files, verdict = done.records
    assert len(files) == 6
    for record in files:
        assert list(record) == KEYS
        assert record["state"] == "imported"
        assert len(record["copies"]) == 2
        for copy in [record["file"], *record["copies"]]:
            assert hashlib.sha256(Path(copy).read_bytes()).hexdigest() == record["sha256"]
    assert list(verdict) == VERDICT_KEYS
    assert (verdict["verified"], verdict["copies"]) == (6, 2)
    assert verdict["verdict"] == ("may_format" if verdict["devices"] == 2 else "one_verified_copy")
    assert len(_pictures(laptop)) == len(_pictures(drive)) == 6


def test_a_second_import_says_already_and_copies_nothing(focusflow, card, places):
    studio, laptop, _ = places
    focusflow("import", card, "--to", laptop, "--studio", studio)
    before = _pictures(laptop)
    done = focusflow("import", card, "--to", laptop, "--studio", studio, "--json")
    assert done.code == 0
    assert {record["state"] for record in done.records[:-1]} == {"already"}
    assert done.records[-1]["verified"] == 6
    assert _pictures(laptop) == before


def test_templates_name_files_and_folders(focusflow, card, places):
    studio, laptop, _ = places
    names = ("--template", "{date:%Y%m%d}_{job}_{number:4}", "--folders", "{year}/{job}", "--job", "Botanica")
    assert focusflow("import", card, "--to", laptop, "--studio", studio, *names).code == 0
    assert _pictures(laptop)[0] == laptop / "2026" / "Botanica" / "20260513_Botanica_0001.DNG"
    listed = focusflow("photos", "--studio", studio, "--json", "--filter", "job:botanica").records
    assert len(listed) == 3


def test_a_damaged_file_is_named_copied_and_never_shown_as_good(focusflow, card, places, tmp_path):
    studio, laptop, _ = places
    own = tmp_path / "own card"
    shutil.copytree(card, own)
    broken = sorted((own / "DCIM").rglob("*.DNG"))[1]
    broken.write_bytes(broken.read_bytes()[:3000])
    done = focusflow("import", own, "--to", laptop, "--studio", studio, "--json")
    assert done.code == 1
    (refused,) = [record for record in done.records[:-1] if record["state"] == "refused"]
    assert refused["file"] == str(broken)
    assert refused["reason"]
    assert str(broken) in done.err
    listed = focusflow("photos", "--studio", studio, "--json").records
    assert refused["sha256"] not in {record["sha256"] for record in listed}


@pytest.mark.slow
def test_killed_at_the_first_file_it_goes_on_where_it_was(program, places, tmp_path):
    studio, laptop, _ = places
    card = tmp_path / "card"
    files = make_card(card, count=10, size=(180, 120))
    arguments = ["import", card, "--to", laptop, "--studio", studio, "--json"]
    command = [sys.executable, "-m", "focusflow_desktop.cli", *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as interrupted:
        interrupted.stdout.readline()
        interrupted.kill()
    done = program(*arguments)
    assert done.code == 0, done.err
    assert {record["state"] for record in done.records[:-1]} <= {"imported", "already"}
    assert done.records[-1]["verified"] == len(files)
    assert sorted(path.name for path in _pictures(laptop)) == sorted(path.name for path in files)
    assert {hashlib.sha256(path.read_bytes()).digest() for path in _pictures(laptop)} == {
        hashlib.sha256(path.read_bytes()).digest() for path in files
    }
    assert len(program("photos", "--studio", studio, "--json").records) == 10
    assert program("check", "--studio", studio).code == 0


def test_a_card_that_is_not_there_does_not_keep_the_next_from_being_imported(
    focusflow, card, places, tmp_path
):
    studio, laptop, _ = places
    done = focusflow("import", tmp_path / "no card", card, "--to", laptop, "--studio", studio, "--json")
    assert done.code == 1
    assert "no card" in done.err
    assert len(_pictures(laptop)) == 6
    assert done.records[-1]["verdict"] == "not_yet"


def test_what_is_no_picture_is_named_and_left_and_keeps_the_verdict_back(focusflow, card, places, tmp_path):
    studio, laptop, _ = places
    own = tmp_path / "own card"
    shutil.copytree(card, own)
    (own / "DCIM" / "contract.pdf").write_bytes(b"%PDF-1.7 not a picture")
    done = focusflow("import", own, "--to", laptop, "--studio", studio, "--json")
    assert done.code == 0
    assert "contract.pdf" in done.err
    assert done.records[-1]["verdict"] == "not_yet"
    assert not list(laptop.rglob("contract*"))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one program")
def test_an_interrupted_import_names_what_had_no_turn_and_still_ends_with_a_verdict(places, tmp_path):
    studio, laptop, _ = places
    files = make_card(tmp_path / "card", count=10, size=(180, 120))
    arguments = ["import", tmp_path / "card", "--to", laptop, "--studio", studio, "--json"]
    command = [sys.executable, "-m", "focusflow_desktop.cli", *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as stopped:
        first = stopped.stdout.readline()
        stopped.send_signal(signal.SIGINT)
        records = [json.loads(line) for line in [first, *stopped.stdout]]
    assert len(records) == len(files) + 1
    assert list(records[-1]) == VERDICT_KEYS
    failed = [record for record in records[:-1] if record["state"] == "failed"]
    assert all(record["reason"] for record in failed)
    assert stopped.returncode == (1 if failed else 0)


def test_a_studio_that_is_open_is_refused_with_its_holder(focusflow, card, held, tmp_path):
    done = focusflow("import", card, "--to", tmp_path / "laptop", "--studio", held)
    assert done.code == 1
    assert "open in FocusFlow" in done.err
    assert not (tmp_path / "laptop").exists()


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["--template", "{colour}"], "colour"),
        (["--template", "{job}_{number}"], "--job"),
        (["--folders", "{session}"], "--session"),
    ],
)
def test_a_template_that_cannot_be_filled_is_a_usage_error(focusflow, card, places, arguments, part):
    studio, laptop, _ = places
    done = focusflow("import", card, "--to", laptop, "--studio", studio, *arguments)
    assert done.code == 2
    assert part in done.err
    assert not laptop.exists()
    assert not studio.exists()


@pytest.mark.slow
def test_from_card_to_exported_proofs_in_the_shell(program, card, places, tmp_path):
    """The whole way as a script takes it, each step a program of its own."""
    studio, laptop, drive = places
    where = ("--studio", studio, "--json")
    assert program("import", card, "--to", laptop, "--backup", drive, *where).code == 0
    first, *rest = program("photos", *where).records
    assert len(rest) == 2
    assert program("mark", "--flag", "pick", "--rating", 4, first["file"], *where).code == 0
    proofs = tmp_path / "proofs"
    exported = program("export", "--preset", "Proof 1600", "--to", proofs, "--filter", "flag:pick", *where)
    assert exported.code == 0, exported.err
    assert [Path(record["out"]).parent for record in exported.records] == [proofs]
    assert program("backup", *where).code == 0
    assert program("check", *where).code == 0
    assert json.loads(exported.out)["width"] > 0


IPTC = '{"name": "Wedding", "creator": "{photographer}", "headline": "{job}", "keywords": ["wedding"]}'


def test_an_iptc_template_gives_new_photos_their_words_and_touches_no_original(focusflow, card, places):
    studio, laptop, _ = places
    (studio / "iptc-templates").mkdir(parents=True)
    (studio / "iptc-templates" / "wedding.json").write_text(IPTC)
    before = {path: path.read_bytes() for path in _pictures(card)}
    asked = ("import", card, "--to", laptop, "--studio", studio, "--iptc", "wedding", "--job", "Weber")
    assert focusflow(*asked).code == 2  # the template needs a photographer
    assert focusflow(*asked, "--photographer", "Anna Brandt").code == 0
    with closing(open_studio(studio, read_only=True)) as opened, opened.read() as db:
        states = db.scalars(select(PhotoState)).all()
        words = {(state.creator, state.title, state.rights, state.caption) for state in states}
        assert words == {("Anna Brandt", "Weber", None, None)}
        assert set(db.scalars(select(PhotoKeyword.keyword))) == {"wedding"}
    assert {path: path.read_bytes() for path in _pictures(card)} == before
    copied = {path.read_bytes() for path in _pictures(laptop)}
    assert copied == set(before.values())


def test_an_unknown_iptc_template_is_a_usage_error_and_nothing_is_copied(focusflow, card, places):
    studio, laptop, _ = places
    done = focusflow("import", card, "--to", laptop, "--studio", studio, "--iptc", "Sport")
    assert done.code == 2
    assert not laptop.exists()
