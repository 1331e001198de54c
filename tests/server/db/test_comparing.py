import sqlalchemy as sa
from alembic.operations.ops import CreateTableOp, DowngradeOps, MigrationScript, UpgradeOps

from focusflow_desktop.shared.records import Contact
from focusflow_desktop.shared.records.base import Base, Side
from focusflow_desktop.shared.records.types import CleanText, OpenEnum, PlainJson, UtcDateTime
from sync_server.db.comparing import belongs_here, without_info, written


def test_a_type_of_ours_is_written_as_the_database_has_it() -> None:
    kinds = {
        UtcDateTime(): "sa.DateTime(timezone=True)",
        PlainJson(): "postgresql.JSONB()",
        CleanText(): "sa.Text()",
        sa.Uuid(): "sa.Uuid()",
        Contact.__table__.c.kind.type: "sa.String(length=32)",
        Contact.__table__.c.hlc0.type: "sa.String(length=24, collation='C')",
    }
    assert {kind: written("type", kind, None) for kind in kinds} == kinds
    assert isinstance(Contact.__table__.c.kind.type, OpenEnum)
    assert written("server_default", None, None) is False


def test_the_desktops_tables_and_the_records_own_indexes_are_left_out() -> None:
    contacts, mine = Contact.__table__, sa.Table("mine", sa.MetaData(), info={"side": Side.DESKTOP})
    assert belongs_here(contacts, "contacts", "table", False, None)
    assert not belongs_here(mine, "mine", "table", False, None)
    assert not any(belongs_here(index, index.name, "index", False, None) for index in contacts.indexes)
    feed = Base.metadata.tables["sync_feed"]
    assert all(belongs_here(index, index.name, "index", False, None) for index in feed.indexes)


def test_a_script_says_nothing_of_what_a_table_says_to_sync() -> None:
    step = CreateTableOp.from_table(Contact.__table__)
    script = MigrationScript("0001", UpgradeOps([step]), DowngradeOps([]))
    without_info(None, None, [script])
    assert not step.info
    assert "info" not in step.kw
