"""What was last written of a session to another calendar, so that only what changed is written again."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("session_external_ids") as table:
        table.add_column(sa.Column("written_sha256", sa.String(length=64), nullable=True))
