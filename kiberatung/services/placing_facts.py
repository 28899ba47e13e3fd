"""Gathers what the proposals look at: the child, its home as far as known, the groups and schools that offer places."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kiberatung.basics.school_years import age_on
from kiberatung.basics.texts import _
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family
from kiberatung.domain.languages import ScriptLiteracy
from kiberatung.domain.matching.home import centre_of
from kiberatung.domain.matching.offers import WITHOUT_GROUP, wanted_grades
from kiberatung.domain.matching.schulformen import FOERDERSCHULEN, KLINIKSCHULE, grades_of
from kiberatung.domain.matching.values import ChildFacts, Need, Position, SchoolFacts, SiblingPlace
from kiberatung.domain.office import Office
from kiberatung.domain.places import PlaceRequest
from kiberatung.domain.recommendations import Recommendation
from kiberatung.domain.schooling import SchoolingSpan
from kiberatung.domain.schools import LearningGroup
from kiberatung.domain.schulpflicht.answer import Answer, SchulpflichtAnswer
from kiberatung.domain.schulpflicht.parts import common_part
from kiberatung.services.desk import Desk
from kiberatung.services.places import GIVEN, known_schools, position_of
from kiberatung.services.ports import Records
from kiberatung.services.schulpflicht.determining import answer_for, years_of_schooling

LATIN = "Latn"


def child_facts(desk: Desk, records: Records, child: Child) -> tuple[ChildFacts, str]:
    """The facts, and a sentence on how far the distances can be trusted."""
    family = records.get(Family, child.family_id)
    spans = records.find(SchoolingSpan, child_id=child.id)
    answer = _answer_or_none(desk, records, child)
    latin = records.find(ScriptLiteracy, child_id=child.id, script=LATIN)
    office = records.find(Office)
    home = home_of(desk, family)
    facts = ChildFacts(
        age=None if child.date_of_birth is None else age_on(child.date_of_birth, desk.today),
        school_year_number=None if answer is None else answer.school_year_number,
        part=None if answer is None else answer.part or common_part(answer.models),
        completed_years=years_of_schooling(child, spans, desk.today),
        last_grade=_last_grade(spans),
        german_level=child.german_level,
        latin_literacy=latin[0].literacy if latin else None,
        schulpflichtig=answer is None or answer.answer is not Answer.NO_LONGER,
        kreis=office[0].kreis if office else "",
        home=home,
        siblings=() if child.with_sibling is False else _siblings(desk, records, child),
        wished_schools=child.wished_schools,
        wished_schulform=child.wished_schulform or "",
    )
    return facts, _distance_note(family, home)


def home_of(desk: Desk, family: Family) -> Position | None:
    """The middle of the schools with the family's postcode, else of its Gemeinde; None when neither is known."""
    schools = desk.catalogues.schools
    near = [position_of(school) for school in schools if family.postcode and school.postcode == family.postcode]
    centre = centre_of(near)
    if centre is not None:
        return centre
    gemeinden = desk.catalogues.gemeinden_for_postcode(family.postcode) if family.postcode else ()
    keys = {gemeinde.ags for gemeinde in gemeinden if len(gemeinden) == 1 or gemeinde.name == family.town}
    return centre_of(position_of(school) for school in schools if school.ags in keys)


def offered_groups(records: Records, child_id: ChildId) -> list[LearningGroup]:
    """Groups as reported, less the places given to other children since the day of the figure."""
    groups = records.find(LearningGroup)
    as_of = {group.id: group.as_of for group in groups}
    taken = Counter(
        request.learning_group_id
        for request in records.find(PlaceRequest, state=GIVEN)
        if request.child_id != child_id
        and request.learning_group_id in as_of
        and request.answered_on is not None
        and request.answered_on > as_of[request.learning_group_id]
    )
    return [replace(group, occupied=group.occupied + taken[group.id]) for group in groups]


def offered_schools(
    desk: Desk, records: Records, child: ChildFacts, need: Need, groups: Iterable[LearningGroup]
) -> Sequence[SchoolFacts]:
    """Schools with groups, those wished for by name, those of siblings, and all around when no group is needed."""
    numbers = {group.school_number for group in groups}
    numbers |= {sibling.school_number for sibling in child.siblings}
    wishes = child.wished_schools.casefold()
    for school in desk.catalogues.schools_in_kreis(child.kreis):
        named = wishes and (school.number in wishes or school.name.casefold() in wishes)
        if named or (need.support in WITHOUT_GROUP and _teaches(school.schulform, need)):
            numbers.add(school.number)
    return known_schools(desk, records, sorted(numbers))


def _teaches(schulform: str, need: Need) -> bool:
    span = grades_of(schulform)
    if span is None or schulform in FOERDERSCHULEN or schulform == KLINIKSCHULE:
        return False
    return any(span[0] <= grade <= span[1] for grade in wanted_grades(need))


def _answer_or_none(desk: Desk, records: Records, child: Child) -> SchulpflichtAnswer | None:
    """None when the facts do not suffice, as without a date of birth: the proposals then say so themselves."""
    try:
        return answer_for(desk, records, child)
    except DomainError:
        return None


def _last_grade(spans: list[SchoolingSpan]) -> int | None:
    with_grade = [span for span in spans if span.last_grade is not None]
    return max(with_grade, key=lambda span: span.started_on).last_grade if with_grade else None


def _siblings(desk: Desk, records: Records, child: Child) -> tuple[SiblingPlace, ...]:
    others = [other for other in records.find(Child, family_id=child.family_id) if other.id != child.id]
    school_of = {other.id: _school_of(records, other.id) for other in others}
    facts = {found.number: found for found in known_schools(desk, records, [*filter(None, school_of.values())])}
    return tuple(
        SiblingPlace(
            name=other.given_names or _("Geschwisterkind"),
            school_number=school.number,
            school_name=school.name,
            town=school.town,
        )
        for other in others
        if (school := facts.get(school_of[other.id])) is not None
    )


def _school_of(records: Records, child_id: ChildId) -> str:
    """Number of the school that said yes, else of the one recommended last; empty without either."""
    given = records.find(PlaceRequest, child_id=child_id, state=GIVEN)
    if given:
        return given[-1].school_number
    recommended = [found.school_number for found in records.find(Recommendation, child_id=child_id)]
    return recommended[-1] if recommended else ""


def _distance_note(family: Family, home: Position | None) -> str:
    if home is not None:
        return _("Entfernung ab Ortsmitte geschätzt, als Luftlinie. Der Schulweg ist länger.")
    if not family.postcode:
        return _("Entfernung unbekannt: Die Postleitzahl der Familie fehlt.")
    return _("Entfernung unbekannt: Zu dieser Postleitzahl ist kein Ort bekannt.")
