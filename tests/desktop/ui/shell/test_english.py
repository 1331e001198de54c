import pytest
from PySide6.QtCore import QCoreApplication

from focusflow_desktop.ui.shell.english import EnglishPlurals


@pytest.fixture
def plurals(qapp):
    translator = EnglishPlurals(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.parametrize(("count", "words"), [(0, "0 files"), (1, "1 file"), (2, "2 files")])
def test_one_file_is_not_files(plurals, count: int, words: str) -> None:
    assert QCoreApplication.translate("any", "%n file(s)", "", count) == words


def test_other_texts_are_left_as_they_are(plurals) -> None:
    assert QCoreApplication.translate("any", "Size(s) of files") == "Size(s) of files"
