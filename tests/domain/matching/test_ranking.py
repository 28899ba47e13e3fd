"""The three lists: order, completeness, and the properties they promise."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from kiberatung.domain.matching.home import centre_of
from kiberatung.domain.matching.offers import Offer
from kiberatung.domain.matching.ranking import CRITERIA, order_of, propose_places
from kiberatung.domain.matching.reasons import criterion_explanation, criterion_name, grade_name, support_name
from kiberatung.domain.matching.values import (
    ChildFacts,
    Criterion,
    ExclusionRule,
    Need,
    Position,
    Proposal,
    SchoolFacts,
    SiblingPlace,
)
from kiberatung.domain.schools import GermanSupport, LearningGroup, LearningGroupId

TODAY = date(2026, 11, 24)
KLASSE = GermanSupport.DEUTSCHFOERDERKLASSE
NEED = Need(grade=6, support=KLASSE)
HOME = Position(52.0, 7.5)
CHILD = ChildFacts(kreis="05566", home=HOME)


def a_school(number: str, **changed: object) -> SchoolFacts:
    school = SchoolFacts(
        number=number, name=f"Schule {number}", schulform="GE", town="Rheine", kreis="05566", position=HOME
    )
    return replace(school, **changed)


def a_group(school: str, key: int = 0, **changed: object) -> LearningGroup:
    group = LearningGroup(
        id=LearningGroupId(UUID(int=key or int(school))),
        school_number=school,
        name="DFK",
        german_support=KLASSE,
        grade_from=5,
        grade_until=7,
        capacity=18,
        occupied=16,
        as_of=TODAY,
    )
    return replace(group, **changed)


def numbers(proposal: Proposal) -> tuple[list[str], list[str], list[str]]:
    return (
        [place.school_number for place in proposal.allowed],
        [place.school_number for place in proposal.with_remark],
        [found.school_number for found in proposal.excluded],
    )


def test_three_lists() -> None:
    schools = [a_school("1"), a_school("2"), a_school("3"), a_school("4", schulform="G")]
    groups = [a_group("1"), a_group("2", as_of=date(2026, 10, 2)), a_group("3", occupied=18), a_group("4")]
    proposal = propose_places(CHILD, NEED, schools, groups, TODAY)
    assert numbers(proposal) == (["1"], ["2"], ["3", "4"])
    assert [found.rule for found in proposal.excluded] == [ExclusionRule.FULL, ExclusionRule.SCHULFORM_GRADES]
    assert [place.score for place in proposal.possible] == [1.0, 0.5]


def test_reasons_tell_what_speaks_for_a_place() -> None:
    sibling = SiblingPlace(name="Lina", school_number="9", school_name="Grundschule Haferkamp", town="Rheine")
    child = replace(CHILD, siblings=(sibling,), wished_schools="Schule 1", home=Position(52.01, 7.5))
    (place,) = propose_places(child, NEED, [a_school("1")], [a_group("1", occupied=15)], TODAY).allowed
    assert place.reasons == (
        "3 Plätze frei, Stand 24.11.2026",
        "Deutschförderklasse für Jahrgang 6",
        "gleicher Ort wie Lina, Grundschule Haferkamp",
        "Wunsch der Familie",
        "1,1\u00a0km Luftlinie",
    )


def test_reasons_for_same_school_schulform_literacy_and_one_place() -> None:
    sibling = SiblingPlace(name="Lina", school_number="1", school_name="Schule 1", town="Rheine")
    child = replace(CHILD, siblings=(sibling,), wished_schulform="GE", home=None)
    group = a_group("1", occupied=17, literacy_course=True)
    need = replace(NEED, literacy_course=True)
    (place,) = propose_places(child, need, [a_school("1")], [group], TODAY).allowed
    assert place.reasons == (
        "1 Platz frei, Stand 24.11.2026",
        "Erstalphabetisierung für Jahrgang 6",
        "gleiche Schule wie Lina",
        "gewünschte Schulform",
        "Entfernung unbekannt",
    )
    assert place.distance_km is None


def test_the_best_group_stands_for_its_school() -> None:
    groups = [
        a_group("1", 11, german_support=GermanSupport.DEUTSCHFOERDERGRUPPE, occupied=0),
        a_group("1", 12),
        a_group("1", 13, occupied=18),
        a_group("1", 14, grade_from=8, grade_until=10),
    ]
    (place,) = propose_places(CHILD, NEED, [a_school("1")], groups, TODAY).allowed
    assert place.group_id == UUID(int=12)


def test_the_exclusion_nearest_to_a_place_is_told() -> None:
    groups = [a_group("1", 11, grade_from=8, grade_until=10), a_group("1", 12, occupied=18)]
    (found,) = propose_places(CHILD, NEED, [a_school("1")], groups, TODAY).excluded
    assert found.rule is ExclusionRule.FULL


def test_schools_without_a_group_for_a_child_that_needs_none() -> None:
    need = Need(grade=6, support=GermanSupport.NONE)
    proposal = propose_places(CHILD, need, [a_school("1"), a_school("2", schulform="R")], [], TODAY)
    place = proposal.with_remark[0]
    assert numbers(proposal) == ([], ["1", "2"], [])
    assert (place.group_id, place.group_name, place.free_places, place.as_of) == (None, "", None, None)
    assert place.reasons == ("0\u00a0km Luftlinie",)


def test_without_a_grade_every_school_says_so() -> None:
    proposal = propose_places(CHILD, replace(NEED, grade=None), [a_school("1")], [a_group("1")], TODAY)
    assert [found.reason for found in proposal.excluded] == ["Der Jahrgang ist noch offen."]


def test_groups_of_unknown_schools_are_left_out() -> None:
    assert numbers(propose_places(CHILD, NEED, [], [a_group("1")], TODAY)) == ([], [], [])


def test_each_criterion_decides_before_the_later_ones() -> None:
    """Each pair: the first wins by this criterion although the second is better in all later ones."""
    best = Offer(CHILD, replace(NEED, alternative=8), a_school("2"), a_group("2"), TODAY)
    worse = {
        Criterion.FREE_PLACE: {"group": None},
        Criterion.SUPPORT: {"group": a_group("2", german_support=GermanSupport.DEUTSCHFOERDERGRUPPE)},
        Criterion.GRADE: {"group": a_group("2", grade_from=8, grade_until=9)},
        Criterion.SIBLING: {"child": replace(CHILD, wished_schools="Schule 2")},
        Criterion.WISH: {"school": a_school("2", position=HOME)},
        Criterion.DISTANCE: {"school": a_school("2", position=Position(52.01, 7.5))},
        Criterion.FRESH_FIGURES: {"group": a_group("2", as_of=TODAY - timedelta(days=20), occupied=0)},
        Criterion.MORE_PLACES: {"group": a_group("2", occupied=17)},
    }
    sibling = SiblingPlace(name="Lina", school_number="2", school_name="Schule 2", town="Rheine")
    strong = {
        Criterion.SIBLING: replace(best, child=replace(CHILD, siblings=(sibling,))),
        Criterion.WISH: replace(best, child=replace(CHILD, wished_schulform="GE"), school=a_school("2", position=None)),
    }
    for criterion, change in worse.items():
        better, other = strong.get(criterion, best), replace(best, **change)
        assert order_of(better) < order_of(other), criterion
        first = [measure(better) != measure(other) for measure in CRITERIA.values()].index(True)
        assert list(CRITERIA)[first] is criterion


def test_criteria_are_written_down_with_name_and_explanation() -> None:
    assert list(CRITERIA) == list(Criterion)
    assert len({criterion_name(criterion) for criterion in Criterion}) == len(Criterion)
    assert all(criterion_explanation(criterion).endswith(".") for criterion in Criterion)


def test_words_for_forms_and_grades() -> None:
    assert len({support_name(kind) for kind in GermanSupport}) == len(GermanSupport)
    assert [grade_name(10), grade_name(11)] == ["Jahrgang 10", "Sekundarstufe II"]


def test_home_is_the_middle_of_what_is_known() -> None:
    assert centre_of([Position(52.0, 7.0), None, Position(52.2, 7.4)]) == Position(52.1, 7.2)
    assert centre_of([None]) is None


# Properties; without a deadline, because a busy machine proves nothing.

PROPERTY = settings(deadline=None, max_examples=60)

GERMAN = st.sampled_from(GermanSupport)
SCHOOLS = st.builds(
    SchoolFacts,
    number=st.sampled_from(["100001", "100002", "100003", "100004", "100005"]),
    name=st.sampled_from(["Kath. Grundschule", "Gesamtschule am See", "Realschule", ""]),
    schulform=st.sampled_from(["G", "H", "R", "GE", "GY", "BK", "PS", "S", "KS", "WB", ""]),
    town=st.sampled_from(["Rheine", "Greven", ""]),
    kreis=st.sampled_from(["05566", "05515", ""]),
    takes_newcomers=st.booleans(),
    position=st.none() | st.builds(Position, st.floats(51, 52), st.floats(7, 8)),
)
GROUPS = st.builds(
    LearningGroup,
    id=st.uuids().map(LearningGroupId),
    school_number=st.sampled_from(["100001", "100002", "100003", "100004", "100005"]),
    name=st.just("Gruppe"),
    german_support=GERMAN,
    literacy_course=st.booleans(),
    grade_from=st.integers(1, 6),
    grade_until=st.integers(5, 13),
    capacity=st.integers(0, 18),
    occupied=st.integers(0, 20),
    as_of=st.dates(date(2026, 10, 1), date(2026, 12, 1)),
)
NEEDS = st.builds(
    Need,
    grade=st.none() | st.integers(1, 11),
    alternative=st.none() | st.integers(1, 11),
    support=GERMAN,
    literacy_course=st.booleans(),
)
CHILDREN = st.builds(
    ChildFacts,
    kreis=st.sampled_from(["05566", ""]),
    home=st.none() | st.just(Position(51.5, 7.5)),
    wished_schools=st.sampled_from(["", "Realschule", "Gesamtschule am See"]),
    wished_schulform=st.sampled_from(["", "GE"]),
)
UNIQUE_SCHOOLS = st.lists(SCHOOLS, max_size=5, unique_by=lambda school: school.number)
MANY_GROUPS = st.lists(GROUPS, max_size=8, unique_by=lambda group: group.id)


@PROPERTY
@given(CHILDREN, NEEDS, UNIQUE_SCHOOLS, MANY_GROUPS)
def test_every_school_stands_in_exactly_one_list(
    child: ChildFacts, need: Need, schools: list[SchoolFacts], groups: list[LearningGroup]
) -> None:
    allowed, remarked, excluded = numbers(propose_places(child, need, schools, groups, TODAY))
    assert sorted(allowed + remarked + excluded) == sorted(school.number for school in schools)


@PROPERTY
@given(CHILDREN, NEEDS, UNIQUE_SCHOOLS, MANY_GROUPS, st.randoms(use_true_random=False))
def test_the_order_depends_on_nothing_but_the_facts(
    child: ChildFacts, need: Need, schools: list[SchoolFacts], groups: list[LearningGroup], chance: object
) -> None:
    before = propose_places(child, need, schools, groups, TODAY)
    chance.shuffle(schools)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    chance.shuffle(groups)  # type: ignore[attr-defined]
    assert propose_places(child, need, schools, groups, TODAY) == before


@PROPERTY
@given(CHILDREN, NEEDS, UNIQUE_SCHOOLS, MANY_GROUPS)
def test_scores_fall_in_the_order_of_the_lists_and_remarks_part_them(
    child: ChildFacts, need: Need, schools: list[SchoolFacts], groups: list[LearningGroup]
) -> None:
    proposal = propose_places(child, need, schools, groups, TODAY)
    scores = [place.score for place in proposal.possible]
    assert scores == sorted(set(scores), reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert not any(place.remarks for place in proposal.allowed)
    assert all(place.remarks for place in proposal.with_remark)
    assert all(place.free_places is None or place.free_places > 0 for place in proposal.possible)


@PROPERTY
@given(CHILDREN, NEEDS, UNIQUE_SCHOOLS, st.lists(GROUPS, min_size=1, max_size=8, unique_by=lambda group: group.id))
def test_more_free_places_never_rank_a_school_lower(
    child: ChildFacts, need: Need, schools: list[SchoolFacts], groups: list[LearningGroup]
) -> None:
    more = [replace(groups[0], capacity=groups[0].capacity + 3), *groups[1:]]
    before = propose_places(child, need, schools, groups, TODAY)
    after = propose_places(child, need, schools, more, TODAY)
    number = groups[0].school_number
    assert _place(after, number) <= _place(before, number)


def _place(proposal: Proposal, number: str) -> int:
    order = [place.school_number for place in proposal.possible]
    return order.index(number) if number in order else len(order) + len(proposal.excluded)
