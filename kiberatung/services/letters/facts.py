"""Everything a letter may speak of, read from the store in one go."""

from dataclasses import dataclass
from datetime import date

from kiberatung.basics.texts import _
from kiberatung.domain.accounts import Account
from kiberatung.domain.appointments import Appointment, AppointmentState
from kiberatung.domain.cases import SchulpflichtDecision
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family
from kiberatung.domain.guardians import Guardian
from kiberatung.domain.office import Office
from kiberatung.domain.places import PlaceRequest, PlaceRequestState
from kiberatung.domain.recommendations import Recommendation
from kiberatung.domain.schulpflicht.answer import Answer, Part, SchulpflichtAnswer
from kiberatung.services.desk import Desk
from kiberatung.services.letters.further_facts import About, FurtherFacts, gather_further
from kiberatung.services.letters.request import LetterRequest
from kiberatung.services.letters.schools import SchoolAddress, school_address
from kiberatung.services.ports import Records
from kiberatung.services.schulpflicht.determining import answer_for


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    today: date
    office: Office
    kreis_name: str
    counsellor: Account
    family: Family
    guardians: tuple[Guardian, ...]
    children: tuple[Child, ...]
    child: Child | None
    appointment: Appointment | None
    answer: SchulpflichtAnswer | None
    """None without a child or its date of birth."""
    answer_is_decided: bool
    recommendation: Recommendation | None
    place: PlaceRequest | None
    school: SchoolAddress | None
    further: FurtherFacts


def gather_facts(desk: Desk, records: Records, request: LetterRequest) -> LetterFacts:
    """Raises `DomainError` without an office, or when the child is not of this family."""
    family = records.get(Family, request.family_id)
    children = records.find(Child, family_id=family.id)
    child = _child(children, request.child_id)
    recommendation = _newest_recommendation(records, child)
    place = _place(records, child)
    school_number = place.school_number if place else recommendation.school_number if recommendation else ""
    computed = answer_for(desk, records, child) if child and child.date_of_birth else None
    answer = _decided(records, child, computed)
    office = _office(records)
    appointment = next_appointment(desk, records, family)
    about = About(
        kind=request.kind,
        office=office,
        family=family,
        child=child,
        appointment=appointment,
        recommendation=recommendation,
    )
    kreis = desk.catalogues.kreis(office.kreis)
    return LetterFacts(
        today=desk.today,
        office=office,
        kreis_name=kreis.name if kreis else "",
        counsellor=records.get(Account, family.counsellor_id) if family.counsellor_id else desk.account,
        family=family,
        guardians=tuple(records.find(Guardian, family_id=family.id)),
        children=tuple(children),
        child=child,
        appointment=appointment,
        answer=answer,
        answer_is_decided=answer is not computed,
        recommendation=recommendation,
        place=place,
        school=school_address(desk, records, school_number),
        further=gather_further(desk, records, about),
    )


def _office(records: Records) -> Office:
    office = next(iter(records.find(Office)), None)
    if office is None:
        raise DomainError(
            _("Der Absender fehlt: Ihr Zentrum ist noch nicht eingetragen."),
            _("Tragen Sie Name und Anschrift in den Einstellungen ein."),
        )
    return office


def _child(children: list[Child], child_id: ChildId | None) -> Child | None:
    if child_id is None:
        return None
    child = next((child for child in children if child.id == child_id), None)
    if child is None:
        raise DomainError(
            _("Dieses Kind gehört nicht zu dieser Familie. Es wurde kein Schreiben gemacht."),
            _("Wählen Sie ein Kind der Familie."),
        )
    return child


def next_appointment(desk: Desk, records: Records, family: Family) -> Appointment | None:
    states = (AppointmentState.PLANNED, AppointmentState.CONFIRMED)
    planned = records.find(Appointment, family_id=family.id, state=states)
    coming = [appointment for appointment in planned if appointment.starts_at >= desk.clock.now()]
    return min(coming, key=lambda appointment: appointment.starts_at, default=None)


def _newest_recommendation(records: Records, child: Child | None) -> Recommendation | None:
    found = records.find(Recommendation, child_id=child.id) if child else []
    return max(found, key=lambda one: (one.recommended_on, one.id), default=None)


def _place(records: Records, child: Child | None) -> PlaceRequest | None:
    """The place the child has: assigned before promised, the newest of each."""
    states = (PlaceRequestState.ASSIGNED, PlaceRequestState.ACCEPTED)
    found = records.find(PlaceRequest, child_id=child.id, state=states) if child else []
    return max(found, key=lambda one: (one.state is PlaceRequestState.ASSIGNED, one.requested_on), default=None)


def _decided(records: Records, child: Child | None, computed: SchulpflichtAnswer | None) -> SchulpflichtAnswer | None:
    """The counsellor's newest decision goes before the computed answer (DOMAIN 5.1, 7)."""
    decisions = records.find(SchulpflichtDecision, child_id=child.id) if child else []
    newest = max(decisions, key=lambda one: (one.decided_on, one.id), default=None)
    if newest is None or computed is None:
        return computed
    return computed._replace(answer=Answer(newest.answer), part=Part(newest.part) if newest.part else computed.part)
