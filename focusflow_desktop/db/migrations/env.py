"""Runs migrations on the connection that upgrade.py hands over; never on one of its own."""

from alembic import context

from focusflow_desktop.db import sync_tables, tables
from focusflow_desktop.shared.records import Base, load_all

assert (
    tables.ThisMachine.metadata is sync_tables.SyncPairing.metadata is Base.metadata
)  # importing the tables puts them on the one MetaData
load_all()

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,
    transaction_per_migration=False,
)
context.run_migrations()
