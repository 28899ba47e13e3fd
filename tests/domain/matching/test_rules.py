"""What keeps a place from being proposed, and what is remarked on one that is."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from kiberatung.domain.matching.offers import Offer, is_wished
from kiberatung.domain.matching.rules import distance_limit_km, exclusion_of, remarks_on
from kiberatung.domain.matching.schulformen import confession_in_name
from kiberatung.domain.matching.values import (
    ChildFacts,
    ExclusionRule,
    Need,
    Position,
    RemarkRule,
    SchoolFacts,
    SiblingPlace,
)
from kiberatung.domain.schools import GermanSupport, LearningGroup, LearningGroupId

TODAY = date(2026, 11, 24)
KLASSE, GRUPPE = GermanSupport.DEUTSCHFOERDERKLASSE, GermanSupport.DEUTSCHFOERDERGRUPPE
IFK, FFM = GermanSupport.INTERNATIONALE_FOERDERKLASSE, GermanSupport.FIT_FUER_MEHR

SCHOOL = SchoolFacts(number="100001", name="Gesamtschule am See", schulform="GE", town="Emsdetten", kreis="05566")
GROUP = LearningGroup(
    id=LearningGroupId(UUID(int=1)),
    school_number="100001",
    name="DFK 1",
    german_support=KLASSE,
    grade_from=5,
    grade_until=6,
    capacity=18,
    occupied=15,
    as_of=date(2026, 11, 20),
)
NEED = Need(grade=6, support=KLASSE)
OFFER = Offer(ChildFacts(kreis="05566"), NEED, SCHOOL, GROUP, TODAY)


def rules_of(offer: Offer) -> list[RemarkRule]:
    return [remark.rule for remark in remarks_on(offer)]


def text_of(offer: Offer) -> str:
    (remark,) = remarks_on(offer)
    return remark.text


def test_a_fitting_place_has_no_exclusion_and_no_remark() -> None:
    assert exclusion_of(OFFER) is None
    assert remarks_on(OFFER) == ()


@pytest.mark.parametrize(
    ("schulform", "grade", "reason"),
    [
        ("G", 4, None),
        ("G", 5, "Die Schulform endet mit Jahrgang 4."),
        ("H", 4, "Die Schulform beginnt mit Jahrgang 5."),
        ("H", 10, None),
        ("R", 11, "Die Schulform endet mit Jahrgang 10."),
        ("SK", 5, None),
        ("GE", 4, "Die Schulform beginnt mit Jahrgang 5."),
        ("GE", 11, None),
        ("GY", 11, None),
        ("BK", 10, "Die Schulform beginnt mit der Sekundarstufe II."),
        ("BK", 11, None),
        ("PS", 1, None),
        ("PS", 10, None),
        ("PS", 11, "Die Schulform endet mit Jahrgang 10."),
        ("FW", 1, None),
        ("V", 8, None),
        ("WB", 11, "Das Weiterbildungskolleg nimmt nur Erwachsene auf."),
    ],
)
def test_grades_of_each_schulform(schulform: str, grade: int, reason: str | None) -> None:
    group = replace(GROUP, grade_from=1, grade_until=13)
    offer = replace(OFFER, need=replace(NEED, grade=grade), school=replace(SCHOOL, schulform=schulform), group=group)
    found = exclusion_of(offer)
    assert (found and found.reason) == reason
    assert found is None or found.rule is ExclusionRule.SCHULFORM_GRADES


def test_a_weiterbildungskolleg_takes_no_grade() -> None:
    assert replace(OFFER, school=replace(SCHOOL, schulform="WB")).grade is None


@pytest.mark.parametrize(
    ("school", "group", "need", "rule", "reason"),
    [
        ({}, {}, {"grade": None}, ExclusionRule.NO_GRADE, "Der Jahrgang ist noch offen."),
        ({"schulform": "S"}, {}, {}, ExclusionRule.FOERDERSCHULE, "Förderschule: nur nach AO-SF"),
        ({"schulform": "WF"}, {}, {}, ExclusionRule.FOERDERSCHULE, "Förderschule: nur nach AO-SF"),
        ({"schulform": "KS"}, {}, {}, ExclusionRule.FOERDERSCHULE, "Eine Klinikschule nimmt nur"),
        ({"takes_newcomers": False}, {}, {}, ExclusionRule.TAKES_NO_NEWCOMERS, "Die Schule nimmt zurzeit keine"),
        ({}, {}, {"grade": 8}, ExclusionRule.GROUP_GRADES, "Die Lerngruppe ist für Jahrgang 5 bis 6."),
        ({}, {"grade_until": 5}, {}, ExclusionRule.GROUP_GRADES, "Die Lerngruppe ist nur für Jahrgang 5."),
        ({}, {"grade_from": 11, "grade_until": 13}, {}, ExclusionRule.GROUP_GRADES, "Die Lerngruppe ist für die Sek"),
        ({}, {"occupied": 18}, {}, ExclusionRule.FULL, "Die Lerngruppe ist voll, Stand 20.11.2026."),
        ({}, {"occupied": 20}, {}, ExclusionRule.FULL, "Die Lerngruppe ist voll"),
    ],
)
def test_exclusions(
    school: dict[str, object], group: dict[str, object], need: dict[str, object], rule: ExclusionRule, reason: str
) -> None:
    offer = replace(OFFER, need=replace(NEED, **need), school=replace(SCHOOL, **school), group=replace(GROUP, **group))
    found = exclusion_of(offer)
    assert found is not None
    assert found.rule is rule
    assert found.reason.startswith(reason)


@pytest.mark.parametrize(
    ("support", "possible"),
    [
        (KLASSE, False),
        (GRUPPE, False),
        (IFK, False),
        (GermanSupport.INNERE_DIFFERENZIERUNG, True),
        (GermanSupport.NONE, True),
    ],
)
def test_without_a_recorded_group_only_the_regular_class_is_possible(support: GermanSupport, possible: bool) -> None:
    found = exclusion_of(replace(OFFER, group=None, need=replace(NEED, support=support)))
    assert (found is None) is possible
    assert found is None or found.rule is ExclusionRule.NO_GROUP


def test_the_group_narrows_the_schulform_and_never_widens_it() -> None:
    wide = replace(GROUP, grade_from=1, grade_until=13)
    assert replace(OFFER, group=wide, need=replace(NEED, grade=4, alternative=5)).grade == 5


@pytest.mark.parametrize(("days", "stale"), [(0, False), (14, False), (15, True), (-3, False)])
def test_figures_older_than_two_weeks_are_remarked(days: int, stale: bool) -> None:
    offer = replace(OFFER, group=replace(GROUP, as_of=TODAY - timedelta(days=days)))
    assert (RemarkRule.STALE_FIGURES in rules_of(offer)) is stale


def test_the_remark_on_old_figures_says_how_old_and_what_to_do() -> None:
    offer = replace(OFFER, group=replace(GROUP, as_of=date(2026, 10, 2)))
    assert text_of(offer) == "Der Stand ist 53 Tage alt. Bitte zuerst anrufen."


def test_unknown_figures_are_remarked() -> None:
    offer = replace(OFFER, group=None, need=replace(NEED, support=GermanSupport.NONE))
    assert text_of(offer) == "Freie Plätze sind nicht bekannt. Bitte zuerst anrufen."


def test_the_second_grade_is_remarked() -> None:
    offer = replace(OFFER, need=replace(NEED, grade=8, alternative=6))
    assert text_of(offer) == "Passt nur zum zweiten Vorschlag, Jahrgang 6."


@pytest.mark.parametrize(
    ("needed", "literacy", "offered", "with_literacy", "gap", "rules"),
    [
        (KLASSE, False, KLASSE, False, 0, []),
        (KLASSE, False, GRUPPE, False, 1, [RemarkRule.OTHER_SUPPORT]),
        (KLASSE, False, GermanSupport.NONE, False, 2, [RemarkRule.OTHER_SUPPORT]),
        (KLASSE, True, KLASSE, True, 0, []),
        (KLASSE, True, GRUPPE, True, 0, []),  # literacy first, whatever the form
        (KLASSE, True, KLASSE, False, 1, [RemarkRule.NO_LITERACY_COURSE]),
        (KLASSE, True, GRUPPE, False, 2, [RemarkRule.OTHER_SUPPORT, RemarkRule.NO_LITERACY_COURSE]),
        (KLASSE, False, KLASSE, True, 1, [RemarkRule.LITERACY_GROUP]),
        (IFK, False, FFM, False, 1, [RemarkRule.OTHER_SUPPORT]),
    ],
)
def test_form_and_literacy(
    needed: GermanSupport,
    literacy: bool,
    offered: GermanSupport,
    with_literacy: bool,
    gap: int,
    rules: list[RemarkRule],
) -> None:
    offer = replace(
        OFFER,
        need=replace(NEED, support=needed, literacy_course=literacy),
        group=replace(GROUP, german_support=offered, literacy_course=with_literacy),
    )
    assert (offer.support_gap, rules_of(offer)) == (gap, rules)


def test_another_form_is_named_beside_the_needed_one() -> None:
    offer = replace(OFFER, group=replace(GROUP, german_support=GRUPPE))
    assert text_of(offer) == "Deutschfördergruppe statt Deutschförderklasse"


@pytest.mark.parametrize(
    ("schulform", "name", "kept", "expected"),
    [
        ("G", "Städt. Kath. Grundschule - Primarstufe -", "", "katholisch"),
        ("G", "Grundschule am Wald", "evangelisch", "evangelisch"),
        ("G", "Grundschule am Wald", "", None),
        ("G", "Katharinenschule Grundschule", "", None),
        ("GY", "Städt. Kath. Gymnasium", "", None),
    ],
)
def test_confession_primary_schools_are_remarked(schulform: str, name: str, kept: str, expected: str | None) -> None:
    school = replace(SCHOOL, schulform=schulform, name=name, confession=kept)
    grade = 3 if schulform == "G" else 6
    offer = replace(
        OFFER, need=replace(NEED, grade=grade), school=school, group=replace(GROUP, grade_from=1, grade_until=6)
    )
    remarks = [remark.text for remark in remarks_on(offer) if remark.rule is RemarkRule.CONFESSION]
    assert bool(remarks) is (expected is not None)
    assert all(f"Bekenntnisschule ({expected})" in text and "sinngemäß" in text for text in remarks)


@pytest.mark.parametrize(
    ("name", "confession"),
    [
        ("Städt. Ev. Grundschule", "evangelisch"),
        ("Evangelische Grundschule Minden", "evangelisch"),
        ("Felix-Manz-Schule Grundschule Bekenntnisschule in fr. Trägerschaft", "Bekenntnis"),
        ("Grundschule Kevelaer", ""),
        ("Geschwister-Devries-Schule", ""),
    ],
)
def test_confession_in_official_names(name: str, confession: str) -> None:
    assert confession_in_name(name) == confession


@pytest.mark.parametrize(("grade", "limit"), [(1, 2.0), (4, 2.0), (5, 3.5), (10, 3.5), (11, 5.0)])
def test_limits_of_the_way_to_school(grade: int, limit: float) -> None:
    assert distance_limit_km(grade) == limit


@pytest.mark.parametrize(("north", "far"), [(0.030, False), (0.0320, True), (0.1, True)])
def test_a_long_way_is_remarked(north: float, far: bool) -> None:
    """0.01 degrees of latitude are 1.11 km; the limit of Sekundarstufe I is 3.5 km."""
    child = replace(OFFER.child, home=Position(52.0, 7.5))
    offer = replace(OFFER, child=child, school=replace(SCHOOL, position=Position(52.0 + north, 7.5)))
    assert (RemarkRule.DISTANCE_LIMIT in rules_of(offer)) is far
    assert not far or "Über 3,5\u00a0km (Luftlinie)" in text_of(offer)


def test_an_unknown_position_gives_no_distance_and_no_remark() -> None:
    child = replace(OFFER.child, home=Position(52.0, 7.5))
    assert replace(OFFER, child=child).distance_km is None
    assert replace(OFFER, school=replace(SCHOOL, position=Position(52.0, 7.5))).distance_km is None
    assert rules_of(replace(OFFER, child=child)) == []


@pytest.mark.parametrize(
    ("home", "school", "outside"),
    [("05566", "05566", False), ("05566", "05515", True), ("", "05515", False), ("05566", "", False)],
)
def test_another_kreis_is_remarked(home: str, school: str, outside: bool) -> None:
    offer = replace(OFFER, child=ChildFacts(kreis=home), school=replace(SCHOOL, kreis=school))
    assert (rules_of(offer) == [RemarkRule.OUTSIDE_KREIS]) is outside


def test_an_unknown_schulform_is_remarked_and_takes_any_grade() -> None:
    offer = replace(OFFER, school=replace(SCHOOL, schulform=""))
    assert exclusion_of(offer) is None
    assert text_of(offer) == "Die Schulform ist nicht bekannt."


@pytest.mark.parametrize(
    ("wishes", "wished"),
    [
        ("", False),
        ("Gesamtschule am See", True),
        ("am liebsten die gesamtschule am see, weil sie nah ist", True),
        ("100001", True),
        ("Realschule oder Gesamtschule am See", True),
        ("am See und nah", True),
        ("Realschule", False),
        ("See", False),  # too short to mean one school
        ("Gymnasium, Realschule", False),
    ],
)
def test_wishes_in_free_text(wishes: str, wished: bool) -> None:
    assert is_wished(wishes, SCHOOL) is wished


def test_a_school_without_a_name_is_not_wished_by_accident() -> None:
    assert not is_wished("Realschule", replace(SCHOOL, name=""))


def test_siblings_at_the_school_come_before_siblings_in_the_town() -> None:
    near = SiblingPlace(name="Lina", school_number="2", school_name="Grundschule Haferkamp", town="Emsdetten")
    here = SiblingPlace(name="Sami", school_number="100001", school_name="Gesamtschule am See", town="Emsdetten")
    assert replace(OFFER, child=ChildFacts(siblings=(near, here))).sibling == here
    assert [replace(OFFER, child=ChildFacts(siblings=found)).sibling_gap for found in ((here,), (near,), ())] == [
        0,
        1,
        2,
    ]


def test_a_sibling_in_no_known_town_is_near_to_nothing() -> None:
    nowhere = SiblingPlace(name="Lina", school_number="2", school_name="Schule")
    offer = replace(OFFER, child=ChildFacts(siblings=(nowhere,)), school=replace(SCHOOL, town=""))
    assert offer.sibling is None
