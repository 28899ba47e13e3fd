"""Table of what stood on the letters that were given out."""

from kiberatung.domain.letters import SentSheet
from kiberatung.storage.tables.columns import record_table, reference, text

SENT_SHEETS = record_table(
    "sent_sheets",
    SentSheet,
    reference("family_id", "families"),
    reference("child_id", "children", optional=True),
    reference("letter_id", "letters"),
    text("wording_version"),
    text("sheet"),
    text("digest"),
)
