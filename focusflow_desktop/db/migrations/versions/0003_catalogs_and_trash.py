"""What a Lightroom catalog said when it was last read, and which files a person moved to the system trash."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add a table and a column; nothing that is there changes."""
    op.create_table(
        "catalog_marks",
        sa.Column("catalog", sa.String(length=64), nullable=False),
        sa.Column("photo_id", sa.Uuid(), nullable=False),
        sa.Column("said", sa.JSON(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("catalog", "photo_id", name=op.f("pk_catalog_marks")),
    )
    op.add_column("photo_files", sa.Column("trashed_at", sa.DateTime(), nullable=True))
    op.create_index(
        "ix_photo_files_trashed",
        "photo_files",
        ["photo_id"],
        unique=False,
        sqlite_where=sa.text("trashed_at IS NOT NULL"),
    )
