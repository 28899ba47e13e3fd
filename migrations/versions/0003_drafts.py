"""What was typed and not yet saved."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "drafts",
        sa.Column("account_id", sa.Uuid, primary_key=True),
        sa.Column("place", sa.Text, primary_key=True),
        sa.Column("family_id", sa.Uuid, index=True),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
    )
