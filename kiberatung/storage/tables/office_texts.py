"""The tables of the texts for families that an office has changed, translated or had read."""

from kiberatung.domain.office_texts import OfficeTranslation, OfficeWording
from kiberatung.storage.tables.columns import day, record_table, reference, text

OFFICE_WORDINGS = record_table(
    "office_wordings",
    OfficeWording,
    text("letter"),
    text("part"),
    text("condition"),
    text("text"),
    text("shipped"),
    day("edited_on", optional=False),
    reference("account_id", "accounts", optional=True),
)
OFFICE_TRANSLATIONS = record_table(
    "office_translations",
    OfficeTranslation,
    text("language"),
    text("german"),
    text("text"),
    text("shipped"),
    text("reviewed_by"),
    day("reviewed_on"),
    day("edited_on", optional=False),
    reference("account_id", "accounts", optional=True),
)
