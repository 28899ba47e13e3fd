"""What the professional core keeps."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Each table by a function of its own."""


def _reference(name, table, *, optional=False):
    target = sa.ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Uuid, target, nullable=optional, index=True)


def _records(table, *columns):
    identifier = sa.Column("id", sa.Uuid, primary_key=True)
    version = sa.Column("version", sa.Integer, nullable=False)
    op.create_table(table, identifier, version, *columns, sa.Column("deleted_at", _MOMENT))
