"""What today's page asks: appointments, numbers of children by state, age of the figures of free places."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, and_, func, insert, select, update

from kiberatung.domain.appointments import AppointmentState
from kiberatung.domain.cases import CaseState
from kiberatung.domain.interpreters import BookingState, InterpreterId
from kiberatung.services.read_models import StateCount, UpcomingAppointment
from kiberatung.storage.tables.appointments import APPOINTMENTS, INTERPRETER_BOOKINGS, INTERPRETERS
from kiberatung.storage.tables.cases import CASES
from kiberatung.storage.tables.change_log import RUNNING_NUMBERS
from kiberatung.storage.tables.children import CHILDREN
from kiberatung.storage.tables.families import FAMILIES
from kiberatung.storage.tables.office import LEARNING_GROUPS

Interpreter = tuple[str, bool]
_CONFIRMED = (BookingState.CONFIRMED.value, BookingState.DONE.value)


def appointments_between(connection: Connection, first: datetime, last: datetime) -> list[UpcomingAppointment]:
    """From `first` on and before `last`, in the order of the day; cancelled ones are left out."""
    query = (
        select(APPOINTMENTS, FAMILIES.c.family_name, FAMILIES.c.name_in_script, FAMILIES.c.case_number)
        .join(FAMILIES, and_(FAMILIES.c.id == APPOINTMENTS.c.family_id, FAMILIES.c.deleted_at.is_(None)))
        .where(APPOINTMENTS.c.starts_at >= first, APPOINTMENTS.c.starts_at < last)
        .where(APPOINTMENTS.c.deleted_at.is_(None), APPOINTMENTS.c.state != AppointmentState.CANCELLED.value)
        .order_by(APPOINTMENTS.c.starts_at, APPOINTMENTS.c.id)
    )
    rows = connection.execute(query).all()
    children = _children(connection, [row.family_id for row in rows])
    interpreters = _interpreters(connection, [row.id for row in rows])
    return [_upcoming(row, children.get(row.family_id, 0), interpreters.get(row.id, ("", False))) for row in rows]


def busy_interpreters(connection: Connection, begins: datetime, ends: datetime) -> set[InterpreterId]:
    """Talks last eight hours at most, so the day before is early enough to look."""
    query = (
        select(INTERPRETER_BOOKINGS.c.interpreter_id, APPOINTMENTS.c.starts_at, APPOINTMENTS.c.minutes)
        .join(APPOINTMENTS, APPOINTMENTS.c.id == INTERPRETER_BOOKINGS.c.appointment_id)
        .where(INTERPRETER_BOOKINGS.c.deleted_at.is_(None), APPOINTMENTS.c.deleted_at.is_(None))
        .where(INTERPRETER_BOOKINGS.c.state.in_((BookingState.ASKED.value, *_CONFIRMED)))
        .where(APPOINTMENTS.c.state.in_((AppointmentState.PLANNED.value, AppointmentState.CONFIRMED.value)))
        .where(APPOINTMENTS.c.starts_at < ends, APPOINTMENTS.c.starts_at > begins - timedelta(days=1))
    )
    rows = connection.execute(query)
    return {InterpreterId(row[0]) for row in rows if row.starts_at + timedelta(minutes=row.minutes) > begins}


def state_counts(connection: Connection) -> list[StateCount]:
    """Children on their way, without those who left it aside; every state is named, in the order of the work."""
    query = (
        select(CASES.c.state, func.count())
        .join(CHILDREN, and_(CHILDREN.c.id == CASES.c.child_id, CHILDREN.c.deleted_at.is_(None)))
        .where(CASES.c.deleted_at.is_(None), CASES.c.side_exit.is_(None))
        .group_by(CASES.c.state)
    )
    counts: dict[str, int] = {row[0]: row[1] for row in connection.execute(query)}
    return [StateCount(state, counts.get(state.value, 0)) for state in CaseState]


def measured_on(connection: Connection) -> date | None:
    query = select(func.max(LEARNING_GROUPS.c.as_of)).where(LEARNING_GROUPS.c.deleted_at.is_(None))
    newest: date | None = connection.execute(query).scalar_one()
    return newest


def next_number(connection: Connection, series: str, year: int) -> int:
    """Takes the number: nobody is given it again, unless the transaction it was taken in is rolled back."""
    this = (RUNNING_NUMBERS.c.series == series) & (RUNNING_NUMBERS.c.year == year)
    query = select(RUNNING_NUMBERS.c.last_number).where(this).with_for_update()
    last: int | None = connection.execute(query).scalar_one_or_none()
    if last is None:
        connection.execute(insert(RUNNING_NUMBERS).values(series=series, year=year, last_number=1))
        return 1
    connection.execute(update(RUNNING_NUMBERS).where(this).values(last_number=last + 1))
    return last + 1


def _children(connection: Connection, families: list[UUID]) -> dict[UUID, int]:
    query = (
        select(CHILDREN.c.family_id, func.count())
        .where(CHILDREN.c.family_id.in_(families), CHILDREN.c.deleted_at.is_(None))
        .group_by(CHILDREN.c.family_id)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def _interpreters(connection: Connection, appointments: list[UUID]) -> dict[UUID, Interpreter]:
    """The one confirmed, else the one asked last."""
    wanted = (BookingState.ASKED.value, *_CONFIRMED)
    query = (
        select(INTERPRETER_BOOKINGS.c.appointment_id, INTERPRETER_BOOKINGS.c.state, INTERPRETERS.c.name)
        .join(INTERPRETERS, INTERPRETERS.c.id == INTERPRETER_BOOKINGS.c.interpreter_id)
        .where(INTERPRETER_BOOKINGS.c.appointment_id.in_(appointments), INTERPRETER_BOOKINGS.c.state.in_(wanted))
        .where(INTERPRETER_BOOKINGS.c.deleted_at.is_(None))
        .order_by(INTERPRETER_BOOKINGS.c.id)
    )
    found: dict[UUID, Interpreter] = {}
    for appointment, state, name in connection.execute(query):
        confirmed = state in _CONFIRMED
        if confirmed or not found.get(appointment, ("", False))[1]:
            found[appointment] = (name, confirmed)
    return found


def _upcoming(row: Row[Any], children: int, interpreter: Interpreter) -> UpcomingAppointment:
    return UpcomingAppointment(
        appointment_id=row.id,
        family_id=row.family_id,
        family_name=row.family_name,
        name_in_script=row.name_in_script,
        case_number=row.case_number,
        starts_at=row.starts_at,
        minutes=row.minutes,
        place=row.place,
        language=row.language,
        children=children,
        interpreter=interpreter[0],
        interpreter_confirmed=interpreter[1],
        state=row.state,
    )
