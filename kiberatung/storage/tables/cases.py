"""Tables of cases, their steps, and what is decided, assessed and recommended for a child."""

from sqlalchemy import Index

from kiberatung.domain.assessments import Assessment
from kiberatung.domain.cases import Case, CaseStep, SchulpflichtDecision
from kiberatung.domain.places import PlaceRequest
from kiberatung.domain.recommendations import Recommendation
from kiberatung.storage.tables.columns import day, key, moment, number, record_table, reference, text, texts, yes_no

CASES = record_table(
    "cases",
    Case,
    reference("family_id", "families"),
    reference("child_id", "children"),
    text("state", index=True),
    day("state_since", optional=False),
    key("side_exit"),
    day("opened_on", optional=False),
    day("closed_on"),
)
Index(None, CASES.c.child_id, CASES.c.state, CASES.c.side_exit, CASES.c.deleted_at)

CASE_STEPS = record_table(
    "case_steps",
    CaseStep,
    reference("case_id", "cases"),
    text("state"),
    key("side_exit"),
    day("happened_on", optional=False),
    moment("recorded_at"),
    reference("account_id", "accounts", optional=True),
    text("reason"),
)

SCHULPFLICHT_DECISIONS = record_table(
    "schulpflicht_decisions",
    SchulpflichtDecision,
    reference("child_id", "children"),
    day("decided_on", optional=False),
    reference("account_id", "accounts", optional=True),
    text("computed_answer"),
    text("computed_part"),
    text("answer"),
    text("part"),
    text("reason"),
    text("facts"),
)

ASSESSMENTS = record_table(
    "assessments",
    Assessment,
    reference("child_id", "children"),
    day("assessed_on", optional=False),
    reference("account_id", "accounts", optional=True),
    number("grade", optional=True),
    texts("schulformen"),
    key("german_support"),
    yes_no("literacy_course"),
    text("strengths"),
    text("remark"),
)

RECOMMENDATIONS = record_table(
    "recommendations",
    Recommendation,
    reference("child_id", "children"),
    day("recommended_on", optional=False),
    reference("account_id", "accounts", optional=True),
    number("grade", optional=True),
    text("german_support"),
    yes_no("literacy_course"),
    text("schulform"),
    text("school_number"),
    reference("learning_group_id", "learning_groups", optional=True),
    texts("reasons"),
    text("deviation_reason"),
    day("support_until"),
    texts("chances"),
    key("next_step"),
    text("statement"),
)

PLACE_REQUESTS = record_table(
    "place_requests",
    PlaceRequest,
    reference("child_id", "children"),
    text("school_number", index=True),
    reference("learning_group_id", "learning_groups", optional=True),
    day("requested_on", optional=False),
    text("state"),
    day("answered_on"),
    text("answer_reason"),
    day("starts_on"),
    text("school_class"),
)
