"""What only some kinds of letters speak of: the addressee's facts, schools asked and in town, years in Germany."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kiberatung.basics.texts import in_german
from kiberatung.domain.appointments import Appointment, AppointmentState
from kiberatung.domain.approvals import ApprovalKind
from kiberatung.domain.cases import Case, CaseState
from kiberatung.domain.catalogues.places import OfficeAddress
from kiberatung.domain.children import Child
from kiberatung.domain.consents import Consent
from kiberatung.domain.families import Family
from kiberatung.domain.handovers import RecipientKind
from kiberatung.domain.interpreters import BookingState, Interpreter, InterpreterBooking
from kiberatung.domain.letters import LetterKind
from kiberatung.domain.office import Office
from kiberatung.domain.places import PlaceRequest, PlaceRequestState
from kiberatung.domain.recommendations import Recommendation
from kiberatung.domain.schooling import SchoolingKind, SchoolingSpan, completed_years
from kiberatung.domain.schulpflicht.answer import Authority
from kiberatung.services.approvals import subject_of, usable_approvals
from kiberatung.services.catalogue_words import words_of
from kiberatung.services.desk import Desk
from kiberatung.services.handovers.child_files import load_child_files
from kiberatung.services.handovers.contents import CellState, content_rows
from kiberatung.services.handovers.findings import covering_consent
from kiberatung.services.handovers.items import Surroundings
from kiberatung.services.handovers.releasing import items_for
from kiberatung.services.letters.authorities import authority_for, is_before_school
from kiberatung.services.letters.kinds import RULES, Addressee
from kiberatung.services.letters.schools import SchoolAddress, school_address
from kiberatung.services.letters.values import Detail
from kiberatung.services.letters.way_to_school import WayToSchool, way_to_school
from kiberatung.services.places import GIVEN
from kiberatung.services.ports import Records

GERMANY = "000"
"""Key of the Statistisches Bundesamt."""


@dataclass(frozen=True, slots=True)
class SchoolRefusal:
    school: str
    answered_on: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FurtherFacts:
    """`rows` are what the addressee of this kind may have of the child, as a handover would give it."""

    has_missed: bool = False
    interpreter: Interpreter | None = None
    asked_school: SchoolAddress | None = None
    refusals: tuple[SchoolRefusal, ...] = ()
    wants_place: bool = False
    german_years: int = 0
    german_since: date | None = None
    schulformen_in_town: tuple[str, ...] = ()
    """Short keys; empty when the town is not known or protected."""
    erasure_granted: bool = False
    spoken_language: str = ""
    """German name of the language that is interpreted."""
    schulamt: str = ""
    bezirksregierung: str = ""
    recipient: RecipientKind | None = None
    authority: OfficeAddress | None = None
    consent_given: bool = False
    rows: tuple[Detail, ...] = ()
    case_state: CaseState | None = None
    way: WayToSchool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What was read before."""

    kind: LetterKind
    office: Office
    family: Family
    child: Child | None
    appointment: Appointment | None
    recommendation: Recommendation | None


def gather_further(desk: Desk, records: Records, about: About) -> FurtherFacts:
    """Reads only what this kind of letter needs."""
    match about.kind:
        case LetterKind.SECOND_INVITATION:
            return FurtherFacts(has_missed=_has_missed(records, about))
        case LetterKind.INTERPRETER_ORDER:
            language = _spoken_language(desk, about)
            return FurtherFacts(interpreter=_interpreter(records, about.appointment), spoken_language=language)
        case LetterKind.CONSENT:
            return _named_offices(desk, about.office)
        case LetterKind.SCHOOL_SYSTEM:
            return FurtherFacts(schulformen_in_town=_schulformen_in_town(desk, about.family))
        case LetterKind.PICTURE_PAGE:
            return _steps_and_way(desk, records, about)
        case LetterKind.SCHOOL_CERTIFICATE:
            return _german_schooling(desk, records, about.child)
        case LetterKind.DELETION_CONFIRMATION:
            return FurtherFacts(erasure_granted=_erasure_granted(desk, records, about.family))
    return _outgoing(desk, records, about) if RULES[about.kind].german_only else FurtherFacts()


def recipient_of(kind: LetterKind, recommendation: Recommendation | None) -> RecipientKind | None:
    """None for the family and the interpreter, who get nothing of a file."""
    match RULES[kind].addressee:
        case Addressee.SCHOOL:
            return RecipientKind.SCHOOL
        case Addressee.HEALTH_OFFICE:
            return RecipientKind.GESUNDHEITSAMT
        case Addressee.AUTHORITY:
            is_upper = recommendation is not None and authority_for(recommendation) is Authority.BEZIRKSREGIERUNG
            return RecipientKind.BEZIRKSREGIERUNG if is_upper else RecipientKind.SCHULAMT
    return None


def _outgoing(desk: Desk, records: Records, about: About) -> FurtherFacts:
    recipient = recipient_of(about.kind, about.recommendation)
    if recipient is None or about.child is None:
        return FurtherFacts()
    consents = records.find(Consent, family_id=about.family.id)
    requests = records.find(PlaceRequest, child_id=about.child.id)
    return FurtherFacts(
        asked_school=_asked_school(desk, records, requests, about.recommendation),
        refusals=tuple(_refusals(desk, records, requests)),
        wants_place=about.recommendation is not None and not is_before_school(about.recommendation),
        recipient=recipient,
        authority=_authority(desk, about.office, recipient),
        consent_given=covering_consent(consents, recipient, desk.today) is not None,
        rows=_rows(desk, records, about.child, recipient),
        spoken_language=_spoken_language(desk, about),
    )


def _named_offices(desk: Desk, office: Office) -> FurtherFacts:
    schulamt = desk.catalogues.schulamt_of_kreis(office.kreis)
    upper = desk.catalogues.bezirksregierung_of_kreis(office.kreis)
    return FurtherFacts(schulamt=schulamt.name if schulamt else "", bezirksregierung=upper.name if upper else "")


@in_german
def _spoken_language(desk: Desk, about: About) -> str:
    """As agreed for the talk, else as the family asks for it."""
    agreed = about.appointment.language if about.appointment else ""
    key = agreed or about.family.interpreter_language
    return words_of(desk.catalogues).language(key) if key else ""


@in_german
def _rows(desk: Desk, records: Records, child: Child, recipient: RecipientKind) -> tuple[Detail, ...]:
    """Nothing but what is given: what stays here or is not known says nothing about itself on paper."""
    files = load_child_files(records, [child.id])
    around = Surroundings(desk.catalogues, desk.today)
    rows = content_rows(items_for(recipient, _left_out(recipient)), files, around)
    return tuple(Detail(row.title, cell.text) for row in rows for cell in row.cells if cell.state is CellState.GIVEN)


def _left_out(recipient: RecipientKind) -> frozenset[str]:
    """A school that is asked for a place need not know which other one was thought of."""
    return frozenset({"school"}) if recipient is RecipientKind.SCHOOL else frozenset()


def _authority(desk: Desk, office: Office, recipient: RecipientKind) -> OfficeAddress | None:
    if recipient is RecipientKind.SCHULAMT:
        return desk.catalogues.schulamt_of_kreis(office.kreis)
    if recipient is RecipientKind.BEZIRKSREGIERUNG:
        return desk.catalogues.bezirksregierung_of_kreis(office.kreis)
    return None


def _asked_school(
    desk: Desk, records: Records, requests: Iterable[PlaceRequest], recommendation: Recommendation | None
) -> SchoolAddress | None:
    """The newest that was asked and has not answered, else the recommended one."""
    open_ones = [one for one in requests if one.state is PlaceRequestState.ASKED]
    newest = max(open_ones, key=lambda one: (one.requested_on, one.id), default=None)
    number = newest.school_number if newest else recommendation.school_number if recommendation else ""
    return school_address(desk, records, number)


def _refusals(desk: Desk, records: Records, requests: Iterable[PlaceRequest]) -> Iterable[SchoolRefusal]:
    """In the order of the answers."""
    declined = [one for one in requests if one.state is PlaceRequestState.DECLINED]
    for one in sorted(declined, key=lambda one: (one.answered_on or one.requested_on, one.id)):
        school = school_address(desk, records, one.school_number)
        if school is not None:
            yield SchoolRefusal(school.name, one.answered_on or one.requested_on, one.answer_reason.strip())


def _has_missed(records: Records, about: About) -> bool:
    if about.appointment is not None and about.appointment.invitation_number > 1:
        return True
    return bool(records.find(Appointment, family_id=about.family.id, state=AppointmentState.NO_SHOW))


def _interpreter(records: Records, appointment: Appointment | None) -> Interpreter | None:
    if appointment is None:
        return None
    states = (BookingState.ASKED, BookingState.CONFIRMED)
    bookings = records.find(InterpreterBooking, appointment_id=appointment.id, state=states)
    return records.get(Interpreter, bookings[-1].interpreter_id) if bookings else None


def _schulformen_in_town(desk: Desk, family: Family) -> tuple[str, ...]:
    if family.address_protected or not family.town:
        return ()
    in_town = {
        school.schulform
        for school in desk.catalogues.schools
        if school.town == family.town and school.in_directory_since_2024
    }
    return tuple(sorted(in_town))


def _german_schooling(desk: Desk, records: Records, child: Child | None) -> FurtherFacts:
    found = records.find(SchoolingSpan, child_id=child.id) if child else []
    spans = [one for one in found if one.country == GERMANY and one.kind is not SchoolingKind.KINDERGARTEN]
    since = min((one.started_on for one in spans), default=None)
    return FurtherFacts(german_years=completed_years(spans, desk.today), german_since=since)


def _steps_and_way(desk: Desk, records: Records, about: About) -> FurtherFacts:
    """To the school that has given a place, else to the recommended one."""
    if about.child is None:
        return FurtherFacts()
    given = records.find(PlaceRequest, child_id=about.child.id, state=GIVEN)
    newest = max(given, key=lambda one: (one.state is PlaceRequestState.ASSIGNED, one.requested_on), default=None)
    number = newest.school_number if newest else about.recommendation.school_number if about.recommendation else ""
    cases = records.find(Case, child_id=about.child.id)
    return FurtherFacts(
        case_state=cases[-1].state if cases else None, way=way_to_school(desk, records, about.family, number)
    )


def _erasure_granted(desk: Desk, records: Records, family: Family) -> bool:
    return bool(usable_approvals(desk, records, ApprovalKind.FINAL_ERASURE, subject_of(family.id)))
