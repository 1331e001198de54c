from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from focusflow_desktop.photos.export.plan import ExportPlan, plan_export
from focusflow_desktop.photos.export.presets import Preset
from focusflow_desktop.photos.export.run import names_in, run_export, sweep
from focusflow_desktop.photos.export.worker import FileResult, State
from focusflow_desktop.photos.files.originals import Originals
from focusflow_desktop.photos.pool import Pool, Ticket
from focusflow_desktop.shared.errors import NoRoom, Refused, Unavailable
from focusflow_desktop.shared.imaging.recipe import Fit, Recipe
from tests.support.picture_files import jpeg

WEB = Preset(name="Web", recipe=Recipe(fit=Fit.LONG_EDGE, px=100))


class HerePool:
    """Runs each call at once in this process; what `spoil` returns for a call takes its answer's place."""

    def __init__(self, spoil=lambda work: None) -> None:
        self.spoil = spoil
        self.calls = []

    def submit(self, function, *args, **_):
        ticket = Ticket()
        self.calls.append(args[0])
        spoiled = self.spoil(args[0])
        if isinstance(spoiled, Exception):
            ticket.settle(error=spoiled)
        else:
            ticket.settle(spoiled or function(*args))
        return ticket


def plan_of(sources, tmp_path, presets=(WEB,)) -> ExportPlan:
    return plan_export(sources, presets, folder=tmp_path / "out", taken=names_in([tmp_path / "out"]))


def visible(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_run_in_real_workers_writes_everything_and_counts_down(shoot, tmp_path):
    told = []
    with Pool(workers=2) as pool:
        report = run_export(plan_of(shoot, tmp_path), pool=pool, originals=Originals(), progress=told.append)
    assert len(report.written) == 3 and not report.failed and not report.remaining
    assert visible(tmp_path / "out") == ["IMG_0.jpg", "IMG_1.jpg", "IMG_2.jpg"]
    assert [progress.done for progress in told] == [1, 2, 3]
    assert told[-1].seconds_left == 0 and told[0].seconds_left > 0


def test_one_corrupt_source_is_named_and_the_others_go_on(shoot, tmp_path):
    shoot[1].original.write_bytes(b"\xff\xd8\xff no picture")
    plan = plan_of(shoot, tmp_path)
    report = run_export(plan, pool=HerePool(), originals=Originals())
    assert [line.source.name for line in report.failed] == ["IMG_1.jpg"]
    assert visible(tmp_path / "out") == ["IMG_0.jpg", "IMG_2.jpg"]


def test_what_failed_can_be_tried_again_alone(shoot, tmp_path):
    whole = shoot[1].original.read_bytes()
    shoot[1].original.write_bytes(whole[:500])
    plan = plan_of(shoot, tmp_path)
    report = run_export(plan, pool=HerePool(), originals=Originals())
    shoot[1].original.write_bytes(whole)
    again = report.retry_plan(plan)
    assert again.file_count == 1
    assert len(run_export(again, pool=HerePool(), originals=Originals()).written) == 1
    assert visible(tmp_path / "out") == ["IMG_0.jpg", "IMG_1.jpg", "IMG_2.jpg"]


def test_a_dead_worker_costs_its_photo_only(shoot, tmp_path):
    def spoil(work):
        return Unavailable("pool.died", "The worker died.") if work.source.name == "IMG_1.jpg" else None

    report = run_export(plan_of(shoot, tmp_path), pool=HerePool(spoil), originals=Originals())
    assert [line.result.error.fields["file"][-9:] for line in report.failed] == ["IMG_1.jpg"]
    assert len(report.written) == 2


def test_cancel_finishes_what_flies_and_leaves_the_rest_untouched(shoot, tmp_path):
    many = shoot * 4
    answers = iter([False, False, True])
    plan = plan_of(many, tmp_path)
    report = run_export(plan, pool=HerePool(), originals=Originals(), is_cancelled=lambda: next(answers))
    assert len(report.written) + len(report.remaining) == 12
    assert report.remaining
    assert len(visible(tmp_path / "out")) == len(report.written)
    assert report.retry_plan(plan).file_count == len(report.remaining)


def full(work):
    error = NoRoom("export.disk_full", "The disk is full.")
    return [FileResult(output=output, state=State.FAILED, error=error) for output in work.outputs]


def test_a_full_disk_asks_and_goes_on_where_it_was_when_there_is_room(shoot, tmp_path):
    room = []
    pool = HerePool(lambda work: None if room else full(work))
    asked = []

    def may_go_on(error):
        asked.append(error.message)
        room.append(True)
        return True

    report = run_export(plan_of(shoot, tmp_path), pool=pool, originals=Originals(), may_go_on=may_go_on)
    assert asked[0] == "The disk is full."
    assert len(report.written) == 3 and not report.failed


def test_a_full_disk_stops_the_run_when_nobody_makes_room(shoot, tmp_path):
    report = run_export(plan_of(shoot, tmp_path), pool=HerePool(full), originals=Originals())
    assert isinstance(report.stopped_by, NoRoom)
    assert len(report.remaining) == 3 and not report.written


def test_nothing_is_ever_exported_among_originals(shoot, tmp_path):
    plan = plan_export(shoot, [WEB], folder=tmp_path / "originals" / "web", taken={})
    with pytest.raises(Refused):
        run_export(plan, pool=HerePool(), originals=Originals([tmp_path / "originals"]))
    assert visible(tmp_path / "originals") == ["IMG_0.jpg", "IMG_1.jpg", "IMG_2.jpg"]


def test_only_the_leftovers_of_dead_exports_are_swept(tmp_path):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left, running = tmp_path / f".ffpart-export-{gone.pid}-ab", tmp_path / f".ffpart-export-{os.getpid()}-cd"
    imported, foreign = tmp_path / ".ffpart-12ab", tmp_path / "picture.jpg"
    for file in (left, running, imported, foreign):
        file.write_bytes(b"x")
    assert sweep(tmp_path) == 1
    assert visible(tmp_path) == sorted([running.name, imported.name, foreign.name])
    os.utime(running, (0, 0))
    assert sweep(tmp_path) == 1


KILLED_AGAIN_AND_AGAIN = """
import os, signal, sys, time
from pathlib import Path
from uuid import UUID
from PIL import Image
from focusflow_desktop.photos.export.plan import ExportSource, plan_export
from focusflow_desktop.photos.export.presets import Collision, Preset
from focusflow_desktop.photos.export.worker import export_photo
from focusflow_desktop.shared.imaging.recipe import Recipe
source, out = Path(sys.argv[1]), Path(sys.argv[2])
preset = Preset(name="Web", recipe=Recipe(quality=95), collision=Collision.OVERWRITE)
photo = ExportSource(photo_id=UUID(int=1), name="a.jpg", original=source)
[work] = plan_export([photo], [preset], folder=out, taken={}).work
for number in range(20):
    exporter = os.fork()
    while exporter == 0:
        assert export_photo(work)[0].error is None
    time.sleep(0.01 + 0.0137 * number)
    os.kill(exporter, signal.SIGKILL)
    os.waitpid(exporter, 0)
    for file in out.glob("*.jpg"):
        with Image.open(file) as opened:
            opened.load()
            assert opened.size == (900, 600)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is POSIX")
def test_an_export_killed_twenty_times_leaves_no_half_file(tmp_path):
    source, out = tmp_path / "a.jpg", tmp_path / "out"
    source.write_bytes(jpeg(900, 600))
    command = [sys.executable, "-c", KILLED_AGAIN_AND_AGAIN, str(source), str(out)]
    subprocess.run(command, check=True, timeout=120)
    sweep(out)
    assert visible(out) == ["a.jpg"]
