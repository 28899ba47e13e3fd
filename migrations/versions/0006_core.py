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
    _assessment()
    _information()
    _schooling()
    _law()
    _letters()


def _reference(name, table, *, optional=False):
    target = sa.ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Uuid, target, nullable=optional, index=True)


def _records(table, *columns):
    identifier = sa.Column("id", sa.Uuid, primary_key=True)
    version = sa.Column("version", sa.Integer, nullable=False)
    op.create_table(table, identifier, version, *columns, sa.Column("deleted_at", _MOMENT))


def _information():
    """What families were told or given, and on which facts somebody decided otherwise."""
    _records(
        "given_information",
        _reference("family_id", "families"),
        _reference("child_id", "children", optional=True),
        sa.Column("given_on", sa.Date, nullable=False),
        sa.Column("topics", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("interpreted_by", sa.Text, nullable=False),
        sa.Column("letter_kind", sa.Text),
        sa.Column("sheet_language", sa.Text, nullable=False),
        sa.Column("sheet_version", sa.Text, nullable=False),
        sa.Column("sheet", sa.Text, nullable=False),
        sa.Column("sheet_digest", sa.Text, nullable=False),
        sa.Column("confirmation", sa.Text, nullable=False),
        sa.Column("confirmed_by", sa.Text, nullable=False),
        _reference("account_id", "accounts", optional=True),
    )
    op.add_column("schulpflicht_decisions", sa.Column("facts", sa.Text, nullable=False, server_default=""))


def _assessment():
    """What was seen of a child's Lernstand, and what else is recommended besides grade and form."""
    _records(
        "assessment_entries",
        _reference("child_id", "children"),
        sa.Column("domain", sa.Text, nullable=False),
        sa.Column("instrument", sa.Text, nullable=False),
        sa.Column("instrument_state", sa.Text, nullable=False),
        sa.Column("assessed_on", sa.Date, nullable=False),
        _reference("account_id", "accounts", optional=True),
        sa.Column("levels", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
    )
    op.add_column("recommendations", sa.Column("support_until", sa.Date))
    op.add_column("recommendations", sa.Column("chances", sa.Text, nullable=False, server_default="[]"))
    op.add_column("recommendations", sa.Column("next_step", sa.Text))
    op.add_column("recommendations", sa.Column("statement", sa.Text, nullable=False, server_default=""))


def _schooling():
    """Why a child was not at school, what it could do in a language on a day, and more on spans and languages."""
    _records(
        "gap_reasons",
        _reference("child_id", "children"),
        sa.Column("started_on", sa.Date, nullable=False),
        sa.Column("ended_on", sa.Date, nullable=False),
        sa.Column("cause", sa.Text, nullable=False),
    )
    _records(
        "language_checks",
        _reference("child_id", "children"),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("checked_on", sa.Date, nullable=False),
        *(sa.Column(name, sa.Text) for name in ("understands", "speaks", "reads", "writes", "overall")),
        sa.Column("instrument", sa.Text, nullable=False),
        sa.Column("evidence", sa.Text, nullable=False),
        _reference("account_id", "accounts", optional=True),
    )
    op.add_column("schooling_spans", sa.Column("certificate_state", sa.Text))
    op.add_column("language_skills", sa.Column("with_siblings", sa.Boolean))
    op.add_column("language_skills", sa.Column("years_taught", sa.Integer))
    op.add_column("script_literacies", sa.Column("years_taught", sa.Integer))


def _law():
    """Texts of law the office has changed."""
    _records(
        "law_copies",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("taken_in_on", sa.Date, nullable=False),
        _reference("account_id", "accounts", optional=True),
    )


def _letters():
    """What stood on each letter that was given out, and what the office writes on its letters besides its own name."""
    _records(
        "sent_sheets",
        _reference("family_id", "families"),
        _reference("child_id", "children", optional=True),
        _reference("letter_id", "letters"),
        sa.Column("wording_version", sa.Text, nullable=False),
        sa.Column("sheet", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
    )
    op.add_column("offices", sa.Column("data_protection_contact", sa.Text, nullable=False, server_default=""))
    op.add_column("offices", sa.Column("health_office", sa.Text, nullable=False, server_default=""))
