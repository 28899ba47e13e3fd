"""Tables of talks and of the marks at their questions."""

from kiberatung.domain.talks import Talk, TalkMark
from kiberatung.storage.tables.columns import day, record_table, reference, text, yes_no

TALKS = record_table(
    "talks",
    Talk,
    reference("family_id", "families"),
    day("held_on", optional=False),
    text("interpreter"),
    yes_no("keeps_confidence", optional=True),
)

TALK_MARKS = record_table(
    "talk_marks",
    TalkMark,
    reference("family_id", "families"),
    reference("child_id", "children", optional=True),
    text("field"),
    yes_no("to_ask_again"),
    yes_no("skipped"),
    text("note"),
)
