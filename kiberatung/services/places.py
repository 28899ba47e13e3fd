"""Learning groups with their free places, and places asked for, promised, refused, assigned and begun."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from kiberatung.basics.texts import N_, _
from kiberatung.domain.cases import Case, CaseState
from kiberatung.domain.catalogues.schools import CatalogueSchool
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.errors import DomainError
from kiberatung.domain.matching.values import Position, SchoolFacts
from kiberatung.domain.places import PlaceRequest, PlaceRequestId, PlaceRequestState
from kiberatung.domain.schools import LearningGroup, LearningGroupId, School
from kiberatung.services.cases import case_of, move_case
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import OFFICE, use_case
from kiberatung.services.ports import Records, UnitOfWork

LOWEST_GRADE, HIGHEST_GRADE = 1, 13
ANSWERS = frozenset(PlaceRequestState) - {PlaceRequestState.ASKED}
GIVEN = (PlaceRequestState.ACCEPTED, PlaceRequestState.ASSIGNED)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceAnswer:
    state: PlaceRequestState
    answered_on: date | None = None
    """None: today."""
    reason: str = ""
    starts_on: date | None = None
    school_class: str = ""


def known_schools(desk: Desk, records: Records, numbers: Iterable[str]) -> list[SchoolFacts]:
    """In the order of `numbers`, as the office keeps the school, else as the directory has it; unknown ones left out.

    A school may have closed since its number was written down.
    """
    wanted = list(numbers)
    kept = {school.number: school for school in records.find(School, number=wanted)} if wanted else {}
    found = (_facts_of(desk, kept.get(number), number) for number in wanted)
    return [facts for facts in found if facts is not None]


def require_school(desk: Desk, records: Records, number: str) -> SchoolFacts:
    """Raises `DomainError` for a number that neither the office nor the directory knows."""
    for facts in known_schools(desk, records, [number]):
        return facts
    raise DomainError(
        _("Die Schulnummer {number} ist nicht bekannt. Es wurde nichts geändert.").format(number=number),
        _("Prüfen Sie die sechs Ziffern im Schulverzeichnis."),
    )


def position_of(school: School | CatalogueSchool) -> Position | None:
    if school.latitude is None or school.longitude is None:
        return None
    return Position(school.latitude, school.longitude)


@use_case(allowed=OFFICE)
def record_learning_group(desk: Desk, group: LearningGroup) -> LearningGroup:
    """Adds (version 0) or changes a group; wrong figures are refused."""
    require_sound(group, desk.today)
    with desk.reading() as records:
        require_school(desk, records, group.school_number)
    with desk.changing(N_("Lerngruppe eingetragen")) as work:
        group = work.put(group)
        work.commit()
    return group


@use_case(allowed=OFFICE)
def update_free_places(
    desk: Desk, group_id: LearningGroupId, free_places: int, as_of: date | None = None
) -> LearningGroup:
    """The number a school has told, as of today or the day it was told."""
    with desk.changing(N_("Freie Plätze eingetragen")) as work:
        group = work.get(LearningGroup, group_id)
        if not 0 <= free_places <= group.capacity:
            raise DomainError(
                _("Die Lerngruppe hat {capacity} Plätze. Die Zahl ist nicht gespeichert.").format(
                    capacity=group.capacity
                ),
                _("Tragen Sie höchstens so viele freie Plätze ein, oder ändern Sie zuerst die Größe."),
            )
        group = replace(group, occupied=group.capacity - free_places, as_of=as_of or desk.today)
        require_sound(group, desk.today)
        group = work.put(group)
        work.commit()
    return group


@use_case(allowed=OFFICE)
def remove_learning_group(desk: Desk, group_id: LearningGroupId) -> None:
    with desk.changing(N_("Lerngruppe entfernt")) as work:
        work.remove(work.get(LearningGroup, group_id))
        work.commit()


@use_case(allowed=OFFICE)
def ask_place(
    desk: Desk, child_id: ChildId, school_number: str, group_id: LearningGroupId | None = None
) -> PlaceRequest:
    """One open request a school and child."""
    with desk.reading() as records:
        family_id = records.get(Child, child_id).family_id
        require_school(desk, records, school_number)
    with desk.changing(N_("Schulplatz angefragt"), family_id) as work:
        open_ones = work.find(
            PlaceRequest, child_id=child_id, school_number=school_number, state=PlaceRequestState.ASKED
        )
        if open_ones:
            raise DomainError(
                _("Bei dieser Schule ist schon angefragt. Es wurde nichts geändert."),
                _("Tragen Sie die Antwort der Schule ein."),
            )
        request = work.put(
            PlaceRequest(
                id=PlaceRequestId(desk.identifiers.next()),
                child_id=child_id,
                school_number=school_number,
                learning_group_id=group_id,
                requested_on=desk.today,
            )
        )
        work.commit()
    return request


@use_case(allowed=OFFICE)
def record_answer(desk: Desk, request_id: PlaceRequestId, answer: PlaceAnswer) -> PlaceRequest:
    """Promise or assignment place the child; an answer may follow another, as an assignment a refusal."""
    with desk.reading() as records:
        request = records.get(PlaceRequest, request_id)
        family_id = records.get(Child, request.child_id).family_id
    answered_on = answer.answered_on or desk.today
    _require_sound_answer(request, answer, answered_on, desk.today)
    with desk.changing(N_("Antwort der Schule eingetragen"), family_id) as work:
        request = work.put(
            replace(
                work.get(PlaceRequest, request_id),
                state=answer.state,
                answered_on=answered_on,
                answer_reason=answer.reason.strip(),
                starts_on=answer.starts_on,
                school_class=answer.school_class.strip(),
            )
        )
        if answer.state in GIVEN:
            move_case(desk, work, request.child_id, CaseState.PLACED)
        work.commit()
    return request


@use_case(allowed=OFFICE)
def record_start(desk: Desk, child_id: ChildId, started_on: date, school_class: str = "") -> Case:
    """The child sits in class: the day and the class are kept at the place that was given, if there is one."""
    if started_on > desk.today:
        raise DomainError(
            _("Der erste Schultag liegt in der Zukunft und wurde nicht eingetragen."),
            _("Tragen Sie ihn ein, wenn das Kind begonnen hat."),
        )
    with desk.reading() as records:
        family_id = case_of(records, child_id).family_id
    with desk.changing(N_("Schulbeginn eingetragen"), family_id) as work:
        _keep_start(work, child_id, started_on, school_class.strip())
        case = move_case(desk, work, child_id, CaseState.STARTED)
        work.commit()
    return case


def require_sound(group: LearningGroup, today: date) -> None:
    """Raises `DomainError` saying what is wrong with a group."""
    problem = problem_of(group, today)
    if problem:
        raise DomainError(
            _("{problem} Die Lerngruppe ist nicht gespeichert.").format(problem=problem), _("Prüfen Sie die Angabe.")
        )


def problem_of(group: LearningGroup, today: date) -> str:
    """What is wrong with a group as a German sentence, empty when nothing is."""
    if not group.name.strip():
        return _("Der Name der Lerngruppe fehlt.")
    if not LOWEST_GRADE <= group.grade_from <= group.grade_until <= HIGHEST_GRADE:
        return _("Die Jahrgänge müssen von 1 bis 13 gehen, der erste vor dem letzten.")
    if group.capacity < 1 or group.occupied < 0:
        return _("Die Lerngruppe braucht mindestens einen Platz, und belegte Plätze sind nie weniger als null.")
    if group.as_of > today:
        return _("Der Stand liegt in der Zukunft.")
    return ""


def _facts_of(desk: Desk, kept: School | None, number: str) -> SchoolFacts | None:
    school = kept or desk.catalogues.school(number)
    if school is None:
        return None
    return SchoolFacts(
        number=number,
        name=school.name,
        short_name=school.short_name,
        schulform=school.schulform,
        town=school.town,
        kreis=school.kreis,
        confession=kept.confession if kept else "",
        takes_newcomers=kept is None or kept.takes_newcomers,
        position=position_of(school),
    )


def _require_sound_answer(request: PlaceRequest, answer: PlaceAnswer, answered_on: date, today: date) -> None:
    if answer.state not in ANSWERS:
        raise DomainError(
            _("Die Antwort fehlt. Die Anfrage ist unverändert."), _("Wählen Sie Zusage, Ablehnung oder Zuweisung.")
        )
    if answer.state is PlaceRequestState.DECLINED and not answer.reason.strip():
        raise DomainError(
            _("Der Grund der Ablehnung fehlt. Die Anfrage ist unverändert."),
            _("Tragen Sie ein, was die Schule als Grund nennt."),
        )
    if not request.requested_on <= answered_on <= today:
        raise DomainError(
            _("Der Tag der Antwort liegt vor der Anfrage oder in der Zukunft. Die Anfrage ist unverändert."),
            _("Prüfen Sie das Datum."),
        )


def _keep_start(work: UnitOfWork, child_id: ChildId, started_on: date, school_class: str) -> None:
    given = work.find(PlaceRequest, child_id=child_id, state=GIVEN)
    if given:
        place = given[-1]
        work.put(replace(place, starts_on=started_on, school_class=school_class or place.school_class))
