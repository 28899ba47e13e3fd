"""Tables of appointments, consultations, interpreters and their bookings."""

from kiberatung.domain.appointments import Appointment, Consultation
from kiberatung.domain.interpreters import Interpreter, InterpreterBooking
from kiberatung.storage.tables.columns import day, moment, number, record_table, reference, text, texts, yes_no

APPOINTMENTS = record_table(
    "appointments",
    Appointment,
    reference("family_id", "families"),
    moment("starts_at", index=True),
    number("minutes"),
    text("place"),
    reference("counsellor_id", "accounts", optional=True),
    text("language"),
    text("state"),
    number("invitation_number"),
    text("remark"),
)

CONSULTATIONS = record_table(
    "consultations",
    Consultation,
    reference("family_id", "families"),
    reference("appointment_id", "appointments", optional=True),
    text("kind"),
    day("held_on", optional=False),
    number("minutes", optional=True),
    text("language"),
    text("interpreted_by"),
    texts("topics"),
    reference("counsellor_id", "accounts", optional=True),
)

INTERPRETERS = record_table(
    "interpreters",
    Interpreter,
    text("name"),
    text("kind"),
    texts("languages"),
    text("dialects"),
    text("gender"),
    text("phone"),
    text("email"),
    yes_no("active"),
)

INTERPRETER_BOOKINGS = record_table(
    "interpreter_bookings",
    InterpreterBooking,
    reference("appointment_id", "appointments"),
    reference("interpreter_id", "interpreters"),
    text("state"),
    number("minutes", optional=True),
)
