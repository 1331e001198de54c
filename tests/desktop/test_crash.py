import subprocess
import sys
import threading

import pytest

from focusflow_desktop.crash import KEPT_REPORTS, CrashReporter
from tests.support.studios import StillClock


@pytest.fixture
def reporter(tmp_path):
    return CrashReporter(tmp_path / "crashes", StillClock())


def _caught():
    try:
        raise ValueError("token=hunter2")
    except ValueError as error:
        return error


def test_a_crash_leaves_a_report_without_secrets(reporter, caplog):
    told = []
    reporter.told = told.append
    crash = reporter.report(_caught())
    text = crash.report.read_text("utf-8")
    assert told == [crash]
    assert "ValueError" in text
    assert "_caught" in text
    assert "hunter2" not in text.replace('ValueError("token=hunter2")', "")
    caplog.clear()


def test_old_reports_are_thinned(tmp_path, caplog):
    clock = StillClock()
    reporter = CrashReporter(tmp_path, clock)
    for _ in range(KEPT_REPORTS + 5):
        clock.advance(seconds=1)
        reporter.report(_caught())
    assert len(list(tmp_path.glob("crash-*.txt"))) == KEPT_REPORTS
    caplog.clear()


def test_a_full_or_missing_folder_does_not_crash_the_reporter(tmp_path, caplog):
    (tmp_path / "crashes").write_text("a file where the folder should be")
    crash = CrashReporter(tmp_path / "crashes", StillClock()).report(_caught())
    assert crash.report is None
    caplog.clear()


def test_what_a_thread_did_not_catch_is_reported(reporter, caplog):
    told = []
    reporter.told = told.append
    reporter.install()
    try:
        thread = threading.Thread(target=lambda: 1 / 0)
        thread.start()
        thread.join()
    finally:
        reporter.uninstall()
    assert [crash.kind for crash in told] == ["ZeroDivisionError"]
    caplog.clear()


def test_a_death_below_python_leaves_its_trace(tmp_path):
    script = (
        "import ctypes, sys; from pathlib import Path\n"
        "from focusflow_desktop.crash import CrashReporter; from focusflow_desktop.shared.clock import SystemClock\n"
        "CrashReporter(Path(sys.argv[1]), SystemClock()).install(); ctypes.string_at(0)\n"
    )
    died = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, check=False)
    assert died.returncode != 0
    assert "string_at" in (tmp_path / "deaths.txt").read_text("utf-8")
