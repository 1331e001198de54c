import csv

import pytest
from sqlalchemy import select

from focusflow_desktop.business.contact_files.cards import read_cards
from focusflow_desktop.business.contact_files.export import export_contacts
from focusflow_desktop.business.moving_in.fields import Field
from focusflow_desktop.business.moving_in.shapes import recognise
from focusflow_desktop.business.moving_in.table import read_table
from focusflow_desktop.shared.errors import Unavailable
from focusflow_desktop.shared.records import Contact


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_everybody_with_everything_as_csv(studio, people, tmp_path):
    with studio.read() as db:
        assert export_contacts(db, tmp_path / "clients.csv") == 2
    krause, julia = rows(tmp_path / "clients.csv")
    assert krause["Website"] == "https://krause.example"
    assert (julia["E-mail"], julia["Second e-mail"]) == ("julia@weber.example", "jw@mail.example")
    assert set(julia["Second phone"].split(", ")) == {"0171 5551234", "030 99"}
    assert (julia["Street"], julia["Birthday"]) == ("Seeweg 1; rear\n2nd floor", "1991-04-12")
    assert (julia["Lead source"], julia["Tags"]) == ("Instagram", "VIP, Wedding")


def test_the_table_is_known_when_it_moves_in_and_makes_no_jobs(studio, people, tmp_path):
    with studio.read() as db:
        export_contacts(db, tmp_path / "clients.csv")
    mapping = recognise(read_table(tmp_path / "clients.csv").headers).mapping
    assert mapping["Second e-mail"] is Field.SECOND_EMAIL
    assert mapping["Birthday"] is Field.BIRTHDAY
    assert "Client stage" not in mapping


def test_cards_by_the_files_name_and_only_those_asked_for(studio, people, tmp_path):
    with studio.read() as db:
        assert export_contacts(db, tmp_path / "clients.vcf", ids=[people["julia"]]) == 1
    table, _ = read_cards(tmp_path / "clients.vcf")
    assert [line.cells[0] for line in table.lines] == ["Julia Weber"]


def test_a_name_that_a_spreadsheet_would_compute_is_a_text(studio, people, tmp_path):
    with studio.write() as db:
        julia = db.scalar(select(Contact).where(Contact.id == people["julia"]))
        julia.name = "=HYPERLINK(1)"
    with studio.read() as db:
        export_contacts(db, tmp_path / "clients.csv")
    found = rows(tmp_path / "clients.csv")
    assert "'=HYPERLINK(1)" in [row["Name"] for row in found]
    assert "+49 30 1234567" in [row["Phone"] for row in found]


def test_where_nothing_can_be_written_it_is_said_and_nothing_is_left(studio, people, tmp_path):
    with studio.read() as db, pytest.raises(Unavailable):
        export_contacts(db, tmp_path / "nowhere" / "clients.csv")
    assert list(tmp_path.glob("*.part")) == []
