"""The table of drafts: no records, and never in the log."""

from sqlalchemy import Column, Table, Text

from kiberatung.storage.tables.columns import METADATA, Identifier, UtcMoment

DRAFTS = Table(
    "drafts",
    METADATA,
    Column("account_id", Identifier(), primary_key=True),
    Column("place", Text, primary_key=True),
    Column("family_id", Identifier(), index=True),
    Column("content", Text, nullable=False),
    Column("kept_at", UtcMoment(), nullable=False),
)
"""`content`: a JSON object of texts; a draft goes with the family it speaks of."""
