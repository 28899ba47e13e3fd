"""Everything a store needs: records, change log, running numbers, search forms."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)
_SEARCH_INDEX = {
    "sqlite": (
        """CREATE VIRTUAL TABLE search_trigrams USING fts5(
            forms, content='search_entries', content_rowid='number', tokenize='trigram')""",
        """CREATE TRIGGER search_entries_written AFTER INSERT ON search_entries BEGIN
            INSERT INTO search_trigrams(rowid, forms) VALUES (new.number, new.forms); END""",
        """CREATE TRIGGER search_entries_removed AFTER DELETE ON search_entries BEGIN
            INSERT INTO search_trigrams(search_trigrams, rowid, forms) VALUES ('delete', old.number, old.forms); END""",
    ),
    "postgresql": (
        "CREATE EXTENSION IF NOT EXISTS pg_trgm",
        "CREATE INDEX search_entries_trigrams ON search_entries USING gin (forms gin_trgm_ops)",
    ),
}


def upgrade() -> None:
    _create_accounts_and_others()
    _create_families_and_others()
    _create_children_and_others()
    _create_guardians_and_others()
    _create_follow_ups_and_others()
    _create_place_requests_and_others()
    _create_case_steps()
    _create_change_log()
    _create_search()


def _column(name, kind, *, optional=False, index=False):
    return sa.Column(name, kind, nullable=optional, index=index)


def _texts(*names):
    return [_column(name, sa.Text) for name in names]


def _reference(name, table, *, optional=False):
    target = sa.ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Uuid, target, nullable=optional, index=True)


def _records(table, *columns):
    identifier = sa.Column("id", sa.Uuid, primary_key=True)
    version = sa.Column("version", sa.Integer, nullable=False)
    op.create_table(table, identifier, version, *columns, sa.Column("deleted_at", _MOMENT))


def _create_accounts_and_others() -> None:
    _records(
        "accounts",
        *_texts("name", "short_sign", "role"),
        _column("active", sa.Boolean),
    )
    _records(
        "interpreters",
        *_texts("name", "kind", "languages", "dialects", "gender", "phone", "email"),
        _column("active", sa.Boolean),
    )
    _records(
        "learning_groups",
        _column("school_number", sa.Text, index=True),
        *_texts("name", "german_support"),
        _column("literacy_course", sa.Boolean),
        _column("grade_from", sa.Integer),
        _column("grade_until", sa.Integer),
        _column("capacity", sa.Integer),
        _column("occupied", sa.Integer),
        _column("as_of", sa.Date),
    )
    _records(
        "offices",
        *_texts("name", "kreis", "street", "house_number", "postcode", "town"),
        *_texts("phone", "email", "website", "room", "letter_form"),
        _column("is_practice", sa.Boolean),
    )
    _records(
        "schools",
        _column("number", sa.Text, index=True),
        *_texts("schulform", "name", "short_name", "street", "postcode", "town", "ags"),
        _column("kreis", sa.Text, index=True),
        *_texts("phone", "email"),
        _column("latitude", sa.Double, optional=True),
        _column("longitude", sa.Double, optional=True),
        _column("confession", sa.Text),
        _column("takes_newcomers", sa.Boolean),
        _column("remark", sa.Text),
    )


def _create_families_and_others() -> None:
    _records(
        "families",
        _column("case_number", sa.Text, index=True),
        _reference("counsellor_id", "accounts", optional=True),
        _column("reference", sa.Text, index=True),
        _column("reported_by", sa.Text),
        _column("reported_on", sa.Date, optional=True, index=True),
        *_texts("family_name", "name_in_script", "street", "house_number", "postcode"),
        _column("town", sa.Text, index=True),
        _column("care_of", sa.Text),
        _column("address_protected", sa.Boolean),
        *_texts("phone", "email", "letter_language", "interpreter_language"),
        _column("country_of_birth", sa.Text, optional=True),
        *_texts("place_of_birth", "nationalities"),
        _column("religion", sa.Text, optional=True),
        _column("residence_status", sa.Text, optional=True),
        _column("arrived_in_germany_on", sa.Date, optional=True),
        _column("resident_since", sa.Date, optional=True),
        _column("assigned_on", sa.Date, optional=True),
        _column("in_state_reception", sa.Boolean, optional=True),
        _column("asylum_application", sa.Boolean, optional=True),
        *_texts("home_languages", "marks"),
    )
    _records(
        "handovers",
        _column("number", sa.Text, index=True),
        *_texts("recipient_kind", "recipient_name", "child_ids", "purpose", "legal_basis", "format"),
        _column("encrypted", sa.Boolean),
        _column("plain_reason", sa.Text),
        _column("item_count", sa.Integer),
        _column("sha256", sa.Text),
        _column("created_at", _MOMENT),
        _reference("account_id", "accounts", optional=True),
        _column("answer", sa.Text),
        _column("answered_on", sa.Date, optional=True),
        _column("answer_reason", sa.Text),
    )
    _records(
        "appointments",
        _reference("family_id", "families"),
        _column("starts_at", _MOMENT, index=True),
        _column("minutes", sa.Integer),
        _column("place", sa.Text),
        _reference("counsellor_id", "accounts", optional=True),
        *_texts("language", "state"),
        _column("invitation_number", sa.Integer),
        _column("remark", sa.Text),
    )


def _create_children_and_others() -> None:
    _records(
        "children",
        _reference("family_id", "families"),
        _column("position", sa.Integer),
        *_texts("family_name", "given_names", "birth_name", "name_in_script"),
        _column("sex", sa.Text, optional=True),
        _column("date_of_birth", sa.Date, optional=True, index=True),
        *_texts("date_of_birth_certainty", "place_of_birth"),
        _column("country_of_birth", sa.Text, optional=True),
        _column("nationalities", sa.Text),
        _column("religion", sa.Text, optional=True),
        _column("unaccompanied", sa.Boolean, optional=True),
        _column("residence_status", sa.Text, optional=True),
        _column("arrived_in_germany_on", sa.Date, optional=True),
        _column("resident_since", sa.Date, optional=True),
        _column("assigned_on", sa.Date, optional=True),
        _column("in_state_reception", sa.Boolean, optional=True),
        _column("asylum_application", sa.Boolean, optional=True),
        _column("home_languages", sa.Text),
        _column("german_level", sa.Text, optional=True),
        _column("german_level_on", sa.Date, optional=True),
        _column("years_of_schooling", sa.Integer, optional=True),
        _column("kindergarten_months", sa.Integer, optional=True),
        _column("certificate_present", sa.Boolean, optional=True),
        _column("early_admission_on", sa.Date, optional=True),
        _column("deferred", sa.Boolean, optional=True),
        _column("third_entry_year", sa.Boolean, optional=True),
        _column("apprenticeship_from", sa.Date, optional=True),
        _column("apprenticeship_until", sa.Date, optional=True),
        _column("sek2_completed_on", sa.Date, optional=True),
        _column("suspension", sa.Text, optional=True),
        _column("measles_proof", sa.Boolean, optional=True),
        _column("health_check_on", sa.Date, optional=True),
        _column("support_need_known", sa.Boolean, optional=True),
        _column("wished_schools", sa.Text),
        _column("wished_schulform", sa.Text, optional=True),
        _column("with_sibling", sa.Boolean, optional=True),
        *_texts("own_fields", "marks"),
    )
    _records(
        "consents",
        _reference("family_id", "families"),
        _column("recipients", sa.Text),
        _column("given_on", sa.Date),
        *_texts("given_by", "language", "interpreted_by"),
        _column("withdrawn_on", sa.Date, optional=True),
    )


def _create_guardians_and_others() -> None:
    _records(
        "guardians",
        _reference("family_id", "families"),
        _column("position", sa.Integer),
        *_texts("kind", "family_name", "given_names", "name_in_script"),
        _column("date_of_birth", sa.Date, optional=True),
        _column("country_of_birth", sa.Text, optional=True),
        *_texts("languages", "phone", "email"),
        _column("has_custody", sa.Boolean, optional=True),
        _column("lives_with_children", sa.Boolean, optional=True),
    )
    _records(
        "incoming_reports",
        _reference("family_id", "families"),
        *_texts("office", "reported_by"),
        _column("reference", sa.Text, index=True),
        _column("received_on", sa.Date),
        _column("text", sa.Text),
    )
    _records(
        "assessments",
        _reference("child_id", "children"),
        _column("assessed_on", sa.Date),
        _reference("account_id", "accounts", optional=True),
        _column("grade", sa.Integer, optional=True),
        _column("schulformen", sa.Text),
        _column("german_support", sa.Text, optional=True),
        _column("literacy_course", sa.Boolean),
        *_texts("strengths", "remark"),
    )
    _records(
        "cases",
        _reference("family_id", "families"),
        _reference("child_id", "children"),
        _column("state", sa.Text, index=True),
        _column("state_since", sa.Date),
        _column("side_exit", sa.Text, optional=True),
        _column("opened_on", sa.Date),
        _column("closed_on", sa.Date, optional=True),
    )
    _records(
        "consultations",
        _reference("family_id", "families"),
        _reference("appointment_id", "appointments", optional=True),
        _column("kind", sa.Text),
        _column("held_on", sa.Date),
        _column("minutes", sa.Integer, optional=True),
        *_texts("language", "interpreted_by", "topics"),
        _reference("counsellor_id", "accounts", optional=True),
    )


def _create_follow_ups_and_others() -> None:
    _records(
        "follow_ups",
        _reference("family_id", "families"),
        _reference("child_id", "children", optional=True),
        _column("due_on", sa.Date, index=True),
        _column("text", sa.Text),
        _column("done_on", sa.Date, optional=True),
    )
    _records(
        "interpreter_bookings",
        _reference("appointment_id", "appointments"),
        _reference("interpreter_id", "interpreters"),
        _column("state", sa.Text),
        _column("minutes", sa.Integer, optional=True),
    )
    _records(
        "language_skills",
        _reference("child_id", "children"),
        _column("position", sa.Integer),
        *_texts("language", "role"),
        _column("understands", sa.Text, optional=True),
        _column("speaks", sa.Text, optional=True),
        _column("reads", sa.Text, optional=True),
        _column("writes", sa.Text, optional=True),
        _column("schooled_in", sa.Boolean, optional=True),
    )
    _records(
        "letters",
        _reference("family_id", "families"),
        _reference("child_id", "children", optional=True),
        *_texts("kind", "language"),
        _column("created_at", _MOMENT),
        _column("sent_on", sa.Date, optional=True),
        _reference("account_id", "accounts", optional=True),
    )
    _records(
        "notes",
        _reference("family_id", "families"),
        _reference("child_id", "children", optional=True),
        _column("text", sa.Text),
        _column("written_at", _MOMENT),
        _reference("account_id", "accounts", optional=True),
    )


def _create_place_requests_and_others() -> None:
    _records(
        "place_requests",
        _reference("child_id", "children"),
        _column("school_number", sa.Text, index=True),
        _reference("learning_group_id", "learning_groups", optional=True),
        _column("requested_on", sa.Date),
        _column("state", sa.Text),
        _column("answered_on", sa.Date, optional=True),
        _column("answer_reason", sa.Text),
        _column("starts_on", sa.Date, optional=True),
        _column("school_class", sa.Text),
    )
    _records(
        "recommendations",
        _reference("child_id", "children"),
        _column("recommended_on", sa.Date),
        _reference("account_id", "accounts", optional=True),
        _column("grade", sa.Integer, optional=True),
        _column("german_support", sa.Text),
        _column("literacy_course", sa.Boolean),
        *_texts("schulform", "school_number"),
        _reference("learning_group_id", "learning_groups", optional=True),
        *_texts("reasons", "deviation_reason"),
    )
    _records(
        "schooling_spans",
        _reference("child_id", "children"),
        _column("country", sa.Text),
        _column("started_on", sa.Date),
        _column("ended_on", sa.Date, optional=True),
        _column("kind", sa.Text),
        _column("last_grade", sa.Integer, optional=True),
        *_texts("language", "certificate"),
        _column("regular", sa.Boolean, optional=True),
    )
    _records(
        "schulpflicht_decisions",
        _reference("child_id", "children"),
        _column("decided_on", sa.Date),
        _reference("account_id", "accounts", optional=True),
        *_texts("computed_answer", "computed_part", "answer", "part", "reason"),
    )
    _records(
        "script_literacies",
        _reference("child_id", "children"),
        *_texts("script", "literacy"),
    )


def _create_case_steps() -> None:
    _records(
        "case_steps",
        _reference("case_id", "cases"),
        _column("state", sa.Text),
        _column("side_exit", sa.Text, optional=True),
        _column("happened_on", sa.Date),
        _column("recorded_at", _MOMENT),
        _reference("account_id", "accounts", optional=True),
        _column("reason", sa.Text),
    )


def _create_change_log() -> None:
    op.create_table(
        "store_state",
        sa.Column("store_id", sa.Uuid, primary_key=True),
        _column("changes", sa.Integer),
        _column("head", sa.String(64)),
    )
    op.create_table(
        "changes",
        sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("id", sa.Uuid, nullable=False, unique=True),
        _column("what", sa.Text),
        _column("account_id", sa.Uuid, optional=True),
        _column("changed_at", _MOMENT, index=True),
        _column("family_id", sa.Uuid, optional=True),
        _column("undoes", sa.Uuid, optional=True),
        _column("undoable", sa.Boolean),
        _column("why", sa.Text),
        _column("previous_hash", sa.String(64)),
        _column("hash", sa.String(64)),
        _column("depth", sa.Integer),
        _column("undone", sa.Boolean),
    )
    op.create_index(op.f("ix_changes_family_id_sequence"), "changes", ["family_id", "sequence"])
    op.create_index(op.f("ix_changes_account_id_sequence"), "changes", ["account_id", "sequence"])
    change = sa.ForeignKey("changes.id", deferrable=True, initially="DEFERRED")
    op.create_table(
        "change_rows",
        sa.Column("change_id", sa.Uuid, change, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        _column("kind", sa.Text),
        _column("record_id", sa.Uuid, index=True),
        _column("field", sa.Text),
        _column("old", sa.Text, optional=True),
        _column("new", sa.Text, optional=True),
    )
    op.create_table(
        "running_numbers",
        sa.Column("series", sa.Text, primary_key=True),
        sa.Column("year", sa.Integer, primary_key=True, autoincrement=False),
        _column("last_number", sa.Integer),
    )


def _create_search() -> None:
    op.create_table(
        "search_entries",
        sa.Column("number", sa.Integer, primary_key=True),
        _column("owner_kind", sa.Text),
        _column("owner_id", sa.Uuid, index=True),
        _column("family_id", sa.Uuid, index=True),
        _column("sort_name", sa.Text),
        _column("names", sa.Text),
        _column("forms", sa.Text),
    )
    listed = ["owner_kind", "sort_name", "owner_id", "family_id"]
    op.create_index(op.f("ix_search_entries_owner_kind_sort_name_owner_id_family_id"), "search_entries", listed)
    entry = sa.ForeignKey("search_entries.number", ondelete="CASCADE")
    op.create_table(
        "search_words",
        sa.Column("entry", sa.Integer, entry, primary_key=True),
        sa.Column("word", sa.Text, primary_key=True),
    )
    op.create_index(op.f("ix_search_words_word"), "search_words", ["word"])
    stood = ["child_id", "state", "side_exit", "deleted_at"]
    op.create_index(op.f("ix_cases_child_id_state_side_exit_deleted_at"), "cases", stood)
    for statement in _SEARCH_INDEX[op.get_bind().dialect.name]:
        op.get_bind().exec_driver_sql(statement)
