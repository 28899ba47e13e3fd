"""The table of the texts of law an office has changed."""

from kiberatung.domain.law_copies import LawCopy
from kiberatung.storage.tables.columns import day, record_table, reference, text

LAW_COPIES = record_table(
    "law_copies",
    LawCopy,
    text("name"),
    text("text"),
    day("taken_in_on", optional=False),
    reference("account_id", "accounts", optional=True),
)
