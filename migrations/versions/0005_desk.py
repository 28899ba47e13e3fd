"""What the desk keeps: pairs that are not the same person, saved views of lists, text blocks, marks of the talk."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Each table by a function of its own."""
    _talks()
    _kinds_of_reasons()
    _merging()
    _list_views()
    _text_blocks()
    _consistency()


def _merging():
    """What was merged into what, and pairs that are not the same person."""
    _records(
        "merges",
        _reference("family_id", "families"),
        _reference("gone_family_id", "families", optional=True),
        sa.Column("gone_case_number", sa.Text, nullable=False, index=True),
        sa.Column("child_ids", sa.Text, nullable=False),
        sa.Column("change_id", sa.Uuid, nullable=False, index=True),
        sa.Column("merged_at", _MOMENT, nullable=False),
        _reference("account_id", "accounts", optional=True),
    )
    _records(
        "different_persons",
        _reference("child_id", "children"),
        _reference("other_id", "children"),
        sa.Column("marked_at", _MOMENT, nullable=False),
        _reference("account_id", "accounts", optional=True),
        sa.Column("reason", sa.Text, nullable=False),
    )


def _list_views():
    _records(
        "list_views",
        _reference("account_id", "accounts"),
        sa.Column("list_name", sa.Text, nullable=False, index=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("base", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("shown_columns", sa.Text, nullable=False),
        sa.Column("sort_keys", sa.Text, nullable=False),
        sa.Column("filters", sa.Text, nullable=False),
        sa.Column("group_by", sa.Text, nullable=False),
        sa.Column("shared", sa.Boolean, nullable=False),
    )


def _consistency():
    """What stood out, and somebody found right."""
    _records(
        "confirmed_doubts",
        _reference("family_id", "families"),
        _reference("child_id", "children", optional=True),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("confirmed_on", sa.Date, nullable=False),
        _reference("account_id", "accounts", optional=True),
    )


def _text_blocks():
    _records(
        "text_blocks",
        _reference("account_id", "accounts", optional=True),
        sa.Column("word", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )


def _kinds_of_reasons():
    """Of approvals asked for before, nobody says the kind: whoever erases chooses it again."""
    op.add_column("approvals", sa.Column("kind_of_reason", sa.Text, nullable=False, server_default=""))


def _reference(name, table, *, optional=False):
    target = sa.ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Uuid, target, nullable=optional, index=True)


def _records(table, *columns):
    identifier = sa.Column("id", sa.Uuid, primary_key=True)
    version = sa.Column("version", sa.Integer, nullable=False)
    op.create_table(table, identifier, version, *columns, sa.Column("deleted_at", _MOMENT))


def _talks():
    """Who interpreted, and what was marked at the questions."""
    _records(
        "talks",
        _reference("family_id", "families"),
        sa.Column("held_on", sa.Date, nullable=False),
        sa.Column("interpreter", sa.Text, nullable=False),
        sa.Column("keeps_confidence", sa.Boolean),
    )
    _records(
        "talk_marks",
        _reference("family_id", "families"),
        _reference("child_id", "children", optional=True),
        sa.Column("field", sa.Text, nullable=False),
        sa.Column("to_ask_again", sa.Boolean, nullable=False),
        sa.Column("skipped", sa.Boolean, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
    )
