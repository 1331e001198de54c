"""What pg_catalog says of a database that was really migrated, against the registry."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine, text

from focusflow_desktop.shared.records.base import ColumnFacts, Merge, Scope, Writer
from focusflow_desktop.shared.sync.registry import TableFacts, synced_tables
from sync_server.db.walls import NOT_FORCED, SCOPES, SERVER_TABLES, insertable, scope_of, updatable

RECORDS = {facts.name: facts for facts in synced_tables()}
TENANT_TABLES = {*RECORDS, *SERVER_TABLES}
WITHOUT_STUDIO = {"alembic_version"}  # the one table that holds nothing of a studio


@pytest.fixture
def ask(administrator: Engine) -> Any:
    def asked(question: str, **values: object) -> list[Any]:
        with administrator.connect() as connection:
            return list(connection.execute(text(question), values))

    return asked


def test_every_table_is_known_and_belongs_to_the_owner_who_cannot_log_in(ask: Any) -> None:
    found = ask(
        "SELECT c.relname, r.rolname, r.rolcanlogin FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner"
        " WHERE c.relnamespace = 'app'::regnamespace AND c.relkind IN ('r', 'p')"
    )
    assert {row.relname for row in found} == TENANT_TABLES | WITHOUT_STUDIO
    assert {(row.rolname, row.rolcanlogin) for row in found} == {("ff_owner", False)}


def test_every_table_of_a_studio_has_its_walls_up_and_holds_even_its_owner(ask: Any) -> None:
    found = {
        row.relname: (row.relrowsecurity, row.relforcerowsecurity)
        for row in ask(
            "SELECT * FROM pg_class WHERE relnamespace = 'app'::regnamespace AND relkind IN ('r', 'p')"
        )
    }
    for name in TENANT_TABLES:
        assert found[name] == (True, name not in NOT_FORCED), name
    assert {"sync_tenant"} == NOT_FORCED


def test_each_has_the_one_policy_for_everyone_and_everything_in_the_form_that_is_asked_once(ask: Any) -> None:
    own = "(tenant_id = ( SELECT app.tenant() AS tenant))"
    found = ask("SELECT * FROM pg_policies WHERE schemaname = 'app'")
    assert sorted(row.tablename for row in found) == sorted(TENANT_TABLES)
    for row in found:
        said = (row.permissive, row.roles, row.cmd, row.qual, row.with_check)
        assert said == (
            "PERMISSIVE",
            ["public"] if isinstance(row.roles, list) else "{public}",
            "ALL",
            own,
            own,
        )


def test_every_key_every_unique_and_foreign_key_and_every_index_begins_with_the_studio(ask: Any) -> None:
    indexes = ask(
        "SELECT c.relname AS name, t.relname AS of, a.attname AS first, i.indisunique AS is_unique"
        " FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid"
        " JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]"
        " WHERE t.relnamespace = 'app'::regnamespace AND t.relname <> 'alembic_version'"
    )
    assert [(row.of, row.name) for row in indexes if row.first != "tenant_id"] == []
    keys = ask(
        "SELECT k.conname, k.condeferrable, k.condeferred, k.confdeltype, k.confupdtype,"
        " a.attname AS first, b.attname AS theirs FROM pg_constraint k"
        " JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]"
        " JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = k.confkey[1]"
        " WHERE k.contype = 'f' AND k.connamespace = 'app'::regnamespace"
    )
    assert len(keys) > 50
    for row in keys:
        assert (row.first, row.theirs) == ("tenant_id", "tenant_id"), row.conname
        assert (row.condeferrable, row.condeferred) == (True, True), row.conname
        assert {_text(row.confdeltype), _text(row.confupdtype)} == {"a"}, row.conname  # nothing cascades


def test_only_records_have_no_unique_key_but_their_own(ask: Any) -> None:
    found = ask(
        "SELECT t.relname FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid"
        " WHERE i.indisunique AND NOT i.indisprimary AND t.relnamespace = 'app'::regnamespace"
    )
    assert [row.relname for row in found] == ["sync_feed"]


def test_the_server_may_write_what_a_machine_may_and_nothing_else(ask: Any) -> None:
    rights = ask(
        "SELECT c.relname AS name, a.attname AS field, p.kind FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid,"
        " (VALUES ('INSERT'), ('UPDATE'), ('REFERENCES')) AS p (kind)"
        " WHERE c.relnamespace = 'app'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped"
        " AND has_column_privilege('ff_api', c.oid, a.attnum, p.kind)"
    )
    for name, facts in RECORDS.items():
        own = {(row.kind, row.field) for row in rights if row.name == name}
        wanted = {("INSERT", field) for field in insertable(facts)} | {
            ("UPDATE", field) for field in updatable(facts)
        }
        assert own == wanted, name


def test_nobody_who_serves_may_delete_empty_or_watch_a_table(ask: Any) -> None:
    found = ask(
        "SELECT c.relname, r.role, p.kind FROM pg_class c,"
        " (VALUES ('ff_api'), ('ff_cmd'), ('public')) AS r (role),"
        " (VALUES ('DELETE'), ('TRUNCATE'), ('TRIGGER')) AS p (kind)"
        " WHERE c.relnamespace = 'app'::regnamespace AND c.relkind = 'r' AND has_table_privilege(r.role, c.oid, p.kind)"
    )
    assert found == []


@pytest.mark.parametrize("name", sorted(RECORDS))
def test_each_change_of_a_record_reaches_the_feed_under_its_number(ask: Any, name: str) -> None:
    found = ask(
        "SELECT tgname, tgtype, tgenabled, tgargs, tgnewtable, tgfoid::regproc::text AS function FROM pg_trigger"
        " WHERE tgrelid = CAST(:name AS regclass) AND NOT tgisinternal ORDER BY tgname",
        name=f"app.{name}",
    )
    arguments = f"{RECORDS[name].number}\0{SCOPES[scope_of(RECORDS[name])]}\0".encode()
    after_statement = {"feed_insert": 4, "feed_update": 16}
    assert {row.tgname: row.tgtype for row in found} == after_statement
    for row in found:
        said = (_text(row.tgenabled), bytes(row.tgargs), row.tgnewtable, row.function)
        assert said == ("O", arguments, "changed", "app.feed_rows")


def test_what_runs_with_its_owners_rights_is_fenced_in(ask: Any) -> None:
    found = ask(
        "SELECT p.proname, p.proconfig, has_function_privilege('public', p.oid, 'EXECUTE') AS is_public"
        " FROM pg_proc p WHERE p.pronamespace = 'app'::regnamespace AND p.prosecdef"
    )
    assert {row.proname for row in found} == {"feed_rows", "heads"}
    for row in found:
        assert row.proconfig == ["search_path=pg_catalog, app, pg_temp"]
        assert row.is_public is False


def test_there_is_no_view_that_would_show_what_its_owner_sees(ask: Any) -> None:
    views = ask(
        "SELECT relname, relkind, reloptions FROM pg_class"
        " WHERE relnamespace = 'app'::regnamespace AND relkind IN ('v', 'm')"
    )
    unsafe = [
        row
        for row in views
        if _text(row.relkind) == "m" or "security_invoker=true" not in (row.reloptions or [])
    ]
    assert unsafe == []


def test_what_every_record_has_fills_itself(ask: Any) -> None:
    found = ask(
        "SELECT table_name, column_name, column_default, collation_name FROM information_schema.columns"
        " WHERE table_schema = 'app'"
    )
    facts = {(row.table_name, row.column_name): row for row in found}
    for name in RECORDS:
        assert facts[name, "tenant_id"].column_default == "app.tenant()"
        assert facts[name, "created_at"].column_default == "now()"
        assert facts[name, "deleted"].column_default == "false"
        assert facts[name, "clock"].column_default == "'{}'::jsonb"
        assert facts[name, "hlc0"].collation_name == "C"


def test_every_index_of_the_records_is_there(ask: Any) -> None:
    from focusflow_desktop.shared.records.base import Base

    found = {row.indexname for row in ask("SELECT indexname FROM pg_indexes WHERE schemaname = 'app'")}
    wanted = {str(index.name) for name in RECORDS for index in Base.metadata.tables[name].indexes}
    assert wanted <= found
    assert len(wanted) > 50


def _facts(**columns: tuple[Merge, Scope]) -> TableFacts:
    base = {"tenant_id": Merge.FIXED, "id": Merge.FIXED, "hlc0": Merge.FIXED, "clock": Merge.FIXED}
    made = {
        name: ColumnFacts(merge=merge, scope=Scope.CORE, writer=Writer.DEVICE) for name, merge in base.items()
    }
    for name, (merge, scope) in columns.items():
        writer = Writer.SERVER if merge is Merge.SERVER else Writer.DEVICE
        made[name] = ColumnFacts(merge=merge, scope=scope, writer=writer)
    return TableFacts(number=900, name="planted", columns=made)


def test_the_servers_own_columns_are_beyond_a_machine_and_fixed_ones_are_written_once() -> None:
    facts = _facts(
        note=(Merge.LWW, Scope.CORE),
        photo_id=(Merge.FIXED, Scope.CORE),
        paid_minor=(Merge.SERVER, Scope.FINANCE),
        path=(Merge.LOCAL, Scope.CORE),
    )
    assert insertable(facts) == ["clock", "hlc0", "id", "note", "photo_id", "tenant_id"]
    assert updatable(facts) == ["clock", "note"]


def test_a_rows_scope_is_the_widest_of_its_own_columns() -> None:
    finance, core = (Merge.LWW, Scope.FINANCE), (Merge.LWW, Scope.CORE)
    assert scope_of(_facts(total_minor=finance)) is Scope.FINANCE
    assert scope_of(_facts(total_minor=finance, name=core)) is Scope.CORE
    assert scope_of(RECORDS["old_payments"]) is Scope.FINANCE


def _text(value: object) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)
