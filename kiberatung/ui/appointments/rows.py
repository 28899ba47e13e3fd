"""The week in words: one row for each talk, and one for each person of the pool."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from kiberatung.basics.date_words import write_date
from kiberatung.basics.number_words import grouped
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.appointments import AppointmentState
from kiberatung.domain.interpreters import BookingState, Interpreter, InterpreterKind
from kiberatung.services.appointment_week import BookingShown, InterpreterOffer, Week, WeekEntry
from kiberatung.services.desk import Desk
from kiberatung.services.labels import label_of
from kiberatung.ui.lists.columns import FilterKind, ListColumn, ListDefinition
from kiberatung.ui.theme.tokens import TWO_LINE_ROW_HEIGHT
from kiberatung.ui.widgets.row_values import Cell, CellKind, Column, Group

DAY = "day"
YES, NO = "yes", "no"
CHOICE = FilterKind.CHOICE

STATE_LOOK = {
    AppointmentState.PLANNED: ("calendar-days", "muted"),
    AppointmentState.CONFIRMED: ("check", "ok"),
    AppointmentState.HELD: ("circle-check", "ok"),
    AppointmentState.NO_SHOW: ("circle-minus", "warn"),
    AppointmentState.CANCELLED: ("circle-x", "muted"),
}


def week_list() -> ListDefinition[WeekEntry]:
    return ListDefinition(
        name="week",
        title=_("Termine"),
        count=talks_words,
        group_by=DAY,
        given_up_first=("state",),
        row_height=TWO_LINE_ROW_HEIGHT,
        columns=(
            ListColumn(
                Column("time", _("Zeit"), 124), _time_cell, lambda one: f"{one.talk.starts_at:%H:%M}",
                rank=lambda one: one.talk.starts_at.isoformat(), paper_width=1.0,
            ),
            ListColumn(
                Column(DAY, _("Tag"), 110), lambda one: Cell(write_date(_day_of(one))), _day_of, FilterKind.DATE,
                band=_day_band, is_usual=False,
            ),
            ListColumn(
                Column("family", _("Familie"), 220, stretch=True), _family_cell,
                lambda one: one.talk.appointment.family_name, paper_width=2.4,
            ),
            ListColumn(
                Column("language", _("Sprache und Sprachmittlung"), 236), language_cell, _spoken_language, CHOICE,
                band=lambda one: (_spoken_language(one), _spoken_language(one)), paper_width=2.4,
            ),
            ListColumn(
                Column("state", _("Stand"), 150, kind=CellKind.STATUS), _state_cell,
                lambda one: one.talk.appointment.state, CHOICE, lambda key: label_of(AppointmentState(key)),
                band=lambda one: _band(label_of(AppointmentState(one.talk.appointment.state))), paper_width=1.2,
            ),
            ListColumn(
                Column("place", _("Raum"), 120), lambda one: Cell(one.talk.appointment.place),
                lambda one: one.talk.appointment.place, band=lambda one: _band(one.talk.appointment.place),
                is_usual=False,
            ),
        ),
    )  # fmt: skip


def pool_list(desk: Desk) -> ListDefinition[Interpreter]:
    return ListDefinition(
        name="interpreters",
        title=_("Sprachmittlung"),
        count=people_words,
        given_up_first=("phone", "active", "kind"),
        columns=(
            ListColumn(
                Column("name", _("Name"), 190, stretch=True), lambda one: Cell(one.name, weight=500),
                lambda one: one.name, paper_width=2.0,
            ),
            ListColumn(
                Column("kind", _("Art"), 164), lambda one: Cell(label_of(one.kind)), lambda one: one.kind, CHOICE,
                lambda key: label_of(InterpreterKind(key)), band=lambda one: _band(label_of(one.kind)),
                paper_width=1.6,
            ),
            ListColumn(
                Column("languages", _("Sprachen"), 230), lambda one: Cell(_languages(desk, one)),
                lambda one: _languages(desk, one), paper_width=2.4,
            ),
            ListColumn(
                Column("dialects", _("Dialekte"), 130), lambda one: Cell(one.dialects), lambda one: one.dialects,
                is_usual=False, paper_width=1.4,
            ),
            ListColumn(Column("phone", _("Telefon"), 130), lambda one: Cell(one.phone), lambda one: one.phone),
            ListColumn(
                Column("email", _("E-Mail"), 180), lambda one: Cell(one.email), lambda one: one.email, is_usual=False,
                paper_width=1.8,
            ),
            ListColumn(
                Column("active", _("Stand"), 110, kind=CellKind.STATUS), _active_cell,
                lambda one: YES if one.active else NO, CHOICE, _active_word,
                band=lambda one: _band(_active_word(YES if one.active else NO)),
            ),
        ),
    )  # fmt: skip


def talks_words(count: int) -> str:
    return ngettext_("{count} Gespräch", "{count} Gespräche", count).format(count=grouped(count))


def people_words(count: int) -> str:
    return ngettext_("{count} Person", "{count} Personen", count).format(count=grouped(count))


def week_words(week: Week) -> str:
    """As „23.11.–27.11.2026 · Kalenderwoche 48“."""
    friday = week.monday + timedelta(days=4)
    return _("{first}–{last} · Kalenderwoche {week}").format(
        first=f"{week.monday:%d.%m.}", last=write_date(friday), week=week.monday.isocalendar().week
    )


def week_note(week: Week) -> str:
    count = len(week.entries)
    talks = talks_words(count)
    lacking = week.without_interpreter
    if not lacking:
        return talks
    return _("{talks}, {count} ohne Sprachmittlung").format(talks=talks, count=lacking)


def week_groups(week: Week, names: Sequence[str]) -> list[Group]:
    """Monday to Friday always, so that free days are seen; the weekend only with talks."""
    groups = []
    for shift in range(7):
        day = week.monday + timedelta(days=shift)
        keys = tuple(entry.appointment_id for entry in week.entries if _day_of(entry) == day)
        if keys or shift < 5:
            title = _("{weekday}, {date}").format(weekday=names[shift], date=write_date(day))
            groups.append(Group(title, keys, "" if keys else _("kein Gespräch"), foldable=False))
    return groups


def _time_cell(entry: WeekEntry) -> Cell:
    talk = entry.talk
    return Cell(f"{talk.starts_at:%H:%M}–{talk.ends_at:%H:%M}", talk.appointment.place, weight=600)


def _family_cell(entry: WeekEntry) -> Cell:
    one = entry.talk.appointment
    facts = _("Fall {number}").format(number=one.case_number)
    return Cell(one.family_name or _("ohne Namen"), facts, one.name_in_script, weight=500)


def _state_cell(entry: WeekEntry) -> Cell:
    state = AppointmentState(entry.talk.appointment.state)
    icon, tone = STATE_LOOK[state]
    return Cell(label_of(state), icon=icon, tone=tone)


def _day_of(entry: WeekEntry) -> date:
    return entry.talk.starts_at.date()


def _day_band(entry: WeekEntry) -> tuple[date, str]:
    return _day_of(entry), day_title(_day_of(entry))


def _spoken_language(entry: WeekEntry) -> str:
    return entry.talk.language or _("Deutsch")


def _band(word: str) -> tuple[str | None, str]:
    return word or None, word or _("ohne Angabe")


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


def _languages(desk: Desk, person: Interpreter) -> str:
    return ", ".join(desk.words.language(key) for key in person.languages)


def _active_cell(person: Interpreter) -> Cell:
    if person.active:
        return Cell(_active_word(YES), icon="check", tone="ok")
    return Cell(_active_word(NO), icon="pause", tone="muted")


def _active_word(key: str) -> str:
    return _("im Einsatz") if key == YES else _("ruht")


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
