"""The catalogue of words finds what Qt's own tool misses, and keeps what is translated."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

ROOT = Path(__file__).resolve().parents[2]

spec = importlib.util.spec_from_file_location("collect_words", ROOT / "packaging" / "collect_words.py")
assert spec and spec.loader
words = importlib.util.module_from_spec(spec)
sys.modules["collect_words"] = words
spec.loader.exec_module(words)

PAGE = """
from PySide6.QtCore import QCoreApplication
from studio.said import tr as say
from studio import said
NOTES = {"first": "first file", "last": "last file"}
class Page(QWidget):
    def show(self):
        self.tr("Hello")
        self.tr("Yes") if self else self.tr("No")
        _tr("Own way")
        say("Of another module")
        said.tr("By its name")
        _tr(NOTES[self.key])
        chosen = "One" if self else "Another"
        _tr(chosen)
        QCoreApplication.translate("days", "%n day(s)", "", 3)
        raise Refused("page.full", f"The page {self} is full.")
def _tr(words):
    return QCoreApplication.translate("pages", words)
"""
SAID = """
from PySide6.QtCore import QCoreApplication
def tr(words):
    return QCoreApplication.translate("said", words)
"""


@pytest.fixture
def found(tmp_path):
    package = tmp_path / "studio"
    package.mkdir()
    (package / "page.py").write_text(PAGE, encoding="utf-8")
    (package / "said.py").write_text(SAID, encoding="utf-8")
    return words.collect(package)


def test_every_way_a_text_is_translated_is_found(found):
    assert {(word.context, word.source) for word in found} == {
        ("Page", "Hello"),
        ("Page", "Yes"),
        ("Page", "No"),
        ("pages", "Own way"),
        ("pages", "One"),
        ("pages", "Another"),
        ("pages", "first file"),
        ("pages", "last file"),
        ("said", "Of another module"),
        ("said", "By its name"),
        ("days", "%n day(s)"),
        ("errors", "page.full"),
    }
    assert [word.source for word in found if word.counts] == ["%n day(s)"]
    assert next(word.note for word in found if word.context == "errors") == "f'The page {self} is full.'"


def test_what_is_translated_stays_and_the_rest_waits(found, tmp_path):
    file = tmp_path / "focusflow_de.ts"
    assert words.write(file, found, language="de") == len(found)
    text = file.read_text(encoding="utf-8")
    done = text.replace(
        '<source>Hello</source>\n      <translation type="unfinished" />',
        "<source>Hello</source>\n      <translation>Hallo</translation>",
    )
    assert done != text
    file.write_text(done, encoding="utf-8")
    assert words.write(file, found, language="de") == len(found) - 1
    assert "<translation>Hallo</translation>" in file.read_text(encoding="utf-8")


def test_qt_reads_the_catalogue(found, tmp_path, qapp):
    release = shutil.which("pyside6-lrelease", path=str(Path(sys.executable).parent))
    assert release is not None
    file, made = tmp_path / "focusflow_de.ts", tmp_path / "focusflow_de.qm"
    words.write(file, found, language="de")
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace(
            '<source>Own way</source>\n      <translation type="unfinished" />',
            "<source>Own way</source>\n      <translation>Eigener Weg</translation>",
        ),
        encoding="utf-8",
    )
    subprocess.run([release, str(file), "-qm", str(made)], check=True, capture_output=True)
    translator = QTranslator()
    assert translator.load(str(made))
    assert translator.translate("pages", "Own way") == "Eigener Weg"
