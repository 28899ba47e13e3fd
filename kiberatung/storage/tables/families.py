"""Tables of families, guardians, incoming reports and consents."""

from kiberatung.domain.consents import Consent
from kiberatung.domain.families import Family
from kiberatung.domain.guardians import Guardian
from kiberatung.domain.incoming_reports import IncomingReport
from kiberatung.storage.tables.columns import day, key, number, record_table, reference, text, texts, yes_no

FAMILIES = record_table(
    "families",
    Family,
    text("case_number", index=True),
    reference("counsellor_id", "accounts", optional=True),
    text("reference", index=True),
    text("reported_by"),
    day("reported_on", index=True),
    text("family_name"),
    text("name_in_script"),
    text("street"),
    text("house_number"),
    text("postcode"),
    text("town", index=True),
    text("care_of"),
    yes_no("address_protected"),
    text("phone"),
    text("email"),
    text("letter_language"),
    text("interpreter_language"),
    key("country_of_birth"),
    text("place_of_birth"),
    texts("nationalities"),
    key("religion"),
    key("residence_status"),
    day("arrived_in_germany_on"),
    day("resident_since"),
    day("assigned_on"),
    yes_no("in_state_reception", optional=True),
    yes_no("asylum_application", optional=True),
    texts("home_languages"),
    texts("marks"),
)

GUARDIANS = record_table(
    "guardians",
    Guardian,
    reference("family_id", "families"),
    number("position"),
    text("kind"),
    text("family_name"),
    text("given_names"),
    text("name_in_script"),
    day("date_of_birth"),
    key("country_of_birth"),
    texts("languages"),
    text("phone"),
    text("email"),
    yes_no("has_custody", optional=True),
    yes_no("lives_with_children", optional=True),
)

INCOMING_REPORTS = record_table(
    "incoming_reports",
    IncomingReport,
    reference("family_id", "families"),
    text("office"),
    text("reported_by"),
    text("reference", index=True),
    day("received_on", optional=False),
    text("text"),
)

CONSENTS = record_table(
    "consents",
    Consent,
    reference("family_id", "families"),
    texts("recipients"),
    day("given_on", optional=False),
    text("given_by"),
    text("language"),
    text("interpreted_by"),
    day("withdrawn_on"),
)
