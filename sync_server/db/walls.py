"""The walls between studios, generated from the registry: policies, grants, indexes, the feed and its triggers.

Set up anew after every upgrade, so that a record needs no line here; held by a test that reads the catalogue. Each
statement may be run again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, Table

from focusflow_desktop.shared.records.base import Base, Merge, Scope, Writer
from focusflow_desktop.shared.sync.registry import TableFacts, synced_tables
from sync_server.db.roles import API, COMMAND, SCHEMA

SCOPES = {Scope.CORE: 0, Scope.FINANCE: 1, Scope.CONTRACTS: 2, Scope.ADMIN: 3}
_BASE = {"tenant_id", "id", "hlc0", "clock", "deleted", "created_at", "created_by"}
_DEFAULTS = {"tenant_id": "app.tenant()", "clock": "'{}'", "deleted": "false", "created_at": "now()"}

# tenant tables that only the server has: what ff_api may do with each
SERVER_TABLES = {
    "sync_tenant": "SELECT, INSERT (tenant_id), UPDATE (hlc_last)",
    "sync_device": "SELECT, INSERT, UPDATE",
    "sync_feed": "SELECT",
    "sync_command": "SELECT, INSERT",
}
# polled for many studios at once through app.heads(), whose owner FORCE would leave with none
NOT_FORCED = {"sync_tenant"}

FUNCTIONS = """
CREATE OR REPLACE FUNCTION app.tenant() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('app.tenant', true), '')::uuid $$;

CREATE OR REPLACE FUNCTION app.feed_rows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, app, pg_temp AS $$
DECLARE
  many bigint; studios bigint; studio uuid; top bigint;
BEGIN
  SELECT count(*), count(DISTINCT tenant_id), (array_agg(tenant_id))[1] INTO many, studios, studio FROM changed;
  IF many = 0 THEN RETURN NULL; END IF;
  IF studios <> 1 THEN RAISE EXCEPTION 'one studio per statement'; END IF;
  UPDATE app.sync_tenant SET seq = seq + many WHERE tenant_id = studio RETURNING seq INTO top;
  IF top IS NULL THEN RAISE EXCEPTION 'no studio %', studio USING ERRCODE = 'foreign_key_violation'; END IF;
  INSERT INTO app.sync_feed AS feed (tenant_id, tbl, row_id, seq, op, scope)
    SELECT studio, TG_ARGV[0]::smallint, id, top - many + row_number() OVER (), 'U', TG_ARGV[1]::smallint FROM changed
    ON CONFLICT (tenant_id, tbl, row_id) DO UPDATE SET seq = excluded.seq, op = 'U', scope = excluded.scope;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION app.feed_rows() FROM PUBLIC;

CREATE OR REPLACE FUNCTION app.heads(studios uuid[]) RETURNS TABLE (tenant_id uuid, seq bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS
  $$ SELECT t.tenant_id, t.seq FROM app.sync_tenant t WHERE t.tenant_id = ANY (studios) $$;
REVOKE ALL ON FUNCTION app.heads(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.heads(uuid[]) TO ff_api;
"""


def raise_walls(connection: Connection) -> None:
    """Set everything up on a database whose tables are of this version, as their owner."""
    connection.exec_driver_sql(FUNCTIONS.replace("%", "%%"))
    for name, grants in SERVER_TABLES.items():
        _run(connection, _policy(name, is_forced=name not in NOT_FORCED))
        _run(connection, [f"REVOKE ALL ON {SCHEMA}.{name} FROM PUBLIC, {API}, {COMMAND}"])
        _run(connection, [f"GRANT {grants} ON {SCHEMA}.{name} TO {API}"])
    connection.exec_driver_sql(f"GRANT SELECT ON {SCHEMA}.alembic_version TO {API}")
    for facts in synced_tables():
        _run(connection, _of_record(facts))


def scope_of(facts: TableFacts) -> Scope:
    """Whose machines hear of a row: the widest scope that any of its own columns has."""
    own = [column.scope for name, column in facts.columns.items() if name not in _BASE]
    return min(own, key=SCOPES.__getitem__, default=Scope.CORE)


def insertable(facts: TableFacts) -> list[str]:
    """The columns that a machine may send with a new row."""
    return sorted(
        name
        for name, column in facts.columns.items()
        if column.writer is Writer.DEVICE and column.merge is not Merge.LOCAL
    )


def updatable(facts: TableFacts) -> list[str]:
    """The columns that a machine may change later; a fixed one is written once, but for the stamps."""
    return sorted(
        name for name in insertable(facts) if name == "clock" or facts.columns[name].merge is not Merge.FIXED
    )


def _of_record(facts: TableFacts) -> Iterator[str]:
    name = f"{SCHEMA}.{facts.name}"
    yield from _policy(facts.name, is_forced=True)
    for column, value in _DEFAULTS.items():
        yield f"ALTER TABLE {name} ALTER COLUMN {column} SET DEFAULT {value}"
    yield f"REVOKE ALL ON {name} FROM PUBLIC, {API}, {COMMAND}"
    yield f"GRANT SELECT, INSERT ({_list(insertable(facts))}), UPDATE ({_list(updatable(facts))}) ON {name} TO {API}"
    yield f"GRANT SELECT, INSERT, UPDATE ON {name} TO {COMMAND}"
    for event in ("insert", "update"):
        yield (
            f"CREATE OR REPLACE TRIGGER feed_{event} AFTER {event.upper()} ON {name} REFERENCING NEW TABLE AS changed"
            f" FOR EACH STATEMENT EXECUTE FUNCTION app.feed_rows('{facts.number}', '{SCOPES[scope_of(facts)]}')"
        )
    yield from _indexes(Base.metadata.tables[facts.name])


def _policy(name: str, *, is_forced: bool) -> Iterator[str]:
    own = "tenant_id = (SELECT app.tenant())"
    yield f"ALTER TABLE {SCHEMA}.{name} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {SCHEMA}.{name} {'FORCE' if is_forced else 'NO FORCE'} ROW LEVEL SECURITY"
    yield f"DROP POLICY IF EXISTS own_studio ON {SCHEMA}.{name}"
    yield f"CREATE POLICY own_studio ON {SCHEMA}.{name} USING ({own}) WITH CHECK ({own})"


def _indexes(table: Table) -> Iterator[str]:
    """The records' indexes, each led by the studio: here one file holds them all."""
    for index in sorted(table.indexes, key=lambda each: str(each.name)):
        columns = ["tenant_id", *(column.name for column in index.columns if column.name != "tenant_id")]
        yield f"CREATE INDEX IF NOT EXISTS {index.name} ON {SCHEMA}.{table.name} ({_list(columns)})"


def _list(columns: list[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _run(connection: Connection, statements: Iterable[str]) -> None:
    for statement in statements:
        connection.exec_driver_sql(statement)
