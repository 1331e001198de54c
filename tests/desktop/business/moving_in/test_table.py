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
        (b"", "moving_in.empty"),
        (b" \r\n\r\n", "moving_in.empty"),
        (b"\xef\xbb\xbf", "moving_in.empty"),
        (b"%PDF-1.7\x01\x02\x03,a\nb,c\n", "moving_in.not_text"),
        (b"Name^Email\nClara^clara@example.com\n", "moving_in.no_table"),  # a separator nobody uses
        (b"Clara,clara@example.com\nBoris,boris@example.com\n", "moving_in.no_header"),
        (b"Clara,+49 221 1\nBoris,+49 221 2\n", "moving_in.no_header"),
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


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ('Name,Notes\nClara,"one\nBoris,two\n', 2),  # never closed: Boris would be lost in Clara's note
        ('Name,Notes\nAnna,x\nClara,"one\nBoris,"two"\nDora,three\n', 3),
        ('Name,Notes\nClara,"a "good" day"\n', 2),
        ('Name,Notes\nClara,"' + "x" * 200_000 + "\n", 2),  # longer than any cell
    ],
)
def test_a_missing_quotation_mark_swallows_nobody_but_is_said_with_its_line(write, content, line):
    with pytest.raises(Refused) as caught:
        read_table(write(content))
    assert (caught.value.code, caught.value.fields["line"]) == ("moving_in.quotes", line)
    assert "Nothing was brought in" in caught.value.message


def test_inches_in_a_cell_without_quotation_marks_are_no_trouble(write):
    assert read_table(write('Name,Notes\nClara,prints 5" x 7"\n')).column("Notes") == ['prints 5" x 7"']


def test_a_spreadsheet_s_own_line_about_separators_is_no_header(write):
    table = read_table(write("sep=;\r\nName;Town\r\nClara;Köln\r\n"))
    assert (table.headers, table.lines[0].number) == (("Name", "Town"), 3)


def test_a_comma_in_a_quoted_column_name_does_not_part_the_columns(write):
    assert read_table(write('"Name, first, and last";Town\nClara;Köln\n')).headers[1] == "Town"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_unicode_without_its_mark_is_read(write, encoding):
    assert read_table(write("Name,Town\nZoë,Köln\n", encoding=encoding)).column("Town") == ["Köln"]


def test_letters_that_are_lost_are_named_by_line_and_the_rest_is_read(tmp_path):
    path = tmp_path / "clients.csv"
    path.write_bytes("Name,Town\nZoë,Köln\nJörg,".encode() + b"K\xf6ln\nAnna,M\xc3\xbcnchen\n")
    table = read_table(path)
    assert table.column("Town") == ["Köln", "K\ufffdln", "München"]
    assert table.unread == (3,)


def test_a_file_of_200_megabytes_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "clients.csv"
    with path.open("wb") as stream:
        stream.truncate(200 << 20)
    with pytest.raises(Refused) as caught:
        read_table(path)
    assert caught.value.code == "moving_in.too_large"
    assert "smaller files" in caught.value.message
