import pytest

from focusflow_desktop.business.contact_files.card_lines import card_lines, escaped, plain, split, written


def lines(text):
    return list(card_lines(text))


def test_folded_lines_are_one_and_keep_their_number():
    [first, second] = lines("FN:Julia\r\nNOTE:Prefers\r\n  mornings\r\n\tand coffee\r\n")
    assert (first.name, first.number) == ("FN", 1)
    assert (second.text, second.number) == ("Prefers morningsand coffee", 2)


def test_what_is_said_about_a_property_is_read_in_both_versions():
    [line] = lines('item1.TEL;HOME;TYPE="work,voice";PREF=1:tel:+49-30')
    assert (line.name, line.value) == ("TEL", "tel:+49-30")
    assert line.kinds == {"home", "work", "voice"}
    assert line.about["PREF"] == ("1",)


def test_a_colon_in_quotes_belongs_to_the_parameter():
    [line] = lines('ADR;LABEL="Home: at the lake":;;Seeweg 1;Berlin;;12345;')
    assert line.parts() == ["", "", "Seeweg 1", "Berlin", "", "12345", ""]


def test_quoted_printable_of_old_phones_is_read():
    [line] = lines("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Zo=C3=AB =\nM=C3=BCller")
    assert line.text == "Zoë Müller"


def test_a_line_that_is_no_property_is_told_by_its_number():
    assert lines("nonsense\nFN:Julia")[0] == 1


@pytest.mark.parametrize("value", ["plain", "a;b,c", "two\nlines", "back\\slash n\\n", "", "ends with \\"])
def test_what_is_escaped_comes_back(value):
    assert plain(escaped(value)) == value
    assert split(escaped(value), ";") == [escaped(value)]


def test_a_written_line_is_never_longer_than_75_bytes_and_cuts_no_letter():
    told = written("NOTE", ["ü" * 200])
    assert max(len(line.encode()) for line in told.split("\r\n")) <= 75
    [line] = lines(told)
    assert line.text == "ü" * 200
