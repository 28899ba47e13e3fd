"""Table of doubts that somebody found right."""

from kiberatung.domain.consistency.confirmed import ConfirmedDoubt
from kiberatung.storage.tables.columns import day, record_table, reference, text

CONFIRMED_DOUBTS = record_table(
    "confirmed_doubts",
    ConfirmedDoubt,
    reference("family_id", "families"),
    reference("child_id", "children", optional=True),
    text("rule"),
    text("about"),
    day("confirmed_on", optional=False),
    reference("account_id", "accounts", optional=True),
)
