import pytest

from focusflow_desktop.business.moving_in.table import read_table
from focusflow_desktop.shared.errors import Refused, Unavailable


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_is_read_whatever_wrote_it(write, encoding, delimiter):
    text = delimiter.join(["Name", "Ort"]) + "\r\n" + delimiter.join(["Zoë Müller", "Köln"]) + "\r\n"
    table = read_table(write(text, encoding=encoding))
    assert table.headers == ("Name", "Ort")
    assert [(line.number, line.cells) for line in table.lines] == [(2, ("Zoë Müller", "Köln"))]


def test_a_note_over_several_lines_stays_one_cell_and_keeps_the_editor_s_line(write):
    table = read_table(write('Name,Notes\nClara,"one\ntwo"\nBoris,\n'))
    assert table.column("Notes") == ["one\ntwo", ""]
    assert [line.number for line in table.lines] == [3, 4]


def test_empty_lines_and_short_ones_are_no_trouble_and_long_ones_are_named(write):
    table = read_table(write("\nName,Email\n\nClara\nBoris,b@example.com,more\n"))
    assert [line.cells for line in table.lines] == [("Clara", ""), ("Boris", "b@example.com")]
    assert table.ragged == (5,)


def test_two_columns_of_one_name_stay_apart(write):
    assert read_table(write("Name,Phone,Phone\nClara,1,2\n")).headers == ("Name", "Phone", "Phone (2)")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PK\x03\x04rest", "moving_in.spreadsheet"),
        (b"", "moving_in.no_table"),
        (b"Name,Email\n", "moving_in.no_table"),
        (b"just one word\nand another\n", "moving_in.no_table"),
    ],
)
def test_what_is_no_table_is_refused_by_name(tmp_path, content, code):
    path = tmp_path / "clients.csv"
    path.write_bytes(content)
    with pytest.raises(Refused) as caught:
        read_table(path)
    assert caught.value.code == code
    assert "clients.csv" in caught.value.message


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(Unavailable):
        read_table(tmp_path / "gone.csv")
