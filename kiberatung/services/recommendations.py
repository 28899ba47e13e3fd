"""What is proposed for one child, why, and what the counsellor makes of it."""

from dataclasses import dataclass, replace
from datetime import date

from kiberatung.basics.texts import N_, _, in_german
from kiberatung.domain.cases import CaseState
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.errors import DomainError
from kiberatung.domain.matching.german_support import propose_german_support
from kiberatung.domain.matching.grade import propose_grade
from kiberatung.domain.matching.ranking import propose_places
from kiberatung.domain.matching.reasons import criterion_explanation, criterion_name, grade_name, support_name
from kiberatung.domain.matching.values import (
    ChildFacts,
    GradeProposal,
    Need,
    PlaceProposal,
    Proposal,
    SupportProposal,
)
from kiberatung.domain.recommendations import Chance, NextStep, Recommendation, RecommendationId
from kiberatung.domain.schools import GermanSupport, LearningGroup, LearningGroupId
from kiberatung.services.assessment.assessing import newest_assessment
from kiberatung.services.cases import move_case
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import COUNSELLING, reads_file, use_case
from kiberatung.services.places import require_school
from kiberatung.services.placing_facts import child_facts, offered_groups, offered_schools
from kiberatung.services.ports import Records

SHORTEST_REASON = 10
"""Characters of a sentence that says something."""


@dataclass(frozen=True, slots=True)
class CriterionText:
    name: str
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationView:
    """Everything the screen and the command line show; `places` may be cut, `possible_places` counts all."""

    child_id: ChildId
    facts: ChildFacts
    """What the proposals looked at."""
    grade: GradeProposal
    support: SupportProposal
    need: Need
    """What the places were looked for: the proposals, or the counsellor's own need."""
    places: Proposal
    possible_places: int
    criteria: tuple[CriterionText, ...]
    """In the order in which they decide."""
    distance_note: str
    recommendation: Recommendation | None
    """The newest one recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationChoice:
    """What the counsellor recommends; without a school only grade and form."""

    grade: int | None
    german_support: GermanSupport
    literacy_course: bool = False
    schulform: str = ""
    school_number: str = ""
    learning_group_id: LearningGroupId | None = None
    support_until: date | None = None
    chances: tuple[Chance, ...] = ()
    next_step: NextStep | None = None

    @property
    def need(self) -> Need:
        return Need(grade=self.grade, support=self.german_support, literacy_course=self.literacy_course)


@reads_file()
def recommend_for(
    desk: Desk, child_id: ChildId, limit: int | None = None, need: Need | None = None
) -> RecommendationView:
    """`need` looks for places for another grade or form than the proposed; `limit` cuts the possible places."""
    with desk.reading() as records:
        return _view_for(desk, records, records.get(Child, child_id), limit, need)


@use_case(allowed=COUNSELLING)
@in_german
def record_recommendation(
    desk: Desk, child_id: ChildId, choice: RecommendationChoice, deviation_reason: str = ""
) -> Recommendation:
    """Raises `DomainError` when the choice deviates from the proposals without one sentence why."""
    with desk.reading() as records:
        child = records.get(Child, child_id)
        choice = _checked(desk, records, choice)
        view = _view_of_choice(desk, records, child, choice)
        written = newest_assessment(records, child_id)
    reason = deviation_reason.strip()
    deviations = deviations_of(view, choice)
    if deviations and len(reason) < SHORTEST_REASON:
        raise _reason_missing(deviations)
    with desk.changing(N_("Empfehlung festgehalten"), child.family_id) as work:
        made = _recommendation_of(desk, view, choice, reason if deviations else "")
        recommendation = work.put(replace(made, statement=written.remark if written else ""))
        move_case(desk, work, child_id, CaseState.RECOMMENDED, recommendation.deviation_reason)
        work.commit()
    return recommendation


def deviations_of(view: RecommendationView, choice: RecommendationChoice) -> tuple[str, ...]:
    """In which points a choice leaves the proposals, as German sentences; empty when in none."""
    found: list[str] = []
    if choice.grade is not None and choice.grade not in view.grade.grades:
        found.append(_("{grade} ist nicht vorgeschlagen.").format(grade=grade_name(choice.grade)))
    if choice.german_support is not view.support.kind:
        found.append(_("Vorgeschlagen ist: {support}.").format(support=support_name(view.support.kind)))
    if choice.literacy_course is not view.support.literacy_course:
        found.append(
            _("Eine Erstalphabetisierung ist vorgeschlagen.")
            if view.support.literacy_course
            else _("Eine Erstalphabetisierung ist nicht vorgeschlagen.")
        )
    if choice.school_number and place_of(view, choice.school_number) is None:
        found.append(_("Diese Schule ist nicht unter den möglichen."))
    return tuple(found)


def place_of(view: RecommendationView, school_number: str) -> PlaceProposal | None:
    return next((place for place in view.places.possible if place.school_number == school_number), None)


def to_json(view: RecommendationView) -> dict[str, object]:
    """The shape of `recommend --json`; grade 11 stands for Sekundarstufe II."""
    return {
        "child_id": str(view.child_id),
        "grade": view.grade.grade,
        "german_support": view.support.kind.value,
        "literacy_course": view.support.literacy_course,
        "allowed": [_place_json(place) for place in view.places.allowed],
        "with_remark": [
            _place_json(place) | {"remarks": [remark.text for remark in place.remarks]}
            for place in view.places.with_remark
        ],
        "excluded": [
            {"school_number": found.school_number, "rule": found.rule.value, "reason": found.reason}
            for found in view.places.excluded
        ],
    }


def _place_json(place: PlaceProposal) -> dict[str, object]:
    return {
        "school_number": place.school_number,
        "name": place.name,
        "group": place.group_name,
        "score": place.score,
        "distance_km": place.distance_km,
        "free_places": place.free_places,
        "as_of": None if place.as_of is None else place.as_of.isoformat(),
        "reasons": list(place.reasons),
    }


def _view_for(desk: Desk, records: Records, child: Child, limit: int | None, need: Need | None) -> RecommendationView:
    facts, distance_note = child_facts(desk, records, child)
    grade = propose_grade(facts)
    support = propose_german_support(facts, grade.grade, desk.today)
    wanted = need or Need(
        grade=grade.grade,
        alternative=grade.alternative,
        support=support.kind,
        literacy_course=support.literacy_course,
    )
    groups = offered_groups(records, child.id)
    schools = offered_schools(desk, records, facts, wanted, groups)
    places = propose_places(facts, wanted, schools, groups, desk.today)
    recorded = records.find(Recommendation, child_id=child.id)
    return RecommendationView(
        child_id=child.id,
        facts=facts,
        grade=grade,
        support=support,
        need=wanted,
        places=places if limit is None else _cut(places, limit),
        possible_places=len(places.possible),
        criteria=tuple(CriterionText(criterion_name(one), criterion_explanation(one)) for one in places.order),
        distance_note=distance_note,
        recommendation=max(recorded, key=lambda found: (found.recommended_on, found.id), default=None),
    )


def _view_of_choice(desk: Desk, records: Records, child: Child, choice: RecommendationChoice) -> RecommendationView:
    """The places as they stand beside this choice: for the proposals, or for the counsellor's own need."""
    view = _view_for(desk, records, child, None, None)
    need = choice.need
    agrees = replace(view.need, alternative=None) == need
    return view if agrees else _view_for(desk, records, child, None, need)


def _recommendation_of(
    desk: Desk, view: RecommendationView, choice: RecommendationChoice, deviation_reason: str
) -> Recommendation:
    return Recommendation(
        id=RecommendationId(desk.identifiers.next()),
        child_id=view.child_id,
        recommended_on=desk.today,
        account_id=desk.account.id,
        grade=choice.grade,
        german_support=choice.german_support,
        literacy_course=choice.literacy_course,
        schulform=choice.schulform,
        school_number=choice.school_number,
        learning_group_id=choice.learning_group_id,
        reasons=_reasons_shown(view, choice),
        deviation_reason=deviation_reason,
        support_until=choice.support_until,
        chances=choice.chances,
        next_step=choice.next_step,
    )


def _cut(places: Proposal, limit: int) -> Proposal:
    allowed = places.allowed[:limit]
    return replace(places, allowed=allowed, with_remark=places.with_remark[: limit - len(allowed)])


def _reasons_shown(view: RecommendationView, choice: RecommendationChoice) -> tuple[str, ...]:
    """What stood on the screen beside the choice: the recommendation stays explainable when figures change."""
    place = place_of(view, choice.school_number)
    if place is None:
        return (*view.grade.reasons, *view.support.reasons)
    remarks = (remark.text for remark in place.remarks)
    return (*view.grade.reasons, *view.support.reasons, *place.reasons, *remarks)


def _checked(desk: Desk, records: Records, choice: RecommendationChoice) -> RecommendationChoice:
    """With the Schulform of the school; an end in the past, a group of another and an unknown school are refused."""
    if choice.support_until is not None and choice.support_until < desk.today:
        raise DomainError(
            _("Das Ende der Förderung liegt in der Vergangenheit. Die Empfehlung ist noch nicht festgehalten."),
            _("Tragen Sie einen späteren Tag ein, oder lassen Sie ihn offen."),
        )
    if choice.learning_group_id is not None:
        group = records.get(LearningGroup, choice.learning_group_id)
        if group.school_number != choice.school_number:
            raise DomainError(
                _("Diese Lerngruppe gehört zu einer anderen Schule. Die Empfehlung ist nicht festgehalten."),
                _("Wählen Sie die Schule noch einmal."),
            )
    if not choice.school_number:
        return choice
    school = require_school(desk, records, choice.school_number)
    return replace(choice, schulform=choice.schulform or school.schulform)


def _reason_missing(deviations: tuple[str, ...]) -> DomainError:
    return DomainError(
        _("{deviations} Die Empfehlung ist noch nicht festgehalten.").format(deviations=" ".join(deviations)),
        _("Schreiben Sie in einem Satz, warum Sie anders empfehlen."),
    )
