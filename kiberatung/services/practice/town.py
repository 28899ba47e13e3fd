"""Filling an empty store with the practice town: families in every state of the process, told in the order of time."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import cycle

from kiberatung.basics.clock import FixedClock
from kiberatung.basics.texts import N_, _
from kiberatung.domain.accounts import Account, AccountId, Role
from kiberatung.domain.appointments import AppointmentId, AppointmentState
from kiberatung.domain.cases import CaseState, SideExit
from kiberatung.domain.children import Child
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.handovers import RecipientKind
from kiberatung.domain.incoming_reports import ReportingOffice
from kiberatung.domain.information_given import InformationTopic
from kiberatung.domain.interpreters import BookingState, Interpreter
from kiberatung.domain.office import Office
from kiberatung.domain.places import PlaceRequestState
from kiberatung.domain.schulpflicht.answer import Answer
from kiberatung.services.appointments import (
    AppointmentWish,
    ConsultationRecord,
    add_interpreter,
    book_interpreter,
    hold_consultation,
    plan_appointment,
    set_appointment_state,
)
from kiberatung.services.cases import leave_by_side_exit, move_family
from kiberatung.services.desk import Desk
from kiberatung.services.families import keep_report, new_family
from kiberatung.services.information.giving import InformationWish, give_information
from kiberatung.services.notes import record_consent
from kiberatung.services.office import office_of, short_sign_of
from kiberatung.services.permissions import COUNSELLING
from kiberatung.services.places import PlaceAnswer, ask_place, record_answer
from kiberatung.services.practice.assessments import assess_child
from kiberatung.services.practice.children import Arrival, family_fields, put_people
from kiberatung.services.practice.people import DrawnFamily, NameStock, draw_family
from kiberatung.services.practice.schools import put_learning_groups
from kiberatung.services.recommendations import RecommendationChoice, recommend_for, record_recommendation
from kiberatung.services.schulpflicht.determining import answer_for

STAFF = (("Anke Terhorst", Role.COUNSELLOR), ("Petra Lohmann", Role.ADMINISTRATION), ("Jan Wessels", Role.COUNSELLOR))
INTERPRETERS = (
    ("Samira Nasser", ("apc", "ara")),
    ("Olena Kravets", ("ukr", "rus")),
    ("Mehmet Aydın", ("tur", "kmr")),
    ("Farida Noori", ("prs", "pes")),
    ("Elena Popa", ("ron",)),
)
SHARES = (
    (CaseState.REPORTED, 14),
    (CaseState.INVITED, 14),
    (CaseState.APPOINTMENT, 10),
    (CaseState.COUNSELLED, 12),
    (CaseState.RECOMMENDED, 12),
    (CaseState.HANDED_OVER, 12),
    (CaseState.PLACED, 10),
    (CaseState.STARTED, 10),
    (CaseState.FOLLOWED_UP, 6),
    (CaseState.CLOSED, 4),
)


@dataclass(frozen=True, slots=True)
class PracticeCount:
    families: int
    children: int
    learning_groups: int


@dataclass(slots=True)
class _Life:
    """One invented family while its story is told."""

    drawn: DrawnFamily
    target: CaseState
    reported_on: date
    family_id: FamilyId | None = None
    appointment_id: AppointmentId | None = None

    @property
    def known_id(self) -> FamilyId:
        assert self.family_id is not None  # noqa: S101 - the report is always told first
        return self.family_id


Deed = Callable[[_Life], None]


class PracticeTown:
    """Tells the stories on a desk whose clock it moves; at the end the clock stands where it stood."""

    def __init__(self, desk: Desk, clock: FixedClock, stocks: list[NameStock], chance: random.Random) -> None:
        self._desk = desk
        self._clock = clock
        self._stocks = stocks
        self._chance = chance
        self._kreis = office_of(desk).kreis
        self._places = [
            place
            for gemeinde in desk.catalogues.gemeinden
            if gemeinde.kreis == self._kreis
            for place in desk.catalogues.postal_places
            if place.ags == gemeinde.ags and place.delivers
        ]
        self._interpreters: list[Interpreter] = []
        self._counsellors: Iterator[AccountId] = iter(())
        """In turn, whoever works at the counselling."""

    def fill(self, families: int) -> PracticeCount:
        with self._desk.reading() as records:
            if records.find(Family):
                raise DomainError(
                    _("In diesem Bestand stehen schon Familien. Es wurde nichts hinzugefügt."),
                    _("Legen Sie für die Übungsstadt einen eigenen Bestand an."),
                )
        today = self._clock.moment
        groups = self._open_office()
        lives = [self._draw(today.date()) for _n in range(families)]
        for day, life, deed in sorted(self._deeds(lives, today.date()), key=lambda item: item[0]):
            self._clock.moment = datetime.combine(day, time(9, self._chance.randint(0, 59)), UTC)
            deed(life)
        self._clock.moment = today
        return PracticeCount(families, sum(len(life.drawn.children) for life in lives), groups)

    def _draw(self, today: date) -> _Life:
        states = [state for state, _share in SHARES]
        target = self._chance.choices(states, weights=[share for _state, share in SHARES])[0]
        days = 8 + target.order * 14 + self._chance.randint(0, 40)
        return _Life(draw_family(self._stocks, self._chance), target, today - timedelta(days=days))

    def _deeds(self, lives: list[_Life], today: date) -> list[tuple[date, _Life, Deed]]:
        steps: list[tuple[CaseState, Deed]] = [
            (CaseState.REPORTED, self._report),
            (CaseState.INVITED, self._invite),
            (CaseState.APPOINTMENT, self._confirm),
            (CaseState.COUNSELLED, self._counsel),
            (CaseState.RECOMMENDED, self._recommend),
            (CaseState.HANDED_OVER, self._hand_over),
            (CaseState.PLACED, self._place),
            (CaseState.STARTED, self._start),
            (CaseState.FOLLOWED_UP, self._follow_up),
            (CaseState.CLOSED, self._close),
        ]
        deeds: list[tuple[date, _Life, Deed]] = []
        for life in lives:
            day = life.reported_on
            for state, deed in steps:
                if state.order <= life.target.order:
                    deeds.append((min(day, today), life, deed))
                    day += timedelta(days=self._chance.randint(5, 13))
        return deeds

    def _open_office(self) -> int:
        counsellors = [self._desk.account.id]
        office = office_of(self._desk)
        with self._desk.changing(N_("Übungsstadt eröffnet"), undoable=False) as work:
            for name, role in STAFF:
                identifier = AccountId(self._desk.identifiers.next())
                work.put(Account(id=identifier, name=name, short_sign=short_sign_of(name), role=role))
                if role in COUNSELLING:
                    counsellors.append(identifier)
            work.put(_with_contacts(office))
            groups = put_learning_groups(self._desk, work, self._kreis, self._chance)
            work.commit()
        self._counsellors = cycle(counsellors)
        self._interpreters = [add_interpreter(self._desk, name, languages) for name, languages in INTERPRETERS]
        return groups

    def _report(self, life: _Life) -> None:
        life.family_id = FamilyId(self._desk.identifiers.next())
        fields = family_fields(life.drawn, Arrival(life.reported_on, self._chance.choice(self._places)), self._chance)
        with self._desk.changing(N_("Familie aufgenommen"), life.family_id) as work:
            family = new_family(self._desk, life.family_id, **fields)
            family = work.put(replace(family, counsellor_id=next(self._counsellors)))
            keep_report(self._desk, work, family, ReportingOffice.MELDEBEHOERDE)
            put_people(self._desk, work, family, life.drawn, self._chance)
            work.commit()

    def _invite(self, life: _Life) -> None:
        day = self._clock.today() + timedelta(days=self._chance.randint(6, 12))
        starts_at = datetime.combine(day, time(self._chance.choice((7, 8, 9, 10, 12, 13)), 0), UTC)
        wish = AppointmentWish(starts_at=starts_at, place=f"Raum {self._chance.randint(1, 4)}")
        life.appointment_id = plan_appointment(self._desk, life.known_id, wish).id

    def _confirm(self, life: _Life) -> None:
        assert life.appointment_id is not None  # noqa: S101 - told after the invitation
        set_appointment_state(self._desk, life.appointment_id, AppointmentState.CONFIRMED)
        interpreter = self._interpreter(life)
        if interpreter is not None:
            book_interpreter(self._desk, life.appointment_id, interpreter.id, BookingState.CONFIRMED)

    def _interpreter(self, life: _Life) -> Interpreter | None:
        return next((one for one in self._interpreters if life.drawn.stock.language in one.languages), None)

    def _counsel(self, life: _Life) -> None:
        interpreter = self._interpreter(life)
        record = ConsultationRecord(
            minutes=self._chance.choice((45, 60, 75, 90)),
            language=life.drawn.stock.language,
            interpreted_by=interpreter.name if interpreter else "",
            topics=("schulsystem", "schulpflicht", "ablauf"),
        )
        hold_consultation(self._desk, life.known_id, record, life.appointment_id)
        wish = InformationWish(
            family_id=life.known_id,
            given_on=self._desk.today,
            topics=(InformationTopic.SCHULPFLICHT, InformationTopic.SCHOOL_SYSTEM, InformationTopic.ADMISSION),
            language=record.language or "deu",
            interpreted_by=record.interpreted_by,
        )
        give_information(self._desk, wish)
        if self._chance.random() < 0.9:
            recipients = (RecipientKind.SCHULAMT, RecipientKind.BEZIRKSREGIERUNG, RecipientKind.SCHOOL)
            record_consent(self._desk, life.known_id, recipients, language=life.drawn.stock.language)

    def _children(self, life: _Life) -> list[Child]:
        with self._desk.reading() as records:
            return records.find(Child, family_id=life.known_id)

    def _recommend(self, life: _Life) -> None:
        for child in self._children(life):
            assess_child(self._desk, child, self._chance)
            view = recommend_for(self._desk, child.id, 1)
            if self._is_informed_only(child) or not view.places.possible:
                continue
            best = view.places.possible[0]
            choice = RecommendationChoice(
                grade=view.grade.grade,
                german_support=view.support.kind,
                literacy_course=view.support.literacy_course,
                schulform=best.schulform,
                school_number=best.school_number,
                learning_group_id=best.group_id,
            )
            record_recommendation(self._desk, child.id, choice)

    def _is_informed_only(self, child: Child) -> bool:
        """Whoever need not go to school is told so, and leaves by the side."""
        with self._desk.reading() as records:
            answer = answer_for(self._desk, records, child).answer
        if answer in (Answer.NOT_YET, Answer.NO_LONGER, Answer.NO):
            leave_by_side_exit(self._desk, child.id, SideExit.NOT_SCHULPFLICHTIG, _("Im Gespräch informiert."))
            return True
        return False

    def _hand_over(self, life: _Life) -> None:
        with self._desk.changing(N_("Übergabe an das Schulamt eingetragen"), life.known_id, undoable=False) as work:
            move_family(self._desk, work, life.known_id, CaseState.HANDED_OVER)
            work.commit()

    def _place(self, life: _Life) -> None:
        for child in self._children(life):
            recommendation = recommend_for(self._desk, child.id, 1).recommendation
            if recommendation is not None and recommendation.school_number:
                group_id = recommendation.learning_group_id
                request = ask_place(self._desk, child.id, recommendation.school_number, group_id)
                starts_on = self._clock.today() + timedelta(days=7)
                answer = PlaceAnswer(
                    state=PlaceRequestState.ASSIGNED, answered_on=self._clock.today(), starts_on=starts_on
                )
                record_answer(self._desk, request.id, answer)

    def _start(self, life: _Life) -> None:
        self._move(life, CaseState.STARTED, _("Schulbeginn eingetragen"))

    def _follow_up(self, life: _Life) -> None:
        self._move(life, CaseState.FOLLOWED_UP, _("Nachverfolgung eingetragen"))

    def _close(self, life: _Life) -> None:
        self._move(life, CaseState.CLOSED, _("Fall abgeschlossen"))

    def _move(self, life: _Life, state: CaseState, what: str) -> None:
        with self._desk.changing(what, life.known_id) as work:
            move_family(self._desk, work, life.known_id, state)
            work.commit()


def _with_contacts(office: Office) -> Office:
    """Invented, so that every letter of the practice town can be tried."""
    return replace(
        office,
        data_protection_contact="Datenschutz der Übungsstadt, Musterplatz 2, datenschutz@uebungsstadt.example",
        health_office=f"Gesundheitsamt der Übungsstadt, Musterplatz 3, {office.postcode} {office.town}".rstrip(" ,"),
    )
