"""Tables of the office and what it keeps: accounts, schools, groups, letters, handovers, notes, follow-ups."""

from sqlalchemy import Column, Double

from kiberatung.domain.accounts import Account
from kiberatung.domain.handovers import Handover
from kiberatung.domain.letters import Letter
from kiberatung.domain.notes import FollowUp, Note
from kiberatung.domain.office import Office
from kiberatung.domain.schools import LearningGroup, School
from kiberatung.storage.tables.columns import day, moment, number, record_table, reference, text, texts, yes_no

ACCOUNTS = record_table(
    "accounts",
    Account,
    text("name"),
    text("short_sign"),
    text("role"),
    yes_no("active"),
)

OFFICES = record_table(
    "offices",
    Office,
    text("name"),
    text("kreis"),
    text("street"),
    text("house_number"),
    text("postcode"),
    text("town"),
    text("phone"),
    text("email"),
    text("website"),
    text("room"),
    text("letter_form"),
    text("logo"),
    text("data_protection_contact"),
    text("health_office"),
    yes_no("is_practice"),
    yes_no("colleagues_see_each_other"),
    number("backup_days"),
)

SCHOOLS = record_table(
    "schools",
    School,
    text("number", index=True),
    text("schulform"),
    text("name"),
    text("short_name"),
    text("street"),
    text("postcode"),
    text("town"),
    text("ags"),
    text("kreis", index=True),
    text("phone"),
    text("email"),
    Column("latitude", Double),
    Column("longitude", Double),
    text("confession"),
    yes_no("takes_newcomers"),
    text("remark"),
)

LEARNING_GROUPS = record_table(
    "learning_groups",
    LearningGroup,
    text("school_number", index=True),
    text("name"),
    text("german_support"),
    yes_no("literacy_course"),
    number("grade_from"),
    number("grade_until"),
    number("capacity"),
    number("occupied"),
    day("as_of", optional=False),
)

LETTERS = record_table(
    "letters",
    Letter,
    reference("family_id", "families"),
    reference("child_id", "children", optional=True),
    text("kind"),
    text("language"),
    moment("created_at"),
    day("sent_on"),
    reference("account_id", "accounts", optional=True),
)

HANDOVERS = record_table(
    "handovers",
    Handover,
    text("number", index=True),
    text("recipient_kind"),
    text("recipient_name"),
    texts("child_ids"),
    text("purpose"),
    text("legal_basis"),
    text("format"),
    yes_no("encrypted"),
    text("plain_reason"),
    number("item_count"),
    text("sha256"),
    moment("created_at"),
    reference("account_id", "accounts", optional=True),
    text("answer"),
    day("answered_on"),
    text("answer_reason"),
)

NOTES = record_table(
    "notes",
    Note,
    reference("family_id", "families"),
    reference("child_id", "children", optional=True),
    text("text"),
    moment("written_at"),
    reference("account_id", "accounts", optional=True),
)

FOLLOW_UPS = record_table(
    "follow_ups",
    FollowUp,
    reference("family_id", "families"),
    reference("child_id", "children", optional=True),
    day("due_on", optional=False, index=True),
    text("text"),
    day("done_on"),
)
