"""The options of the school career for one child: gathers the facts, and says for and against each."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kiberatung.domain.children import Child
from kiberatung.domain.languages import LanguageSkill, Literacy, ScriptLiteracy
from kiberatung.domain.matching.values import ChildFacts, Need, Proposal
from kiberatung.domain.places import PlaceRequest, PlaceRequestState
from kiberatung.domain.recommendations import Chance, NextStep
from kiberatung.domain.school_options.chances import chance_options
from kiberatung.domain.school_options.grades import grade_options
from kiberatung.domain.school_options.next_steps import next_steps, step_question
from kiberatung.domain.school_options.schulformen import schulform_options
from kiberatung.domain.school_options.supports import literacy_option, support_end, support_options
from kiberatung.domain.school_options.values import CareerFacts, Option, SupportEnd
from kiberatung.domain.schooling import SchoolingKind, SchoolingSpan
from kiberatung.domain.schools import GermanSupport
from kiberatung.services.child_facts import answer_or_none
from kiberatung.services.desk import Desk
from kiberatung.services.places import known_schools
from kiberatung.services.placing_facts import LATIN
from kiberatung.services.ports import Records
from kiberatung.services.recommendations import RecommendationView

GERMANY, GERMAN, ENGLISH = "000", "deu", "eng"


@dataclass(frozen=True, slots=True, kw_only=True)
class CareerOptions:
    """All for the need that is chosen; steps are empty for children whose next step is a grade."""

    grades: tuple[Option[int], ...]
    supports: tuple[Option[GermanSupport], ...]
    literacy: Option[bool]
    schulformen: tuple[Option[str], ...]
    chances: tuple[Option[Chance], ...]
    steps: tuple[Option[NextStep], ...]
    step_question: str
    """What is asked first, while no step is proposed."""
    end: SupportEnd

    @property
    def proposed_chances(self) -> tuple[Chance, ...]:
        return tuple(one.key for one in self.chances if one.is_proposed)

    @property
    def proposed_step(self) -> NextStep | None:
        return next((one.key for one in self.steps if one.is_proposed), None)


def options_for(desk: Desk, records: Records, child: Child, view: RecommendationView, need: Need) -> CareerOptions:
    facts = career_facts(desk, records, child, (view.facts, view.places))
    return CareerOptions(
        grades=grade_options(facts, view.grade),
        supports=support_options(facts, need.grade, view.support),
        literacy=literacy_option(facts, view.support),
        schulformen=schulform_options(facts, need.grade),
        chances=chance_options(facts, need.grade),
        steps=next_steps(facts, need.support),
        step_question=step_question(facts),
        end=support_end(facts, need.support),
    )


def career_facts(desk: Desk, records: Records, child: Child, known: tuple[ChildFacts, Proposal]) -> CareerFacts:
    """`known` is what the proposals looked at and found already."""
    facts, places = known
    spans = records.find(SchoolingSpan, child_id=child.id)
    skills = records.find(LanguageSkill, child_id=child.id)
    scripts = records.find(ScriptLiteracy, child_id=child.id)
    begins_on = _agreed_start(records, child)
    siblings = known_schools(desk, records, [one.school_number for one in facts.siblings]) if facts.siblings else []
    return CareerFacts(
        child=facts,
        today=desk.today,
        begins_on=begins_on or desk.today,
        begins_is_known=begins_on is not None,
        answer=answer_or_none(desk, records, child),
        certificate_present=child.certificate_present,
        kindergarten_months=child.kindergarten_months,
        family_languages=_languages(desk, child, skills),
        speaks_german_at_home=GERMAN in child.home_languages,
        learns_english=any(one.language == ENGLISH for one in skills) if skills else None,
        german_school_since=_german_school_since(spans),
        arrived_on=child.arrived_in_germany_on,
        reads_other_script=any(one.script != LATIN and one.literacy is Literacy.FLUENT for one in scripts),
        schools_by_form=Counter(place.schulform for place in places.possible),
        sibling_forms=frozenset(school.schulform for school in siblings),
    )


def _agreed_start(records: Records, child: Child) -> date | None:
    given = (PlaceRequestState.ACCEPTED, PlaceRequestState.ASSIGNED)
    days = [one.starts_on for one in records.find(PlaceRequest, child_id=child.id, state=given) if one.starts_on]
    return max(days, default=None)


def _german_school_since(spans: Sequence[SchoolingSpan]) -> date | None:
    here = [one.started_on for one in spans if one.country == GERMANY and one.kind is not SchoolingKind.KINDERGARTEN]
    return min(here, default=None)


def _languages(desk: Desk, child: Child, skills: Sequence[LanguageSkill]) -> tuple[str, ...]:
    """Those spoken at home; where nobody was asked, the first and family languages of the profile."""
    spoken = child.home_languages or tuple(one.language for one in skills if one.role.value in {"first", "family"})
    return tuple(desk.words.language(code) for code in spoken if code != GERMAN)
