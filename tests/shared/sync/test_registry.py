from focusflow_desktop.db import tables
from focusflow_desktop.shared.records import load_all
from focusflow_desktop.shared.records.base import Base, Side
from focusflow_desktop.shared.sync.registry import synced_tables

load_all()
BASE = {"tenant_id", "id", "hlc0", "clock", "deleted", "created_at", "created_by"}


def test_every_table_says_its_side() -> None:
    assert tables.ThisMachine.__table__.info["side"] is Side.DESKTOP
    assert all("side" in table.info for table in Base.metadata.tables.values())


def test_every_column_that_syncs_says_how_it_merges_who_sees_and_who_writes_it() -> None:
    for table in Base.metadata.tables.values():
        if table.info["side"] is Side.BOTH:
            assert [c.name for c in table.columns if "facts" not in c.info] == []


def test_every_synced_table_has_the_base_and_leads_its_key_with_the_studio() -> None:
    for facts in synced_tables():
        assert set(facts.columns) >= BASE
        assert [c.name for c in Base.metadata.tables[facts.name].primary_key] == ["tenant_id", "id"]


def test_no_path_of_this_machine_is_on_a_synced_table() -> None:
    assert [f.name for f in synced_tables() if any("path" in c or "folder" in c for c in f.columns)] == []


def test_table_numbers_never_change() -> None:
    assert {facts.number: facts.name for facts in synced_tables()} == {
        1: "studios",
        2: "members",
        3: "jobs",
        4: "sessions",
        5: "photos",
        6: "photo_states",
        7: "photo_keywords",
        8: "photo_aliases",
        9: "collections",
        10: "collection_photos",
        11: "finals",
        12: "member_permissions",
        13: "brands",
        14: "lead_sources",
        15: "contacts",
        16: "contact_emails",
        17: "contact_phones",
        18: "contact_addresses",
        19: "contact_links",
        20: "locations",
        21: "rooms",
        22: "kit_items",
        23: "job_types",
        24: "job_type_roles",
        25: "job_type_sessions",
        26: "job_type_todos",
        27: "session_types",
        28: "job_contacts",
        29: "session_moves",
        30: "session_external_ids",
        31: "mini_days",
        32: "mini_slots",
        33: "mini_moves",
        34: "mini_answers",
        35: "allocations",
        36: "availability_rules",
        37: "availability_exceptions",
        38: "availability_limits",
        39: "blackouts",
        40: "calendar_accounts",
        41: "external_busy",
        42: "inquiries",
        43: "todos",
        44: "notes",
        45: "job_files",
        46: "message_threads",
        47: "message_templates",
        48: "message_template_versions",
        49: "messages",
        50: "forms",
        51: "form_versions",
        52: "form_responses",
        53: "tags",
        54: "tag_links",
        55: "custom_fields",
        56: "custom_values",
        57: "activities",
        58: "call_sheets",
        59: "call_sheet_entries",
        60: "shot_lists",
        61: "shot_list_items",
        62: "shot_list_photos",
        63: "import_batches",
        64: "import_rows",
        65: "old_invoices",
        66: "old_payments",
    }


def test_foreign_keys_stay_inside_the_studio_and_wait_for_the_commit() -> None:
    for facts in synced_tables():
        for key in Base.metadata.tables[facts.name].foreign_key_constraints:
            assert key.column_keys[0] == "tenant_id"
            assert key.deferrable
            assert key.initially == "DEFERRED"
