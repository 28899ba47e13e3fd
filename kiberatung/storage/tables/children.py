"""Tables of children and of what is known about their languages and schooling."""

from kiberatung.domain.children import Child
from kiberatung.domain.languages import LanguageSkill, ScriptLiteracy
from kiberatung.domain.schooling import SchoolingSpan
from kiberatung.storage.tables.columns import day, key, number, record_table, reference, text, texts, yes_no

CHILDREN = record_table(
    "children",
    Child,
    reference("family_id", "families"),
    number("position"),
    text("family_name"),
    text("given_names"),
    text("birth_name"),
    text("name_in_script"),
    key("sex"),
    day("date_of_birth", index=True),
    text("date_of_birth_certainty"),
    text("place_of_birth"),
    key("country_of_birth"),
    texts("nationalities"),
    key("religion"),
    yes_no("unaccompanied", optional=True),
    key("residence_status"),
    day("arrived_in_germany_on"),
    day("resident_since"),
    day("assigned_on"),
    yes_no("in_state_reception", optional=True),
    yes_no("asylum_application", optional=True),
    texts("home_languages"),
    key("german_level"),
    day("german_level_on"),
    number("years_of_schooling", optional=True),
    number("kindergarten_months", optional=True),
    yes_no("certificate_present", optional=True),
    day("early_admission_on"),
    yes_no("deferred", optional=True),
    yes_no("third_entry_year", optional=True),
    day("apprenticeship_from"),
    day("apprenticeship_until"),
    day("sek2_completed_on"),
    key("suspension"),
    yes_no("measles_proof", optional=True),
    day("health_check_on"),
    yes_no("support_need_known", optional=True),
    text("wished_schools"),
    key("wished_schulform"),
    yes_no("with_sibling", optional=True),
    texts("own_fields"),
    texts("marks"),
)

LANGUAGE_SKILLS = record_table(
    "language_skills",
    LanguageSkill,
    reference("child_id", "children"),
    number("position"),
    text("language"),
    text("role"),
    key("understands"),
    key("speaks"),
    key("reads"),
    key("writes"),
    yes_no("schooled_in", optional=True),
    yes_no("with_siblings", optional=True),
    number("years_taught", optional=True),
)

SCRIPT_LITERACIES = record_table(
    "script_literacies",
    ScriptLiteracy,
    reference("child_id", "children"),
    text("script"),
    text("literacy"),
    number("years_taught", optional=True),
)

SCHOOLING_SPANS = record_table(
    "schooling_spans",
    SchoolingSpan,
    reference("child_id", "children"),
    text("country"),
    day("started_on", optional=False),
    day("ended_on"),
    text("kind"),
    number("last_grade", optional=True),
    text("language"),
    text("certificate"),
    key("certificate_state"),
    yes_no("regular", optional=True),
)
