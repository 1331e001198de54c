from pathlib import Path

import pytest

from focusflow_desktop.db import undo as history
from focusflow_desktop.db.tables import FileRole, FolderKind
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.culling import operations as culling
from focusflow_desktop.photos.library import operations as library
from focusflow_desktop.photos.library import queries as library_queries
from focusflow_desktop.photos.sidecars.decisions import Choice, Kept, decide, look_again, take_back
from focusflow_desktop.photos.sidecars.keeper import keep_sidecars
from focusflow_desktop.photos.sidecars.operations import due_sidecars, keep_outcome
from focusflow_desktop.photos.sidecars.packet import parse
from focusflow_desktop.photos.sidecars.profiles import LIGHTROOM
from focusflow_desktop.photos.sidecars.queries import waiting_sidecars
from focusflow_desktop.photos.sidecars.read import read_marks
from focusflow_desktop.photos.sidecars.sync import sync_sidecar
from focusflow_desktop.shared.records.photos import Flag
from tests.support.factories import make_file, make_photo
from tests.support.sidecar_texts import LIGHTROOM_PICK

ONE = "AB5_0001"


class Shoot:
    """One photo, changed here and by another program since both agreed."""

    def __init__(self, studio: Studio, folder: Path, clock) -> None:
        self.studio, self.clock = studio, clock
        self.sidecar = folder / f"{ONE}.xmp"
        (folder / f"{ONE}.CR3").write_bytes(b"raw")
        self.photo = make_photo(1, files=(make_file(1, path=folder / f"{ONE}.CR3", role=FileRole.ORIGINAL),))
        with studio.write() as db:
            library.register(db, [self.photo])
            library.remember_folder(db, folder, FolderKind.IMPORTED)
        self.keep()
        self.sidecar.write_text(LIGHTROOM_PICK)
        self.mark(rating=3, flag=Flag.REJECT)
        self.keep()

    def mark(self, *, rating: int, flag: Flag) -> None:
        with self.studio.write() as db:
            culling.rate(db, [self.photo.id], rating=rating)
            culling.flag(db, [self.photo.id], flag=flag)

    def keep(self) -> None:
        keep_sidecars(self.studio, profile=LIGHTROOM, clock=self.clock)

    def waiting(self):
        with self.studio.read() as db:
            return waiting_sidecars(db)

    def disputes(self):
        return {dispute.field: dispute for photo in self.waiting().photos for dispute in photo.disputes}

    def decide(self, kept: Kept, *fields: str, step: str | None = None):
        open_ones = self.disputes()
        choices = [Choice(dispute=open_ones[field], kept=kept) for field in fields]
        with self.studio.write(step) as db:
            return decide(db, choices)

    @property
    def in_file(self):
        return read_marks(parse(self.sidecar.read_bytes())).marks

    @property
    def in_studio(self):
        with self.studio.read() as db:
            return library_queries.rows(db, [self.photo.id])[0]


@pytest.fixture
def shoot(studio: Studio, tmp_path: Path, clock) -> Shoot:
    folder = tmp_path / "pictures"
    folder.mkdir()
    return Shoot(studio, folder, clock)


def test_both_values_wait_with_who_wrote_the_file_and_when(shoot: Shoot) -> None:
    [photo] = shoot.waiting().photos
    assert (photo.name, photo.folder, photo.is_refused) == (shoot.photo.name, shoot.sidecar.parent, False)
    rating = shoot.disputes()["rating"]
    assert (rating.ours, rating.theirs, rating.program) == (3, 4, "Lightroom / Camera Raw")
    assert rating.written_at is not None
    assert rating.written_at.isoformat() == "2026-05-02T10:11:12+02:00"
    assert shoot.disputes()["flag"].value is Flag.PICK


def test_ours_kept_is_written_by_the_next_round_and_nothing_foreign_is_touched(shoot: Shoot) -> None:
    shoot.decide(Kept.OURS, "rating", "flag")
    assert shoot.waiting().total == 0
    shoot.keep()
    assert (shoot.in_file.rating, shoot.in_file.flag) == (3, Flag.REJECT)
    assert "crs:Look='\"quoted\" &amp; &#x3c;odd'" in shoot.sidecar.read_text()
    assert shoot.waiting().total == 0


def test_the_files_value_taken_is_the_photos_mark_and_the_file_is_left_alone(shoot: Shoot) -> None:
    before = shoot.sidecar.read_bytes()
    decided = shoot.decide(Kept.THEIRS, "rating", "flag")
    assert decided.changes.touches("photo_states")
    assert (shoot.in_studio.rating, shoot.in_studio.flag) == (4, Flag.PICK)
    shoot.keep()
    assert shoot.sidecar.read_bytes() == before
    assert shoot.waiting().total == 0


def test_each_field_is_decided_by_itself(shoot: Shoot) -> None:
    shoot.decide(Kept.OURS, "rating")
    shoot.keep()
    assert set(shoot.disputes()) == {"flag"}
    assert (shoot.in_file.rating, shoot.in_file.flag) == (3, Flag.PICK)


def test_a_value_that_changed_again_since_it_was_shown_is_not_decided(shoot: Shoot) -> None:
    seen = shoot.disputes()["rating"]
    shoot.sidecar.write_text(LIGHTROOM_PICK.replace('Rating="4"', 'Rating="1"'))
    with shoot.studio.write() as db:
        look_again(db, [shoot.photo.id])
    shoot.keep()
    with shoot.studio.write() as db:
        assert decide(db, [Choice(dispute=seen, kept=Kept.OURS)]).done == ()
    assert shoot.disputes()["rating"].theirs == 1


def test_a_file_that_changes_after_the_decision_is_not_overwritten(shoot: Shoot) -> None:
    shoot.decide(Kept.OURS, "rating")
    shoot.sidecar.write_text(LIGHTROOM_PICK.replace('Rating="4"', 'Rating="1"'))
    shoot.keep()
    assert shoot.in_file.rating == 1
    assert shoot.disputes()["rating"].theirs == 1


def test_a_decision_made_during_a_round_outlives_the_round(shoot: Shoot) -> None:
    with shoot.studio.write() as db:
        look_again(db, [shoot.photo.id])
        [due] = due_sidecars(db)
    outcome = sync_sidecar(
        due.original, base=due.agreed, ours=due.ours, profile=LIGHTROOM, now=shoot.clock.now()
    )
    shoot.decide(Kept.OURS, "rating", "flag")
    with shoot.studio.write() as db:
        keep_outcome(db, due, outcome)
    assert shoot.waiting().total == 0
    shoot.keep()
    assert shoot.in_file.rating == 3


@pytest.mark.parametrize("kept", list(Kept))
@pytest.mark.parametrize("rounds_between", [0, 1])
def test_a_decision_taken_back_waits_again_and_the_other_value_can_still_be_had(
    shoot: Shoot, kept: Kept, rounds_between: int
) -> None:
    decided = shoot.decide(kept, "rating")
    for _ in range(rounds_between):
        shoot.keep()
    with shoot.studio.write() as db:
        take_back(db, decided.done)
    shoot.keep()
    assert (shoot.disputes()["rating"].ours, shoot.disputes()["rating"].theirs) == (3, 4)
    assert shoot.in_studio.rating == 3
    shoot.decide(Kept.THEIRS, "rating")
    shoot.keep()
    assert (shoot.in_studio.rating, shoot.in_file.rating) == (4, 4)
    assert "rating" not in shoot.disputes()


def test_taking_the_files_value_is_a_step_that_undo_takes_back(shoot: Shoot) -> None:
    shoot.decide(Kept.THEIRS, "rating", step="take the file's value")
    with shoot.studio.write() as db:
        assert history.undo(db) is not None
    assert shoot.in_studio.rating == 3


def test_a_refused_file_waits_with_its_reason_until_it_is_mended(shoot: Shoot) -> None:
    shoot.sidecar.write_bytes(b"<x:xmpmeta broken")
    with shoot.studio.write() as db:
        look_again(db, [shoot.photo.id])
    shoot.keep()
    [photo] = shoot.waiting().photos
    assert photo.is_refused
    assert "not valid XMP" in (photo.problem or "")
    assert shoot.sidecar.read_bytes() == b"<x:xmpmeta broken"
    shoot.sidecar.write_text(LIGHTROOM_PICK)
    with shoot.studio.write() as db:
        look_again(db, [shoot.photo.id])
    shoot.keep()
    assert set(shoot.disputes()) == {"rating", "flag"}


def test_a_value_stays_the_other_programs_after_we_wrote_another_field_into_its_file(shoot: Shoot) -> None:
    shoot.decide(Kept.OURS, "rating")
    shoot.keep()
    flag = shoot.disputes()["flag"]
    assert flag.written_at is not None
    assert (flag.program, flag.written_at.day) == ("Lightroom / Camera Raw", 2)
