from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Column, MetaData, Table, create_engine, insert, select, text

from focusflow_desktop.db.sqlite import sqlite
from focusflow_desktop.shared.records.photos import Flag
from focusflow_desktop.shared.records.types import CleanText, OpenEnum, UtcDateTime

RECORD = Table(
    "t", MetaData(), Column("at", UtcDateTime), Column("flag", OpenEnum(Flag)), Column("words", CleanText)
)


@pytest.fixture
def connection():
    engine = create_engine("sqlite://", module=sqlite)
    with engine.begin() as opened:
        RECORD.create(opened)
        yield opened
    engine.dispose()


def kept(connection, **values):
    connection.execute(insert(RECORD).values(**values))
    return connection.execute(select(RECORD)).one()


def test_instants_come_back_aware_and_in_utc(connection) -> None:
    berlin = timezone(timedelta(hours=2))
    assert kept(connection, at=datetime(2026, 5, 13, 14, tzinfo=berlin)).at == datetime(
        2026, 5, 13, 12, tzinfo=UTC
    )


def test_a_naive_instant_is_refused(connection) -> None:
    with pytest.raises(Exception, match="time zone"):
        kept(connection, at=datetime(2026, 5, 13, 14))


def test_an_unknown_enum_value_is_kept_raw(connection) -> None:
    connection.execute(text("INSERT INTO t (flag) VALUES ('maybe')"))
    assert connection.execute(select(RECORD.c.flag)).scalar_one() == "maybe"


def test_a_known_enum_value_comes_back_as_its_member(connection) -> None:
    assert kept(connection, flag=Flag.PICK).flag is Flag.PICK


def test_nul_is_stripped_at_the_border(connection) -> None:
    assert kept(connection, words="Canon\x00\x00").words == "Canon"
