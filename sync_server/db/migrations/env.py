"""Runs migrations on the connection that upgrade.py hands over; never on one of its own."""

from alembic import context

from focusflow_desktop.shared.records import Base
from sync_server.db.comparing import COMPARING

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    version_table_schema="app",
    transactional_ddl=True,
    transaction_per_migration=False,
    **COMPARING,
)
context.run_migrations()
