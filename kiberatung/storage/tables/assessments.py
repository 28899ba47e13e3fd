"""Table of what was seen of a child's Lernstand."""

from kiberatung.domain.assessments import AssessmentEntry
from kiberatung.storage.tables.columns import day, record_table, reference, text, texts

ASSESSMENT_ENTRIES = record_table(
    "assessment_entries",
    AssessmentEntry,
    reference("child_id", "children"),
    text("domain"),
    text("instrument"),
    text("instrument_state"),
    day("assessed_on", optional=False),
    reference("account_id", "accounts", optional=True),
    texts("levels"),
    text("reason"),
)
