"""The table of text blocks."""

from kiberatung.domain.text_blocks import TextBlock
from kiberatung.storage.tables.columns import record_table, reference, text

TEXT_BLOCKS = record_table(
    "text_blocks",
    TextBlock,
    reference("account_id", "accounts", optional=True),
    text("word"),
    text("title"),
    text("text"),
)
