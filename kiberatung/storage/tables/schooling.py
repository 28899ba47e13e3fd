"""Tables of why a child was not at school, and of what it could do in a language on a certain day."""

from kiberatung.domain.language_checks import LanguageCheck
from kiberatung.domain.schooling_gaps import GapReason
from kiberatung.storage.tables.columns import day, key, record_table, reference, text

GAP_REASONS = record_table(
    "gap_reasons",
    GapReason,
    reference("child_id", "children"),
    day("started_on", optional=False),
    day("ended_on", optional=False),
    text("cause"),
)

LANGUAGE_CHECKS = record_table(
    "language_checks",
    LanguageCheck,
    reference("child_id", "children"),
    text("language"),
    day("checked_on", optional=False),
    key("understands"),
    key("speaks"),
    key("reads"),
    key("writes"),
    key("overall"),
    text("instrument"),
    text("evidence"),
    reference("account_id", "accounts", optional=True),
)
