"""The week in words: one row for each talk, and one for each person of the pool."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.appointments import AppointmentState
from kiberatung.domain.interpreters import BookingState, Interpreter, InterpreterKind
from kiberatung.services.appointment_week import BookingShown, InterpreterOffer, Week, WeekEntry
from kiberatung.services.desk import Desk
from kiberatung.services.labels import label_of
from kiberatung.ui.widgets.row_values import Cell, CellKind, Column, Group

STATE_LOOK = {
    AppointmentState.PLANNED: ("calendar-days", "muted"),
    AppointmentState.CONFIRMED: ("check", "ok"),
    AppointmentState.HELD: ("circle-check", "ok"),
    AppointmentState.NO_SHOW: ("circle-minus", "warn"),
    AppointmentState.CANCELLED: ("circle-x", "muted"),
}


def week_columns() -> tuple[Column, ...]:
    return (
        Column("time", _("Zeit"), 124, sortable=False),
        Column("family", _("Familie"), 220, sortable=False, stretch=True),
        Column("language", _("Sprache und Sprachmittlung"), 236, sortable=False),
        Column("state", _("Stand"), 150, kind=CellKind.STATUS, sortable=False),
    )


def pool_columns() -> tuple[Column, ...]:
    return (
        Column("name", _("Name"), 190, sortable=False, stretch=True),
        Column("kind", _("Art"), 164, sortable=False),
        Column("languages", _("Sprachen"), 230, sortable=False),
        Column("phone", _("Telefon"), 110, sortable=False),
        Column("active", _("Stand"), 110, kind=CellKind.STATUS, sortable=False),
    )


GIVEN_UP_FIRST = ("phone", "active", "kind", "state")
"""Columns that leave, in this order, when there is no room for a whole name."""


def week_words(week: Week) -> str:
    """As „23.11.–27.11.2026 · Kalenderwoche 48“."""
    friday = week.monday + timedelta(days=4)
    return _("{first}–{last} · Kalenderwoche {week}").format(
        first=f"{week.monday:%d.%m.}", last=write_date(friday), week=week.monday.isocalendar().week
    )


def week_note(week: Week) -> str:
    count = len(week.entries)
    talks = ngettext_("{count} Gespräch", "{count} Gespräche", count).format(count=count)
    lacking = week.without_interpreter
    if not lacking:
        return talks
    return _("{talks}, {count} ohne Sprachmittlung").format(talks=talks, count=lacking)


def week_groups(week: Week, names: Sequence[str]) -> list[Group]:
    """Monday to Friday always, so that free days are seen; the weekend only with talks."""
    groups = []
    for shift in range(7):
        day = week.monday + timedelta(days=shift)
        keys = tuple(entry.appointment_id for entry in week.entries if entry.talk.starts_at.date() == day)
        if keys or shift < 5:
            title = _("{weekday}, {date}").format(weekday=names[shift], date=write_date(day))
            groups.append(Group(title, keys, "" if keys else _("kein Gespräch"), foldable=False))
    return groups


def week_cells(entry: WeekEntry) -> tuple[Cell, ...]:
    talk, one = entry.talk, entry.talk.appointment
    state = AppointmentState(one.state)
    icon, tone = STATE_LOOK[state]
    facts = _("Fall {number}").format(number=one.case_number)
    return (
        Cell(f"{talk.starts_at:%H:%M}–{talk.ends_at:%H:%M}", one.place, weight=600),
        Cell(one.family_name or _("ohne Namen"), facts, one.name_in_script, weight=500),
        language_cell(entry),
        Cell(label_of(state), icon=icon, tone=tone),
    )


def language_cell(entry: WeekEntry) -> Cell:
    """The language, and below it who interprets; a missing one stands out."""
    language = entry.talk.language or _("Deutsch")
    if entry.bookings:
        best = next((one for one in entry.bookings if one.state is not BookingState.ASKED), entry.bookings[-1])
        asked = best.state is BookingState.ASKED
        words = _("{name}, {state}").format(name=best.name, state=label_of(best.state))
        return Cell(language, words, second_icon="clock" if asked else "check", second_tone="warn" if asked else "ok")
    if not entry.talk.language:
        return Cell(language, _("ohne Sprachmittlung"))
    return Cell(language, _("Sprachmittlung fehlt"), second_icon="triangle-alert", second_tone="warn")


def pool_cells(desk: Desk, person: Interpreter) -> tuple[Cell, ...]:
    languages = ", ".join(desk.words.language(key) for key in person.languages)
    active = (
        Cell(_("im Einsatz"), icon="check", tone="ok") if person.active else Cell(_("ruht"), icon="pause", tone="muted")
    )
    return Cell(person.name, weight=500), Cell(label_of(person.kind)), Cell(languages), Cell(person.phone), active


def offer_words(offer: InterpreterOffer) -> str:
    person = offer.interpreter
    parts = [label_of(person.kind), person.dialects, _("zu dieser Zeit belegt") if offer.is_busy else ""]
    return ", ".join(part for part in parts if part)


def offer_warning(offer: InterpreterOffer) -> str:
    if offer.interpreter.kind is InterpreterKind.PROFESSIONAL:
        return ""
    return _("Nicht für Gespräche mit rechtlichen oder medizinischen Folgen.")


def booking_words(booking: BookingShown) -> str:
    return _("{kind}, {state}").format(kind=label_of(booking.kind), state=label_of(booking.state))


def slot_words(start: datetime, names: Sequence[str]) -> str:
    """As „Mi 25.11., 09:00“."""
    return _("{day} {date}, {time}").format(
        day=names[start.weekday()][:2], date=f"{start:%d.%m.}", time=f"{start:%H:%M}"
    )


def weekday_names() -> tuple[str, ...]:
    return (
        _("Montag"),
        _("Dienstag"),
        _("Mittwoch"),
        _("Donnerstag"),
        _("Freitag"),
        _("Samstag"),
        _("Sonntag"),
    )


def day_title(day: date) -> str:
    return _("{weekday}, {date}").format(weekday=weekday_names()[day.weekday()], date=write_date(day))
