import os
import subprocess
import sys
from pathlib import Path

from focusflow_desktop.db import undo
from focusflow_desktop.db.unit_of_work import Studio, open_studio
from focusflow_desktop.photos.culling.mark_writer import Mark, MarkWriter
from focusflow_desktop.photos.library import queries
from focusflow_desktop.photos.library.operations import register
from focusflow_desktop.shared.errors import NoRoom, WorldError
from focusflow_desktop.shared.records.photos import Flag
from tests.support.factories import make_photo

PHOTOS = [make_photo(number) for number in range(1, 21)]


def registered(studio: Studio) -> Studio:
    with studio.write() as db:
        register(db, PHOTOS)
    return studio


def ratings(studio: Studio) -> list[int]:
    with studio.read() as db:
        return [row.rating for row in queries.rows(db, [p.id for p in PHOTOS])]


def test_every_press_is_written_and_is_a_step_of_its_own(studio: Studio) -> None:
    registered(studio)
    told = []
    writer = MarkWriter(studio, wrote=told.append, failed=told.append)
    for photo in PHOTOS:
        writer.put(Mark(ids=(photo.id,), step="Rate 5", rating=5))
    writer.put(Mark(ids=(PHOTOS[0].id,), step="Pick", flag=Flag.PICK, label="red"))
    assert writer.close()
    assert ratings(studio) == [5] * 20
    assert all(changes.touches("photo_states") for changes in told)
    with studio.write() as db:
        assert undo.undo(db).name == "Pick"
        assert undo.undo(db).ids == (PHOTOS[-1].id,)


def test_marks_of_one_press_are_one_step(studio: Studio) -> None:
    registered(studio)
    writer = MarkWriter(studio, wrote=lambda _changes: None, failed=lambda _error: None)
    keep = Mark(ids=(PHOTOS[3].id,), step="Keep one of a burst", flag=Flag.PICK)
    writer.put(keep, Mark(ids=(PHOTOS[1].id, PHOTOS[2].id), step=keep.step, flag=Flag.REJECT))
    assert writer.close()
    with studio.write() as db:
        taken = undo.undo(db)
        assert taken.ids[0] == PHOTOS[3].id
        rows = queries.rows(db, [photo.id for photo in PHOTOS])
        assert {row.flag for row in rows} == {Flag.NONE}


class FullDisk:
    """A studio whose disk is full for the first write."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self.is_full = True

    def write(self):
        if self.is_full:
            self.is_full = False
            raise NoRoom("studio_disk_full", "The disk is full.")
        return self._studio.write()


def test_marks_that_could_not_be_written_are_said_and_tried_again(studio: Studio) -> None:
    registered(studio)
    failures: list[WorldError] = []
    writer = MarkWriter(FullDisk(studio), wrote=lambda _: None, failed=failures.append)
    writer.put(Mark(ids=(PHOTOS[0].id,), step="Rate 4", rating=4))
    assert writer.close()
    assert ratings(studio)[0] == 4
    assert [failure.code for failure in failures] == ["studio_disk_full"]


MARK_AND_DIE = """
import os, sys
from pathlib import Path
from focusflow_desktop.db.unit_of_work import open_studio
from focusflow_desktop.photos.culling.mark_writer import Mark, MarkWriter
from uuid import UUID
studio = open_studio(Path(sys.argv[1]))
writer = MarkWriter(studio, wrote=lambda changes: os._exit(9), failed=lambda error: os._exit(1))
for text in sys.argv[2:]:
    writer.put(Mark(ids=(UUID(text),), step="Rate 3", rating=3))
writer.flush()
"""


def test_a_mark_told_as_written_survives_kill_9(studio: Studio) -> None:
    registered(studio)
    folder: Path = studio.folder
    studio.close()
    ids = [str(photo.id) for photo in PHOTOS]
    died = subprocess.run(
        [sys.executable, "-c", MARK_AND_DIE, str(folder), *ids], check=False, env=os.environ
    )
    assert died.returncode == 9
    again = open_studio(folder)
    assert ratings(again) == [3] * 20
    again.close()
