import threading
from datetime import UTC, datetime

from focusflow_desktop.crash import CrashReporter
from focusflow_desktop.shared.clock import SystemClock
from focusflow_desktop.ui.look.theme import Tone
from focusflow_desktop.ui.shell.crash_message import CrashMessage
from focusflow_desktop.ui.shell.messages import Messages


def test_a_crash_on_another_thread_is_said_in_the_window(tmp_path, qtbot, caplog):
    messages, said = Messages(), []
    messages.said.connect(said.append)
    reporter = CrashReporter(tmp_path, SystemClock())
    CrashMessage(reporter, messages)
    thread = threading.Thread(target=reporter.report, args=(ValueError("inside"),))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(said))
    assert "Your photos and every finished change are safe" in said[0].text
    assert (said[0].tone, said[0].act) == (Tone.ATTENTION, "Show the report")
    assert datetime.now(UTC).strftime("%Y") in next(tmp_path.glob("crash-*.txt")).name
    caplog.clear()
