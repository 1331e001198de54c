import subprocess
import sys
from pathlib import Path

import pytest

from focusflow_desktop.db.lock import StudioLock
from focusflow_desktop.shared.errors import Locked

HOLD = (
    "import sys; from pathlib import Path; from focusflow_desktop.db.lock import StudioLock;"
    "lock = StudioLock(Path(sys.argv[1]), program='the shell command'); lock.acquire();"
    "sys.stdout.write('held\\n'); sys.stdout.flush(); sys.stdin.read()"
)


def test_the_lock_of_a_killed_program_is_free(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    lock = StudioLock(tmp_path, program="FocusFlow")
    with pytest.raises(Locked, match="the shell command"):
        lock.acquire()
    holder.kill()
    holder.communicate()
    lock.acquire()
    lock.release()
