"""Tables of emergency accesses and of approvals by a second account."""

from sqlalchemy import Column

from kiberatung.domain.approvals import Approval
from kiberatung.domain.emergencies import EmergencyAccess
from kiberatung.storage.tables.columns import UtcMoment, day, moment, number, record_table, reference, text

EMERGENCY_ACCESSES = record_table(
    "emergency_accesses",
    EmergencyAccess,
    reference("family_id", "families"),
    reference("account_id", "accounts"),
    text("reason"),
    moment("opened_at"),
    day("valid_on", optional=False),
    reference("seen_by", "accounts", optional=True),
    Column("seen_at", UtcMoment()),
)

APPROVALS = record_table(
    "approvals",
    Approval,
    text("purpose"),
    text("subject", index=True),
    reference("family_id", "families", optional=True),
    number("persons"),
    text("kind_of_reason"),
    text("reason"),
    reference("asked_by", "accounts"),
    moment("asked_at"),
    reference("granted_by", "accounts", optional=True),
    Column("granted_at", UtcMoment()),
    Column("used_at", UtcMoment()),
)
