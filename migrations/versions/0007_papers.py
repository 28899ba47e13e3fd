"""What the letters, forms and their texts keep."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Each table by a function of its own."""
    _office_texts()
    _information()
    _logo()


def _reference(name, table, *, optional=False):
    target = sa.ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Uuid, target, nullable=optional, index=True)


def _records(table, *columns):
    identifier = sa.Column("id", sa.Uuid, primary_key=True)
    version = sa.Column("version", sa.Integer, nullable=False)
    op.create_table(table, identifier, version, *columns, sa.Column("deleted_at", _MOMENT))


def _office_texts():
    """The office's own wording of letters, and the translations it wrote or had read."""
    _records(
        "office_wordings",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("letter", "part", "condition", "text", "shipped")),
        sa.Column("edited_on", sa.Date, nullable=False),
        _reference("account_id", "accounts", optional=True),
    )
    _records(
        "office_translations",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("language", "german", "text", "shipped")),
        sa.Column("reviewed_by", sa.Text, nullable=False),
        sa.Column("reviewed_on", sa.Date),
        sa.Column("edited_on", sa.Date, nullable=False),
        _reference("account_id", "accounts", optional=True),
    )


def _information():
    """The page of a letter is kept once, with the letter: what was given to a family names it."""
    with op.batch_alter_table("given_information") as table:
        table.add_column(sa.Column("letter_id", sa.Uuid))
        table.create_foreign_key(
            "fk_given_information_letter_id_letters",
            "letters",
            ["letter_id"],
            ["id"],
            deferrable=True,
            initially="DEFERRED",
        )
        table.create_index("ix_given_information_letter_id", ["letter_id"])
    op.execute(
        "UPDATE given_information SET letter_id = ("
        "SELECT sent_sheets.letter_id FROM sent_sheets"
        " WHERE sent_sheets.family_id = given_information.family_id AND sent_sheets.sheet = given_information.sheet"
        " ORDER BY sent_sheets.id LIMIT 1)"
        " WHERE sheet <> ''"
    )
    with op.batch_alter_table("given_information") as table:
        table.drop_column("sheet")
        table.drop_column("sheet_digest")


def _logo():
    """The picture in the letter head of the office."""
    op.add_column("offices", sa.Column("logo", sa.Text, nullable=False, server_default=""))
