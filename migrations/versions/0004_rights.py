"""Who may see which family: the setting of the office, emergency accesses, approvals by a second account.

How long erased families may stay in backups is promised by the office too.
Families of colleagues are closed in an office that comes from before, as in a new one; the practice town stays open.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    seen = sa.Column("colleagues_see_each_other", sa.Boolean, nullable=False, server_default=sa.false())
    op.add_column("offices", seen)
    op.add_column("offices", sa.Column("backup_days", sa.Integer, nullable=False, server_default="365"))
    op.execute("UPDATE offices SET colleagues_see_each_other = is_practice")
    _records(
        "emergency_accesses",
        _reference("family_id", "families"),
        _reference("account_id", "accounts"),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("opened_at", _MOMENT, nullable=False),
        sa.Column("valid_on", sa.Date, nullable=False),
        _reference("seen_by", "accounts", optional=True),
        sa.Column("seen_at", _MOMENT),
    )
    _records(
        "approvals",
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False, index=True),
        _reference("family_id", "families", optional=True),
        sa.Column("persons", sa.Integer, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        _reference("asked_by", "accounts"),
        sa.Column("asked_at", _MOMENT, nullable=False),
        _reference("granted_by", "accounts", optional=True),
        sa.Column("granted_at", _MOMENT),
        sa.Column("used_at", _MOMENT),
    )


def _reference(name, table, *, optional=False):
    target = sa.ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Uuid, target, nullable=optional, index=True)


def _records(table, *columns):
    identifier = sa.Column("id", sa.Uuid, primary_key=True)
    version = sa.Column("version", sa.Integer, nullable=False)
    op.create_table(table, identifier, version, *columns, sa.Column("deleted_at", _MOMENT))
