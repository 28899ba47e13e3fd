"""Proposals for a stored child, and the recommendation the counsellor records."""

import json
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from kiberatung.domain.accounts import Role
from kiberatung.domain.cases import Case, CaseState, CaseStep
from kiberatung.domain.children import Child, GermanLevel
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family
from kiberatung.domain.languages import Literacy, ScriptLiteracy, ScriptLiteracyId
from kiberatung.domain.matching.values import ExclusionRule, Need, RemarkRule
from kiberatung.domain.office import Office
from kiberatung.domain.places import PlaceRequest, PlaceRequestId, PlaceRequestState
from kiberatung.domain.recommendations import Recommendation, RecommendationId
from kiberatung.domain.schooling import SchoolingSpan, SchoolingSpanId
from kiberatung.domain.schools import GermanSupport, LearningGroupId, School, SchoolId
from kiberatung.services.recommendations import (
    RecommendationChoice,
    deviations_of,
    recommend_for,
    record_recommendation,
    to_json,
)
from tests.services.placing_desk import (
    CHILD,
    FAMILY,
    SIBLING,
    TODAY,
    PlacingStore,
    a_desk,
    a_group,
    school_numbers,
)

KLASSE = GermanSupport.DEUTSCHFOERDERKLASSE
REALSCHULE = school_numbers("R")[0]
HAUPTSCHULE = school_numbers("H")[0]
GYMNASIUM = school_numbers("GY")[0]
FAR_AWAY = school_numbers("SK", "Rheine")[0]


def change_child(store: PlacingStore, **changed: object) -> None:
    store.alter(Child, CHILD, **changed)


def a_choice(**changed: object) -> RecommendationChoice:
    choice = RecommendationChoice(
        grade=6, german_support=KLASSE, school_number=REALSCHULE, learning_group_id=LearningGroupId(UUID(int=101))
    )
    return replace(choice, **changed)


def test_proposals_come_with_reasons_criteria_and_doubt() -> None:
    desk, store = a_desk()
    store.add(a_group(REALSCHULE, 1), a_group(FAR_AWAY, 2), a_group(GYMNASIUM, 3, occupied=18))
    view = recommend_for(desk, CHILD)
    assert (view.grade.grade, view.grade.alternative) == (6, None)
    assert (view.support.kind, view.support.literacy_course) == (KLASSE, False)
    assert [place.school_number for place in view.places.allowed] == [REALSCHULE]
    assert [remark.rule for remark in view.places.with_remark[0].remarks] == [RemarkRule.DISTANCE_LIMIT]
    assert [found.rule for found in view.places.excluded] == [ExclusionRule.FULL]
    assert view.criteria[0].name == "freier Platz"
    assert view.distance_note.startswith("Entfernung ab Ortsmitte geschätzt")
    assert (view.possible_places, view.recommendation) == (2, None)


def test_json_has_the_shape_of_the_command_line() -> None:
    desk, store = a_desk()
    store.add(a_group(REALSCHULE, 1), a_group(FAR_AWAY, 2), a_group(GYMNASIUM, 3, occupied=18))
    value = json.loads(json.dumps(to_json(recommend_for(desk, CHILD))))
    assert list(value) == [
        *("child_id", "grade", "german_support", "literacy_course", "allowed", "with_remark", "excluded")
    ]
    place = value["allowed"][0]
    assert list(place) == [
        *("school_number", "name", "group", "score", "distance_km", "free_places", "as_of", "reasons")
    ]
    assert (place["group"], place["score"], place["free_places"], place["as_of"]) == ("Gruppe 1", 1.0, 3, "2026-11-20")
    assert value["with_remark"][0]["remarks"][0].startswith("Über 3,5\u00a0km")
    assert value["excluded"][0] == {
        "school_number": GYMNASIUM,
        "rule": "full",
        "reason": "Die Lerngruppe ist voll, Stand 20.11.2026.",
    }


def test_json_of_a_place_without_recorded_figures() -> None:
    desk, store = a_desk()
    change_child(store, german_level=GermanLevel.B2)
    value = to_json(recommend_for(desk, CHILD, limit=1))
    assert [place["as_of"] for place in value["with_remark"]] == [None]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("limit", "expected"), [(None, (1, 1)), (2, (1, 1)), (1, (1, 0)), (0, (0, 0))])
def test_a_limit_cuts_the_possible_places_only(limit: int | None, expected: tuple[int, int]) -> None:
    desk, store = a_desk()
    store.add(a_group(REALSCHULE, 1), a_group(FAR_AWAY, 2), a_group(GYMNASIUM, 3, occupied=18))
    view = recommend_for(desk, CHILD, limit)
    assert (len(view.places.allowed), len(view.places.with_remark)) == expected
    assert (view.possible_places, len(view.places.excluded)) == (2, 1)


def test_places_are_looked_for_as_the_counsellor_needs_them() -> None:
    desk, store = a_desk()
    store.add(a_group(REALSCHULE, 1, grade_from=7, grade_until=8))
    assert recommend_for(desk, CHILD).places.possible == ()
    view = recommend_for(desk, CHILD, need=Need(grade=7, support=KLASSE))
    assert [place.school_number for place in view.places.allowed] == [REALSCHULE]
    assert view.grade.grade == 6


def test_without_a_date_of_birth_nothing_is_guessed() -> None:
    desk, store = a_desk()
    store.add(a_group(REALSCHULE, 1))
    change_child(store, date_of_birth=None)
    view = recommend_for(desk, CHILD)
    assert view.grade.grade is None
    assert [found.rule for found in view.places.excluded] == [ExclusionRule.NO_GRADE]


@pytest.mark.parametrize(
    ("postcode", "town", "known", "note"),
    [
        ("48282", "Emsdetten", True, "Entfernung ab Ortsmitte"),
        ("", "Emsdetten", False, "Entfernung unbekannt: Die Postleitzahl der Familie fehlt."),
        ("99999", "Nirgendwo", False, "Entfernung unbekannt: Zu dieser Postleitzahl ist kein Ort bekannt."),
    ],
)
def test_distances_are_estimated_or_unknown_never_invented(postcode: str, town: str, known: bool, note: str) -> None:
    desk, store = a_desk()
    store.add(a_group(REALSCHULE, 1))
    store.alter(Family, FAMILY, postcode=postcode, town=town)
    view = recommend_for(desk, CHILD)
    assert (view.places.possible[0].distance_km is not None) is known
    assert view.distance_note.startswith(note)


def test_a_postcode_without_schools_falls_back_to_its_gemeinde() -> None:
    desk, store = a_desk()
    store.add(a_group(REALSCHULE, 1))
    with_school = {school.postcode for school in desk.catalogues.schools}
    gemeinde, postcode = next(
        (gemeinde, postcode)
        for gemeinde in desk.catalogues.gemeinden
        for postcode in gemeinde.postcodes
        if postcode not in with_school and len(desk.catalogues.gemeinden_for_postcode(postcode)) == 1
    )
    store.alter(Family, FAMILY, postcode=postcode, town=gemeinde.name)
    assert recommend_for(desk, CHILD).places.possible[0].distance_km is not None


def test_spans_and_scripts_enter_the_proposals() -> None:
    desk, store = a_desk()
    change_child(store, years_of_schooling=None)
    span = SchoolingSpan(
        id=SchoolingSpanId(UUID(int=31)),
        child_id=CHILD,
        country="475",
        started_on=date(2021, 9, 1),
        ended_on=date(2024, 6, 30),
        last_grade=3,
    )
    store.add(
        span,
        replace(span, id=SchoolingSpanId(UUID(int=32)), started_on=date(2025, 1, 1), ended_on=None, last_grade=None),
        ScriptLiteracy(id=ScriptLiteracyId(UUID(int=33)), child_id=CHILD, script="Latn", literacy=Literacy.NONE),
        ScriptLiteracy(id=ScriptLiteracyId(UUID(int=34)), child_id=CHILD, script="Arab", literacy=Literacy.FLUENT),
    )
    view = recommend_for(desk, CHILD)
    assert (view.grade.grade, view.grade.alternative) == (6, 5)
    assert "Danach wäre es Jahrgang 4." in view.grade.reasons[1]
    assert view.support.literacy_course


def test_a_sibling_speaks_for_its_school() -> None:
    desk, store = a_desk()
    store.add(a_group(HAUPTSCHULE, 1), a_group(REALSCHULE, 2))
    first = recommend_for(desk, CHILD).places.possible[0].school_number
    other = ({HAUPTSCHULE, REALSCHULE} - {first}).pop()
    store.add(
        Recommendation(
            id=RecommendationId(UUID(int=40)),
            child_id=SIBLING,
            recommended_on=TODAY,
            german_support=KLASSE,
            school_number=other,
        )
    )
    place = recommend_for(desk, CHILD).places.possible[0]
    assert place.school_number == other
    assert "gleiche Schule wie Lina" in place.reasons


def test_a_promised_place_of_a_sibling_counts_more_than_its_recommendation() -> None:
    desk, store = a_desk()
    store.add(
        a_group(REALSCHULE, 2),
        Recommendation(
            id=RecommendationId(UUID(int=40)),
            child_id=SIBLING,
            recommended_on=TODAY,
            german_support=KLASSE,
            school_number=HAUPTSCHULE,
        ),
        a_request(SIBLING, REALSCHULE, 41),
    )
    assert "gleiche Schule wie Lina" in recommend_for(desk, CHILD).places.possible[0].reasons
    change_child(store, with_sibling=False)
    assert not any("Lina" in reason for reason in recommend_for(desk, CHILD).places.possible[0].reasons)


def a_request(child: UUID, school: str, key: int, **changed: object) -> PlaceRequest:
    request = PlaceRequest(
        id=PlaceRequestId(UUID(int=key)),
        child_id=child,  # type: ignore[arg-type]  # the two children of the desk
        school_number=school,
        requested_on=date(2026, 11, 10),
        state=PlaceRequestState.ACCEPTED,
        answered_on=date(2026, 11, 22),
    )
    return replace(request, **changed)


@pytest.mark.parametrize(
    ("changed", "free"),
    [
        ({}, 2),
        ({"state": PlaceRequestState.ASKED}, 3),
        ({"answered_on": date(2026, 11, 20)}, 3),  # already in the school's figure
        ({"answered_on": None}, 3),
        ({"child_id": CHILD}, 3),  # its own place
        ({"learning_group_id": None}, 3),
    ],
)
def test_places_given_since_the_figure_are_taken_off(changed: dict[str, object], free: int) -> None:
    desk, store = a_desk()
    request = a_request(SIBLING, REALSCHULE, 41, learning_group_id=LearningGroupId(UUID(int=101)))
    store.add(a_group(REALSCHULE, 1), replace(request, **changed))
    assert recommend_for(desk, CHILD).places.possible[0].free_places == free


def test_a_wished_school_without_a_group_is_named_with_the_reason() -> None:
    desk, store = a_desk()
    change_child(store, wished_schools=f"{GYMNASIUM}, sonst egal")
    (found,) = recommend_for(desk, CHILD).places.excluded
    assert (found.school_number, found.rule) == (GYMNASIUM, ExclusionRule.NO_GROUP)


def test_with_enough_german_every_school_around_is_possible() -> None:
    desk, store = a_desk()
    change_child(store, german_level=GermanLevel.B2)
    schulformen = {place.schulform for place in recommend_for(desk, CHILD).places.with_remark}
    assert {"H", "R", "GY", "GE"} <= schulformen
    assert not schulformen & {"G", "BK", "S", "KS", "WB"}


def test_what_the_office_knows_of_a_school_comes_first() -> None:
    desk, store = a_desk()
    school = School(
        id=SchoolId(UUID(int=50)), number=REALSCHULE, schulform="R", name="Realschule", takes_newcomers=False
    )
    store.add(a_group(REALSCHULE, 1), school)
    assert [found.rule for found in recommend_for(desk, CHILD).places.excluded] == [ExclusionRule.TAKES_NO_NEWCOMERS]


def test_a_closed_school_does_not_stop_the_others() -> None:
    desk, store = a_desk()
    store.add(a_group("999999", 1), a_group(REALSCHULE, 2))
    assert [place.school_number for place in recommend_for(desk, CHILD).places.possible] == [REALSCHULE]


def test_without_an_office_borders_are_not_looked_at() -> None:
    desk, store = a_desk()
    store.add(a_group(REALSCHULE, 1))
    del store.tables.records[Office]
    assert recommend_for(desk, CHILD).places.allowed


# Recording


def test_a_recommendation_moves_the_case_in_one_change() -> None:
    desk, store = a_desk()
    store.add(a_group(REALSCHULE, 1))
    recommendation = record_recommendation(desk, CHILD, a_choice())
    assert store.changes == ["Empfehlung festgehalten"]
    assert (recommendation.schulform, recommendation.grade, recommendation.account_id) == ("R", 6, desk.account.id)
    assert "3 Plätze frei, Stand 20.11.2026" in recommendation.reasons
    assert recommendation.deviation_reason == ""
    with desk.reading() as records:
        (case,) = records.find(Case, child_id=CHILD)
        assert case.state is CaseState.RECOMMENDED
        assert [step.state for step in records.find(CaseStep, case_id=case.id)] == [CaseState.RECOMMENDED]
    assert recommend_for(desk, CHILD).recommendation == recommendation


@pytest.mark.parametrize(
    ("changed", "point"),
    [
        ({"grade": 8}, "Jahrgang 8 ist nicht vorgeschlagen."),
        ({"german_support": GermanSupport.DEUTSCHFOERDERGRUPPE}, "Vorgeschlagen ist: Deutschförderklasse."),
        ({"literacy_course": True}, "Eine Erstalphabetisierung ist nicht vorgeschlagen."),
        ({"school_number": GYMNASIUM, "learning_group_id": None}, "Diese Schule ist nicht unter den möglichen."),
    ],
)
def test_a_deviation_needs_one_sentence(changed: dict[str, object], point: str) -> None:
    desk, store = a_desk()
    store.add(a_group(REALSCHULE, 1))
    choice = a_choice(**changed)
    for reason in ("", "   kurz   "):
        with pytest.raises(DomainError) as refused:
            record_recommendation(desk, CHILD, choice, reason)
        assert point in refused.value.message
    assert store.changes == []
    recommendation = record_recommendation(desk, CHILD, choice, " Die Tante wohnt neben der Schule. ")
    assert recommendation.deviation_reason == "Die Tante wohnt neben der Schule."


def test_leaving_out_a_proposed_literacy_course_is_a_deviation() -> None:
    desk, store = a_desk()
    change_child(store, years_of_schooling=0)
    points = deviations_of(recommend_for(desk, CHILD), a_choice(school_number="", learning_group_id=None))
    assert points == ("Eine Erstalphabetisierung ist vorgeschlagen.",)


def test_grade_and_form_can_be_recommended_without_a_school() -> None:
    desk, _store = a_desk()
    recommendation = record_recommendation(desk, CHILD, a_choice(school_number="", learning_group_id=None))
    assert (recommendation.school_number, recommendation.schulform) == ("", "")
    assert recommendation.reasons[0].startswith("Nach dem Alter Jahrgang 6")


def test_no_grade_at_all_is_no_deviation() -> None:
    desk, _store = a_desk()
    choice = a_choice(grade=None, school_number="", learning_group_id=None, schulform="GE")
    assert record_recommendation(desk, CHILD, choice).schulform == "GE"


def test_a_sentence_without_a_deviation_is_not_kept() -> None:
    desk, store = a_desk()
    store.add(a_group(REALSCHULE, 1))
    assert record_recommendation(desk, CHILD, a_choice(), "Passt alles sehr gut.").deviation_reason == ""


def test_a_group_of_another_school_is_refused() -> None:
    desk, store = a_desk()
    store.add(a_group(HAUPTSCHULE, 1))
    with pytest.raises(DomainError, match="gehört zu einer anderen Schule"):
        record_recommendation(desk, CHILD, a_choice(), "Die Tante wohnt neben der Schule.")
    assert store.changes == []


def test_a_school_for_the_second_grade_is_among_the_proposals() -> None:
    desk, store = a_desk()
    change_child(store, years_of_schooling=3)
    store.add(a_group(REALSCHULE, 1, grade_until=5))
    view = recommend_for(desk, CHILD)
    assert (view.grade.alternative, [place.school_number for place in view.places.with_remark]) == (5, [REALSCHULE])
    assert "zweiten Vorschlag" in record_recommendation(desk, CHILD, a_choice()).reasons[-1]


def test_places_are_judged_by_the_grade_that_was_chosen() -> None:
    """The school is proposed for grade 6; for the chosen grade 8 it has no group."""
    desk, store = a_desk()
    store.add(a_group(REALSCHULE, 1, grade_until=6))
    with pytest.raises(DomainError, match="Diese Schule ist nicht unter den möglichen"):
        record_recommendation(desk, CHILD, a_choice(grade=8))


def test_an_unknown_school_is_refused() -> None:
    desk, store = a_desk()
    with pytest.raises(DomainError, match="999999 ist nicht bekannt"):
        record_recommendation(desk, CHILD, a_choice(school_number="999999", learning_group_id=None), "Ein guter Grund.")
    assert store.changes == []


def test_only_counselling_may_recommend() -> None:
    desk, store = a_desk(Role.ADMINISTRATION)
    with pytest.raises(DomainError, match="darf das nicht"):
        record_recommendation(desk, CHILD, a_choice())
    assert recommend_for(desk, CHILD).grade.grade == 6
    assert store.changes == []
