import pytest

from focusflow_desktop.business.contact_files.cards import cards_text, is_cards, read_cards
from focusflow_desktop.business.contact_files.whole_contacts import whole_contacts
from focusflow_desktop.business.moving_in.fields import Field
from focusflow_desktop.shared.errors import Refused, Unavailable

OLD = """BEGIN:VCARD
VERSION:3.0
N:Weber;Julia;;;
FN:Julia Weber
ORG:Weber & Co;Sales
EMAIL;TYPE=HOME:jw@mail.example
EMAIL;TYPE=INTERNET,PREF:julia@weber.example
TEL;TYPE=CELL:0171 5551234
ADR;TYPE=HOME:;;Seeweg 1;Berlin;;12345;Germany
ADR;TYPE=WORK:;;Hafen 2;Hamburg;;20000;Germany
BDAY:19910412
CATEGORIES:VIP,Wedding
PHOTO;ENCODING=b;TYPE=JPEG:AAAA
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:Clara Schmidt
TEL;VALUE=uri;PREF=1:tel:+49-30-123
BDAY:--0412
"""


@pytest.fixture
def read(tmp_path):
    def read_text(text, encoding="utf-8"):
        path = tmp_path / "people.vcf"
        path.write_bytes(text.encode(encoding))
        table, recognised = read_cards(path)
        return table, recognised, [dict(zip(table.headers, line.cells, strict=True)) for line in table.lines]

    return read_text


def test_cards_of_both_versions_become_a_table_that_knows_what_it_means(read):
    table, recognised, [julia, clara] = read(OLD)
    assert recognised.shape.source == "vcard"
    assert recognised.mapping["Town"] is Field.CITY
    assert [line.number for line in table.lines] == [1, 15]
    assert (julia["Name"], julia["First name"], julia["Last name"]) == ("Julia Weber", "Julia", "Weber")
    assert (julia["Company"], julia["Town"], julia["Birthday"]) == ("Weber & Co", "Berlin", "1991-04-12")
    assert (julia["E-mail"], julia["Other e-mails"]) == ("julia@weber.example", "jw@mail.example")
    assert julia["Tags"] == "VIP, Wedding"
    assert (clara["Phone"], clara["Birthday"]) == ("+49-30-123", "")


def test_a_column_nobody_fills_is_not_there(read):
    table, _, _ = read("BEGIN:VCARD\nFN:Julia\nTEL:1234\nEND:VCARD\n")
    assert table.headers == ("Name", "Phone")


def test_a_third_number_is_not_lost(read):
    _, _, [one] = read("BEGIN:VCARD\nFN:Julia\nTEL:111\nTEL:222\nTEL:333\nEND:VCARD\n")
    assert (one["Phone"], one["Second phone"], one["Notes"]) == ("111", "222", "333")


def test_old_letters_are_read(read):
    assert read("BEGIN:VCARD\nFN:Zoë\nTEL:111\nEND:VCARD\n", encoding="cp1252")[2][0]["Name"] == "Zoë"


@pytest.mark.parametrize("content", [b"", b"Name,Email\nJulia,a@b.example\n", b"\x89PNG\r\n\x1a\n\x00\xff"])
def test_what_holds_no_card_is_refused(tmp_path, content):
    path = tmp_path / "people.vcf"
    path.write_bytes(content)
    with pytest.raises(Refused) as refused:
        read_cards(path)
    assert refused.value.code == "moving_in.no_cards"


def test_what_cannot_be_read_is_said(tmp_path):
    with pytest.raises(Unavailable):
        read_cards(tmp_path / "gone.vcf")


def test_names_tell_cards(tmp_path):
    assert is_cards(tmp_path / "A.VCF")
    assert not is_cards(tmp_path / "a.csv")


def test_what_is_written_is_read_back(studio, people, read):
    with studio.read() as db:
        text = cards_text(whole_contacts(db))
    _, _, [krause, julia] = read(text)
    assert krause["Name"] == krause["Company"] == "Blumen Krause"
    assert krause["Website"] == "https://krause.example"
    assert (julia["E-mail"], julia["Other e-mails"]) == ("julia@weber.example", "jw@mail.example")
    assert (julia["Street"], julia["Town"]) == ("Seeweg 1; rear\n2nd floor", "Berlin")
    assert (julia["Birthday"], julia["Tags"]) == ("1991-04-12", "VIP, Wedding")
    assert julia["Notes"].startswith("Prefers mornings; the dog, Fynn,\nis coming too.")
