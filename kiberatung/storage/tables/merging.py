"""Tables of merges, and of children who look alike and are not the same person."""

from sqlalchemy import Column

from kiberatung.domain.different_persons import DifferentPersons
from kiberatung.domain.merges import Merge
from kiberatung.storage.tables.columns import Identifier, moment, record_table, reference, text, texts

MERGES = record_table(
    "merges",
    Merge,
    reference("family_id", "families"),
    reference("gone_family_id", "families", optional=True),
    text("gone_case_number", index=True),
    texts("child_ids"),
    Column("change_id", Identifier(), nullable=False, index=True),
    moment("merged_at"),
    reference("account_id", "accounts", optional=True),
)
"""Whoever erases a family follows it to those that went into it."""

DIFFERENT_PERSONS = record_table(
    "different_persons",
    DifferentPersons,
    reference("child_id", "children"),
    reference("other_id", "children"),
    moment("marked_at"),
    reference("account_id", "accounts", optional=True),
    text("reason"),
)
"""Goes with whichever of the two families is erased: it hangs on both children."""
