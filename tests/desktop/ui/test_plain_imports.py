import subprocess
import sys

_CHILD = """
import builtins
plain = builtins.__import__
from focusflow_desktop.ui.plain_imports import load_qt
load_qt()
import focusflow_desktop.app
assert "PySide6.QtWidgets" in __import__("sys").modules
print(builtins.__import__ is plain)
"""


def test_the_whole_window_loads_without_the_source_reading_import_of_qt():
    child = subprocess.run([sys.executable, "-c", _CHILD], capture_output=True, text=True, check=True)
    assert child.stdout.strip() == "True"
