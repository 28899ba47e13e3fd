"""Table of what families were told or given."""

from kiberatung.domain.information_given import GivenInformation
from kiberatung.storage.tables.columns import day, key, record_table, reference, text, texts

GIVEN_INFORMATION = record_table(
    "given_information",
    GivenInformation,
    reference("family_id", "families"),
    reference("child_id", "children", optional=True),
    day("given_on", optional=False),
    texts("topics"),
    text("language"),
    text("interpreted_by"),
    key("letter_kind"),
    text("sheet_language"),
    text("sheet_version"),
    reference("letter_id", "letters", optional=True),
    text("confirmation"),
    text("confirmed_by"),
    reference("account_id", "accounts", optional=True),
)
