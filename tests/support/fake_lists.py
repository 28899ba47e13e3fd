"""The lists of the fake store: the same answers as the real ones, by going through all records."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from operator import attrgetter
from typing import Any
from uuid import UUID

from kiberatung.domain.accounts import Account, AccountId
from kiberatung.domain.appointments import Appointment, AppointmentState
from kiberatung.domain.assessments import Assessment
from kiberatung.domain.cases import Case, CaseState
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.clock_judgement import LogMoment
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.guardians import Guardian
from kiberatung.domain.interpreters import BookingState, Interpreter, InterpreterBooking, InterpreterId
from kiberatung.domain.letters import Letter, LetterKind
from kiberatung.domain.names.person import Person
from kiberatung.domain.recommendations import Recommendation
from kiberatung.domain.schools import LearningGroup
from kiberatung.services.changes import Change, ChangeId, ChangeRow, Deed
from kiberatung.services.read_models import (
    BegunCase,
    ChildRow,
    FamilyRow,
    HistoryLine,
    ListCount,
    ListOrder,
    ListQuery,
    NotedDeed,
    SearchHit,
    StateCount,
    UpcomingAppointment,
    WaitingCount,
)
from kiberatung.services.sight import Owner
from kiberatung.storage.field_changes import BOOKKEEPING, LIFE, child_of_row, touches
from kiberatung.storage.queries.ranking import Fit, fit_of, likely, search_line
from kiberatung.storage.search_forms import SearchForms, of_child, of_family, of_guardian, query_tokens, sort_name
from tests.support.fake_merging_lists import FakeMergingLists
from tests.support.fake_tables import LoggedChange, Tables

ACTIVE = (AppointmentState.PLANNED, AppointmentState.CONFIRMED, AppointmentState.HELD)
CONFIRMED = (BookingState.CONFIRMED, BookingState.DONE)


class FakeLists(FakeMergingLists):
    def __init__(self, store: Any) -> None:
        self._store = store

    @property
    def _tables(self) -> Tables:
        return self._store.tables  # type: ignore[no-any-return]

    def read_on(self) -> bool:
        return True

    def child_ids(self, query: ListQuery, limit: int | None = None) -> list[ChildId]:
        found = [child for child in self._children() if self._is_wanted(child, query)]
        return [child.id for child in self._in_order(found, query, self._child_value)][:limit]

    def child_rows(self, ids: Sequence[ChildId]) -> list[ChildRow]:
        children = {child.id: child for child in self._children()}
        return [self._child_row(children[identifier]) for identifier in ids if identifier in children]

    def family_ids(self, query: ListQuery, limit: int | None = None) -> list[FamilyId]:
        wanted = {child.family_id for child in self._children() if self._is_wanted(child, query)}
        families = [self._family(family_id) for family_id in wanted]

        def value(family: Family, order: ListOrder) -> Any:
            own = [
                child for child in self._children() if child.family_id == family.id and self._is_wanted(child, query)
            ]
            if order is ListOrder.AGE:
                return min((child.date_of_birth for child in own if child.date_of_birth), default=None)
            if order is ListOrder.STATE:
                return min(self._state(child).order for child in own)
            return _family_value(family, order)

        return [family.id for family in self._in_order(families, query, value)][:limit]

    def family_rows(self, ids: Sequence[FamilyId]) -> list[FamilyRow]:
        families = {family.id: family for family in self._tables.living(Family)}
        return [self._family_row(families[identifier]) for identifier in ids if identifier in families]

    def child_facts(self, query: ListQuery, facts: Sequence[str]) -> list[ChildRow]:
        return self.child_rows(self.child_ids(query))

    def family_facts(self, query: ListQuery, facts: Sequence[str]) -> list[FamilyRow]:
        return self.family_rows(self.family_ids(query))

    def count(self, query: ListQuery) -> ListCount:
        return ListCount(len(self.child_ids(query)), len(self.family_ids(query)))

    def waiting_since(self, query: ListQuery) -> list[tuple[date, int]]:
        rows = self.child_rows(self.child_ids(replace(query, only_waiting=True)))
        return sorted(Counter(row.reported_on for row in rows if row.reported_on).items())

    def search(self, text: str, limit: int) -> list[SearchHit]:
        line = search_line(text, query_tokens(text))
        found: list[SearchHit] = []
        for child_id, family, person, forms in self._persons():
            fit = fit_of(line, forms.names, forms.forms)
            weight = 1.0 if child_id else 0.95 if isinstance(person, Family) else 0.97
            if fit is not None:
                found.append(_hit(child_id, family, person, Fit(round(fit.score * weight, 4), fit.why)))
        return sorted(found, key=lambda hit: (-hit.score, hit.name))[:limit]

    def similar(self, person: Person, limit: int) -> list[SearchHit]:
        children = {child.id: child for child in self._children()}
        fits = likely(person, [(child.id, self._person(child)) for child in children.values()])
        hits = [_hit(key, self._family(children[key].family_id), children[key], fit) for key, fit in fits.items()]
        return sorted(hits, key=lambda hit: (-hit.score, hit.name))[:limit]

    def _person(self, child: Child) -> Person:
        others = [one for one in self._children() if one.family_id == child.family_id and one.id != child.id]
        names = (child.family_name, child.given_names, child.name_in_script)
        return Person(*names, child.date_of_birth, child.sex, tuple(one.given_names for one in others))

    def history(self, family_id: FamilyId, limit: int) -> list[HistoryLine]:
        return self._lines((one for one in self._changes() if one.change.family_id == family_id), limit)

    def change_rows(self, change_id: ChangeId) -> list[ChangeRow]:
        return list(self._tables.logged(change_id).rows)

    def later_steps(self, change_id: ChangeId) -> list[HistoryLine]:
        changes = self._changes()
        place = {logged.change.id: number for number, logged in enumerate(changes)}
        target = self._tables.logged(change_id)
        since, family_id = place[target.change.id], target.change.family_id
        return self._lines(
            (
                one
                for one in changes[since + 1 :]
                if not one.undone
                and place.get(one.change.undoes, -1) <= since
                and touches(target.rows, one.rows, same_family=bool(family_id) and one.change.family_id == family_id)
            ),
            len(changes),
        )

    def made_by(self, record_ids: Iterable[UUID]) -> dict[UUID, ChangeId]:
        wanted = set(record_ids)
        return {
            row.record_id: logged.change.id
            for logged in self._changes()
            for row in logged.rows
            if row.record_id in wanted and row.field == LIFE and row.old is None and logged.depth == 0
        }

    def last_undoable(self, account_id: AccountId | None) -> Change | None:
        for logged in reversed(self._of(account_id)):
            if logged.depth == 0 and logged.change.undoable and not logged.undone:
                return logged.change
        return None

    def last_redoable(self, account_id: AccountId | None) -> Change | None:
        for logged in reversed(self._of(account_id)):
            if logged.depth == 0:
                return None
            if logged.depth % 2 == 1 and not logged.undone:
                return logged.change
        return None

    def appointments_between(self, first: datetime, last: datetime) -> list[UpcomingAppointment]:
        found = [
            appointment
            for appointment in self._tables.living(Appointment)
            if first <= appointment.starts_at < last and appointment.state is not AppointmentState.CANCELLED
        ]
        return [self._upcoming(appointment) for appointment in sorted(found, key=attrgetter("starts_at", "id"))]

    def state_counts(self) -> list[StateCount]:
        states = [self._state(child) for child in self._children() if self._case(child) and not self._exit(child)]
        return [StateCount(state, states.count(state)) for state in CaseState]

    def towns(self) -> list[str]:
        return sorted({family.town for family in self._tables.living(Family)} - {""})

    def next_number(self, series: str, year: int) -> int:
        numbers = self._tables.numbers
        numbers[series, year] = numbers.get((series, year), 0) + 1
        return numbers[series, year]

    def oldest_waiting(self, limit: int) -> list[ChildRow]:
        return self.child_rows(self.child_ids(ListQuery(only_waiting=True, order=ListOrder.WAITING))[:limit])

    def count_waiting(self, born_until: Sequence[date], reported_before: date) -> list[WaitingCount]:
        counts: dict[int | None, list[bool]] = {}
        for child in self._children():
            case, born = self._case(child), child.date_of_birth
            if case is not None and case.is_waiting:
                place = None if born is None else sum(day < born for day in born_until)
                reported_on = self._family(child.family_id).reported_on
                counts.setdefault(place, []).append(bool(reported_on) and reported_on < reported_before)
        return [WaitingCount(place, len(long), sum(long)) for place, long in counts.items()]

    def families_without_appointment(self, limit: int) -> list[FamilyId]:
        states = (CaseState.REPORTED, CaseState.INVITED)
        wanted = ListQuery(only_open=True, states=states, without_appointment=True, order=ListOrder.WAITING)
        return self.family_ids(wanted)[:limit]

    def begun_cases(self, state: CaseState, limit: int) -> list[BegunCase]:
        found = [case for case in self._tables.living(Case) if case.state is state and case.side_exit is None]
        found.sort(key=attrgetter("state_since", "id"))
        return [BegunCase(case.child_id, case.family_id, case.state_since) for case in found[:limit]]

    def placed_untold(self, limit: int) -> list[BegunCase]:
        letters = [letter for letter in self._tables.living(Letter) if letter.kind is LetterKind.PLACEMENT]
        told = {letter.child_id or letter.family_id for letter in letters}
        placed = self.begun_cases(CaseState.PLACED, 10_000)
        return [case for case in placed if not {case.child_id, case.family_id} & told][:limit]

    def changed_since(self, moment: datetime, limit: int) -> list[HistoryLine]:
        found = self._lines((one for one in self._changes() if one.change.changed_at > moment), limit)
        return [replace(line, fields=(), children=()) for line in found]

    def log_moments(self) -> list[LogMoment]:
        changes = (logged.change for logged in self._tables.changes)
        return [LogMoment(change.changed_at, change.deed is Deed.CLOCK_CONFIRMED) for change in changes]

    def owners(self, kind: type, ids: Iterable[UUID]) -> dict[UUID, Owner]:
        found = {identifier: self._tables.row(kind, identifier)[0] for identifier in ids}
        families = {key: one.id if kind is Family else one.family_id for key, one in found.items() if one is not None}
        known = {key: self._tables.row(Family, family_id)[0] for key, family_id in families.items()}
        return {key: Owner(one.id, one.counsellor_id, one.address_protected) for key, one in known.items() if one}

    def noted_since(self, since: datetime, deeds: Sequence[Deed], limit: int) -> list[NotedDeed]:
        changes = [logged.change for logged in self._tables.changes]
        wanted = [one for one in changes if one.changed_at >= since and one.deed in deeds]
        return [self._noted(one) for one in wanted[::-1][:limit]]

    def last_noted(self, deed: Deed, account_id: AccountId, family_id: FamilyId) -> datetime | None:
        changes = [logged.change for logged in self._tables.changes]
        wanted = (one for one in changes if (one.deed, one.account_id, one.family_id) == (deed, account_id, family_id))
        return max((one.changed_at for one in wanted), default=None)

    def busy_interpreters(self, begins: datetime, ends: datetime) -> set[InterpreterId]:
        coming = (AppointmentState.PLANNED, AppointmentState.CONFIRMED)
        talks = [one for one in self._tables.living(Appointment) if one.state in coming and one.starts_at < ends]
        meanwhile = {one.id for one in talks if one.starts_at + timedelta(minutes=one.minutes) > begins}
        bookings = [one for one in self._tables.living(InterpreterBooking) if one.appointment_id in meanwhile]
        return {one.interpreter_id for one in bookings if one.state in (BookingState.ASKED, *CONFIRMED)}

    def measured_on(self) -> date | None:
        return max((group.as_of for group in self._tables.living(LearningGroup)), default=None)

    def _children(self) -> list[Child]:
        return [child for child in self._tables.living(Child) if self._tables.row(Family, child.family_id)[1]]

    def _family(self, family_id: UUID) -> Family:
        return self._tables.row(Family, family_id)[0]  # type: ignore[no-any-return]

    def _case(self, child: Child) -> Case | None:
        return next((case for case in self._tables.living(Case) if case.child_id == child.id), None)

    def _state(self, child: Child) -> CaseState:
        case = self._case(child)
        return case.state if case else CaseState.REPORTED

    def _exit(self, child: Child) -> Any:
        case = self._case(child)
        return case.side_exit if case else None

    def _is_wanted(self, child: Child, query: ListQuery) -> bool:
        family, case = self._family(child.family_id), self._case(child)
        forms = of_child(child, family).forms
        born = child.date_of_birth
        refused = (
            any(token not in forms for token in query_tokens(query.name)),
            bool(query.name.strip()) and not query_tokens(query.name),
            bool(query.towns) and family.town not in query.towns,
            bool(query.languages) and (child.home_languages[:1] or ("",))[0] not in query.languages,
            bool(query.states) and (case is None or case.state not in query.states),
            bool(query.side_exits) and (case is None or case.side_exit not in query.side_exits),
            query.only_open and (case is None or not case.is_open),
            query.only_waiting and (case is None or not case.is_waiting),
            bool(query.reported_before) and not (family.reported_on and family.reported_on < query.reported_before),
            bool(query.born_after) and not (born and born > query.born_after),
            bool(query.born_before) and not (born and born < query.born_before),
            bool(query.counsellor_id) and family.counsellor_id != query.counsellor_id,
            query.without_appointment and self._has_appointment(family),
        )
        return not any(refused)

    def _has_appointment(self, family: Family) -> bool:
        appointments = self._tables.living(Appointment)
        return any(one.family_id == family.id and one.state in ACTIVE for one in appointments)

    def _in_order(self, found: list[Any], query: ListQuery, value: Any) -> list[Any]:
        """Unknown values last, whichever way it is sorted; then by name, then by identifier."""
        ordered = sorted(found, key=lambda one: (value(one, ListOrder.NAME), one.id))
        known = [one for one in ordered if value(one, query.order) is not None]
        known.sort(key=lambda one: value(one, query.order), reverse=query.descending)
        return known + [one for one in ordered if value(one, query.order) is None]

    def _child_value(self, child: Child, order: ListOrder) -> Any:
        if order is ListOrder.NAME:
            return sort_name(child.family_name, child.given_names)
        if order is ListOrder.AGE:
            return child.date_of_birth
        if order is ListOrder.STATE:
            return self._state(child).order
        if order is ListOrder.WAITING:
            case = self._case(child)
            return self._family(child.family_id).reported_on if case is not None and case.is_waiting else None
        return _family_value(self._family(child.family_id), order)

    def _counsellor(self, family: Family) -> str:
        account = self._tables.row(Account, family.counsellor_id)[0] if family.counsellor_id else None
        return account.short_sign if account else ""

    def _child_row(self, child: Child) -> ChildRow:
        family = self._family(child.family_id)
        newest = self._newest_grade(child)
        return ChildRow(
            child.id, family.id, child.family_name, child.given_names, child.name_in_script, child.date_of_birth,
            (child.home_languages[:1] or ("",))[0], family.town, family.case_number, self._counsellor(family),
            self._state(child), self._exit(child), family.reported_on,
            newest.grade if newest else None, newest.german_support if newest else None,
        )  # fmt: skip

    def _newest_grade(self, child: Child) -> Any:
        for kind, day in ((Recommendation, "recommended_on"), (Assessment, "assessed_on")):
            own = [one for one in self._tables.living(kind) if one.child_id == child.id]
            if own:
                return max(own, key=attrgetter(day, "id"))
        return None

    def _family_row(self, family: Family) -> FamilyRow:
        children = sorted(
            (child for child in self._children() if child.family_id == family.id), key=attrgetter("position", "id")
        )
        cases = [case for case in map(self._case, children) if case is not None]
        open_states = [case.state for case in cases if case.is_open]
        languages = [
            *family.home_languages[:1],
            *(child.home_languages[0] for child in children if child.home_languages),
        ]
        return FamilyRow(
            family.id, family.family_name, family.name_in_script, family.case_number, family.town,
            languages[0] if languages else "", len(children), len(open_states),
            min(open_states, key=attrgetter("order"), default=None), family.reported_on, self._counsellor(family),
        )  # fmt: skip

    def _persons(self) -> Iterable[tuple[ChildId | None, Family, Any, SearchForms]]:
        for child in self._children():
            yield child.id, self._family(child.family_id), child, of_child(child, self._family(child.family_id))
        for guardian in self._tables.living(Guardian):
            yield (
                None,
                self._family(guardian.family_id),
                guardian,
                of_guardian(guardian, self._family(guardian.family_id)),
            )
        for family in self._tables.living(Family):
            yield None, family, family, of_family(family)

    def _of(self, account_id: AccountId | None) -> list[LoggedChange]:
        return [logged for logged in self._changes() if logged.change.account_id == account_id]

    def _changes(self) -> list[LoggedChange]:
        """Without the entries of the audit trail, which are no changes."""
        return [logged for logged in self._tables.changes if logged.change.deed is Deed.CHANGE]

    def _lines(self, changes: Iterable[LoggedChange], limit: int) -> list[HistoryLine]:
        return [self._line(logged) for logged in list(changes)[::-1][:limit]]

    def _line(self, logged: LoggedChange) -> HistoryLine:
        change = logged.change
        account = self._tables.row(Account, change.account_id)[0] if change.account_id else None
        fields = dict.fromkeys(row.field for row in logged.rows if row.field not in BOOKKEEPING)
        who = account.name if account else ""
        children = tuple(dict.fromkeys(child for row in logged.rows if (child := child_of_row(row)) is not None))
        moment, takes_back = change.changed_at.astimezone(UTC), logged.depth % 2 == 1
        return HistoryLine(
            change.id, moment, change.what, who, tuple(fields), logged.undone, takes_back, children, change.undoable
        )

    def _noted(self, change: Change) -> NotedDeed:
        account = self._tables.row(Account, change.account_id)[0] if change.account_id else None
        family = self._tables.row(Family, change.family_id)[0] if change.family_id else None
        who, number = account.name if account else "", family.case_number if family else ""
        said = (change.id, change.deed, change.what, change.why, change.changed_at.astimezone(UTC))
        return NotedDeed(*said, change.account_id, who, number)

    def _upcoming(self, appointment: Appointment) -> UpcomingAppointment:
        family = self._family(appointment.family_id)
        name, confirmed = self._interpreter(appointment)
        return UpcomingAppointment(
            appointment.id, family.id, family.family_name, family.name_in_script, family.case_number,
            appointment.starts_at, appointment.minutes, appointment.place, appointment.language,
            sum(child.family_id == family.id for child in self._children()), name, confirmed, appointment.state.value,
        )  # fmt: skip

    def _interpreter(self, appointment: Appointment) -> tuple[str, bool]:
        found = ("", False)
        bookings = [one for one in self._tables.living(InterpreterBooking) if one.appointment_id == appointment.id]
        for booking in sorted(bookings, key=attrgetter("id")):
            confirmed = booking.state in CONFIRMED
            if confirmed or (booking.state is BookingState.ASKED and not found[1]):
                found = (self._tables.row(Interpreter, booking.interpreter_id)[0].name, confirmed)
        return found


def _family_value(family: Family, order: ListOrder) -> Any:
    return {
        ListOrder.NAME: sort_name(family.family_name, family.name_in_script),
        ListOrder.WAITING: family.reported_on,
        ListOrder.CASE_NUMBER: family.case_number,
        ListOrder.TOWN: family.town,
    }[order]


def _hit(child_id: ChildId | None, family: Family, person: Any, fit: Fit) -> SearchHit:
    names = (person.family_name, getattr(person, "given_names", ""))
    return SearchHit(
        child_id, family.id, ", ".join(filter(None, names)), person.name_in_script,
        getattr(person, "date_of_birth", None), family.case_number, family.town, fit.score, fit.why,
        isinstance(person, Guardian),
    )  # fmt: skip
