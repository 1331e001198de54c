import csv
import io

import pytest

from focusflow_desktop.business.whole.columns import columns_of
from focusflow_desktop.business.whole.manifest import FileFacts, TableFacts
from focusflow_desktop.business.whole.tables import read_table, tables, write_table
from focusflow_desktop.db import tables as local
from focusflow_desktop.shared.errors import Damaged
from focusflow_desktop.shared.records import Base, Tag
from tests.support.every_table import fill_every_table

TAGS = Tag.__table__


def facts(rows, table=TAGS):
    columns = {column.name: str(column.kind) for column in columns_of(table)}
    name = f"{table.name}.csv"
    file = FileFacts(name=name, sha256="", byte_size=0)
    return TableFacts(table=table.name, file=file, rows=rows, columns=columns)


def exported(studio, table=TAGS, **given):
    content = bytearray()
    with studio.read() as db:
        count = write_table(db, table, content.extend, **{"studio_id": studio.tenant_id, **given})
    return bytes(content), count


def test_what_only_this_machine_knows_stays_here_by_the_registrys_own_fact():
    names = {table.name for table in tables()}
    assert {"jobs", "photos", "studios", "messages"} <= names
    mine = {
        record.__tablename__
        for record in vars(local).values()
        if isinstance(record, type) and issubclass(record, Base) and record is not Base
    }
    assert mine
    assert not names & mine


def test_every_table_reads_back_as_it_was_written(studio):
    fill_every_table(studio)
    for table in tables():
        content, count = exported(studio, table)
        rows = list(read_table(io.BytesIO(content), table, facts(count, table)))
        with studio.read() as db:
            kept = [row._asdict() for row in db.execute(table.select().order_by(table.c.id))]
        assert rows == [{name: v for name, v in row.items() if name != "tenant_id"} for row in kept], table


def test_a_spreadsheet_sees_a_header_and_plain_cells(studio):
    with studio.write() as db:
        db.add(Tag(name="Zoë’s"))
    content, _ = exported(studio)
    header, row = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert header[:3] == ["id", "name", "colour"]
    assert row[1:3] == ["Zoë’s", ""]


def test_rows_come_in_the_order_of_their_ids_and_those_left_out_are_not_there(studio):
    with studio.write() as db:
        db.add_all([Tag(name="VIP"), Tag(name="press")])
    with studio.read() as db:
        ids = sorted(db.scalars(TAGS.select().with_only_columns(TAGS.c.id)))
    content, count = exported(studio, without=ids[:1])
    assert count == 1
    assert str(ids[1]) in content.decode()


def test_a_cell_of_another_kind_is_named_with_file_line_and_column(studio):
    fill_every_table(studio)
    content, count = exported(studio)
    bent = content.replace(b"false", b"no", 1)
    with pytest.raises(Damaged) as caught:
        list(read_table(io.BytesIO(bent), TAGS, facts(count)))
    assert caught.value.fields["file"] == "tags.csv"
    assert "deleted: this is no yes or no" in caught.value.fields["reason"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "header"),
        (b"id,title\r\n", "header"),
        (b"\xff\xfe", "no CSV"),
    ],
)
def test_what_is_no_table_is_damaged(content, reason):
    with pytest.raises(Damaged, match=reason):
        list(read_table(io.BytesIO(content), TAGS, facts(0)))


def test_a_row_too_few_and_a_cell_too_few_are_found(studio):
    fill_every_table(studio)
    content, count = exported(studio)
    with pytest.raises(Damaged, match="rows instead of"):
        list(read_table(io.BytesIO(content), TAGS, facts(count + 1)))
    with pytest.raises(Damaged, match="cells instead of"):
        list(read_table(io.BytesIO(content + b"x,y\r\n"), TAGS, facts(count)))


def test_a_column_nobody_knows_is_refused():
    strange = TableFacts(table="tags", file=facts(0).file, rows=0, columns={"mood": "text"})
    with pytest.raises(Damaged, match="no column mood"):
        list(read_table(io.BytesIO(b"mood\r\n"), TAGS, strange))
