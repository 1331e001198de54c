import pytest

from focusflow_desktop.business.call_sheets.pdf import set_pdf
from focusflow_desktop.shared.errors import Unavailable
from focusflow_desktop.ui.call_sheets.saving import write_pdf
from tests.desktop.business.call_sheets.test_pdf import PAPER
from tests.support.pdf_text import pages_of


def test_the_file_is_written_whole_over_an_older_one(tmp_path):
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"old")
    assert write_pdf(PAPER, path) == path
    assert pages_of(path.read_bytes()) == pages_of(set_pdf(PAPER))
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_is_none_is_said(tmp_path):
    with pytest.raises(Unavailable) as refused:
        write_pdf(PAPER, tmp_path / "away" / "sheet.pdf")
    assert refused.value.code == "file_unwritable"


def test_a_folder_in_the_way_is_said_and_stays(tmp_path):
    (tmp_path / "sheet.pdf").mkdir()
    with pytest.raises(Unavailable):
        write_pdf(PAPER, tmp_path / "sheet.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.pdf"]
