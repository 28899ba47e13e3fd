"""Schulformen, chances, and the next steps of the very young and the young adults."""

from datetime import date
from typing import Any

import pytest

from kiberatung.domain.children import GermanLevel
from kiberatung.domain.recommendations import Chance, NextStep
from kiberatung.domain.school_options.chances import chance_name, chance_options, next_application_day
from kiberatung.domain.school_options.next_steps import first_school_day, next_steps, step_name, step_question
from kiberatung.domain.school_options.schulformen import schulform_name, schulform_options
from kiberatung.domain.school_options.values import CareerFacts, Option
from kiberatung.domain.schools import GermanSupport
from kiberatung.domain.schulpflicht.answer import Answer, Part
from tests.domain.school_options.career import a_child, an_answer, career

IFK, NONE = GermanSupport.INTERNATIONALE_FOERDERKLASSE, GermanSupport.NONE


@pytest.mark.parametrize(
    ("grade", "forms"),
    [(2, ["G"]), (6, ["H", "R", "SK", "GE", "GY"]), (11, ["GE", "GY", "BK"]), (None, [])],
)
def test_only_forms_that_have_the_grade(grade: int | None, forms: list[str]) -> None:
    assert [one.key for one in schulform_options(career(), grade)] == forms


def test_wish_siblings_and_places_speak_for_a_form() -> None:
    facts = career(a_child(wished_schulform="GE"), schools_by_form={"GE": 2, "R": 1}, sibling_forms=frozenset({"R"}))
    found = {one.key: one for one in schulform_options(facts, 6)}
    assert found["GE"].pros[:2] == ("Die Familie wünscht diese Schulform.", "2 mögliche Schulen für diese Wahl.")
    assert found["R"].pros[0] == "Ein Geschwisterkind besucht diese Schulform."
    assert found["H"].cons == ("Zurzeit ist keine mögliche Schule dieser Form bekannt.",)
    assert not any(one.is_proposed for one in found.values())


@pytest.mark.parametrize(
    ("years", "english", "pro", "con"),
    [
        (5, True, "Die bisherige Schulzeit reicht an diese Klasse heran.", ""),
        (3, False, "", "Bis zu dieser Klasse fehlen 2 Schuljahre."),
        (None, False, "", "Die Klasse lernt schon Fremdsprachen; die Sprachprüfung kann eine ersetzen."),
        (5, True, "Englisch hat das Kind schon gelernt.", ""),
    ],
)
def test_learning_so_far_speaks_at_the_gymnasium(years: int | None, english: bool, pro: str, con: str) -> None:
    facts = career(a_child(completed_years=years), learns_english=english)
    found = next(one for one in schulform_options(facts, 6) if one.key == "GY")
    assert not pro or pro in found.pros
    assert not con or con in found.cons


def test_forms_have_names_and_unknown_keys_stay() -> None:
    assert (schulform_name("SK"), schulform_name("FW")) == ("Sekundarschule", "FW")


def chances(facts: CareerFacts, grade: int) -> dict[Chance, Option[Chance]]:
    return {one.key: one for one in chance_options(facts, grade)}


def test_lessons_in_the_family_language_depend_on_it() -> None:
    found = chances(career(family_languages=("Ukrainisch",)), 3)[Chance.HSU]
    assert found.is_proposed
    assert found.pros == ("Zu Hause wird Ukrainisch gesprochen.",)
    assert chances(career(), 3)[Chance.HSU].cons[0] == "Die Sprache zu Hause ist nicht eingetragen."
    german = chances(career(speaks_german_at_home=True), 3)[Chance.HSU]
    assert (german.is_proposed, german.cons[0]) == (False, "Zu Hause wird nur Deutsch gesprochen.")


@pytest.mark.parametrize(
    ("grade", "since", "is_proposed"),
    [(8, None, True), (5, None, False), (3, None, False), (8, date(2023, 9, 1), False), (8, date(2026, 9, 1), True)],
)
def test_the_language_examination_is_for_those_who_missed_the_first_years(
    grade: int,
    since: date | None,
    is_proposed: bool,
) -> None:
    facts = career(a_child(school_year_number=grade), german_school_since=since, arrived_on=date(2026, 8, 1))
    found = chances(facts, grade)[Chance.SPRACHPRUEFUNG]
    assert found.is_proposed is is_proposed
    assert not any("Einreisedatum" in text for text in found.cons)


def test_the_application_needs_the_day_of_arrival() -> None:
    found = chances(career(), 8)[Chance.SPRACHPRUEFUNG]
    assert "Das Einreisedatum fehlt; der Antrag braucht es." in found.cons
    assert "Antrag über die Schule bis 01.10.2027; die Bezirksregierung nennt ihren Tag." in found.pros


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2026, 10, 1), date(2026, 10, 1)),
        (date(2026, 10, 2), date(2027, 10, 1)),
        (date(2027, 1, 1), date(2027, 10, 1)),
    ],
)
def test_next_day_of_application(today: date, day: date) -> None:
    assert next_application_day(today) == day


def test_without_a_grade_there_are_no_chances() -> None:
    assert chance_options(career(), None) == ()
    assert chance_name(Chance.HSU) == "Herkunftssprachlicher Unterricht"


def steps(facts: CareerFacts, support: GermanSupport = NONE) -> dict[NextStep, Option[NextStep]]:
    return {one.key: one for one in next_steps(facts, support)}


def small(first_year: int, **changed: Any) -> CareerFacts:
    child = a_child(age=changed.pop("age", 4), school_year_number=0, part=None, completed_years=None)
    return career(child, answer=an_answer(date(first_year + 10, 7, 31), Answer.NOT_YET), **changed)


@pytest.mark.parametrize(
    ("first_year", "proposed"),
    [(2027, NextStep.SCHOOL_REGISTRATION), (2028, NextStep.LANGUAGE_TEST), (2029, NextStep.KITA)],
)
def test_what_comes_next_before_school(first_year: int, proposed: NextStep) -> None:
    found = steps(small(first_year, kindergarten_months=0))
    assert list(found) == [
        NextStep.LANGUAGE_TEST, NextStep.KITA, NextStep.SCHOOL_REGISTRATION, NextStep.EARLY_ADMISSION
    ]  # fmt: skip
    assert [step for step, one in found.items() if one.is_proposed] == [proposed]
    assert first_school_day(small(first_year)) == date(first_year, 8, 1)


def test_a_child_in_a_kita_needs_no_other_place() -> None:
    found = steps(small(2028, kindergarten_months=8))
    assert found[NextStep.KITA].cons == ("Ein Kita-Besuch ist schon eingetragen.",)
    assert found[NextStep.LANGUAGE_TEST].cons[0] == "Das Kind besucht eine Kita; dort wird Deutsch beobachtet."


@pytest.mark.parametrize("months", [8, None])
def test_with_a_kita_or_without_knowing_of_one_nothing_is_proposed_before_the_registration(months: int | None) -> None:
    for first_year in (2028, 2029):
        assert not any(one.is_proposed for one in steps(small(first_year, kindergarten_months=months)).values())
    found = steps(small(2027, kindergarten_months=months))
    assert found[NextStep.SCHOOL_REGISTRATION].is_proposed


def test_unknown_kita_and_unknown_birth_are_said() -> None:
    found = steps(career(a_child(age=4, school_year_number=0, part=None), answer=None))
    assert "Ob das Kind eine Kita besucht, ist nicht eingetragen." in found[NextStep.LANGUAGE_TEST].cons
    assert found[NextStep.SCHOOL_REGISTRATION].cons == ("Ohne Geburtsdatum steht der Schulbeginn nicht fest.",)
    assert steps(career(a_child(age=2, school_year_number=0, part=None))) == {}


def test_early_entry_is_for_five_year_olds() -> None:
    con = "Vorzeitig eingeschult wird meist mit fünf Jahren."
    assert con in steps(small(2028))[NextStep.EARLY_ADMISSION].cons
    assert con not in steps(small(2027, age=5))[NextStep.EARLY_ADMISSION].cons


def young(age: int = 17, **changed: Any) -> CareerFacts:
    child = a_child(age=age, part=Part.SEK2, school_year_number=11, **changed.pop("child", {}))
    return career(child, **changed)


def test_ways_from_sixteen_on() -> None:
    found = steps(young(), IFK)
    assert next(iter(found)) is NextStep.IFK
    assert [step for step, one in found.items() if one.is_proposed] == [NextStep.IFK]
    assert "Nächster üblicher Aufnahmetag: 01.02.2027, örtlich verschieden." in found[NextStep.FIT_FUER_MEHR].pros
    assert found[NextStep.WEITERBILDUNGSKOLLEG].cons == ("Für Erwachsene.",)
    fit = steps(young(), GermanSupport.FIT_FUER_MEHR)
    assert fit[NextStep.FIT_FUER_MEHR].is_proposed


def test_good_german_and_long_schooling_lead_to_the_oberstufe() -> None:
    child = {"german_level": GermanLevel.B2, "completed_years": 10}
    found = steps(young(child=child, certificate_present=True))[NextStep.OBERSTUFE]
    assert found.is_proposed
    assert len(found.pros) == 3
    assert steps(young(child={"german_level": GermanLevel.B2}))[NextStep.APPRENTICESHIP].cons == ()
    short = steps(young(child={"completed_years": None}))[NextStep.OBERSTUFE]
    assert "Die Schuljahre bisher sind nicht bekannt." in short.cons


def test_after_the_duty_there_are_rights() -> None:
    over = an_answer(answer=Answer.NO_LONGER)
    found = steps(young(22, answer=over, german_school_since=date(2025, 9, 1)))
    assert "Von 18 bis 25 Jahren besteht ein Recht auf Aufnahme." in found[NextStep.FIT_FUER_MEHR].pros
    assert "Die Schulpflicht ist vorbei. Fragen Sie die Bezirksregierung." in found[NextStep.IFK].cons
    assert found[NextStep.APPRENTICESHIP].cons[0].startswith("Ab 21 Jahren")
    assert found[NextStep.LANGUAGE_COURSE].cons == ()
    assert steps(young(26)) == {}
    assert steps(career(a_child(age=16, part=Part.FULL_TIME))) == {}


def test_every_step_has_a_name() -> None:
    assert all(step_name(step) for step in NextStep)


@pytest.mark.parametrize(
    ("facts", "asked"),
    [
        (small(2028), True),
        (small(2028, kindergarten_months=0), False),
        (small(2028, kindergarten_months=8), False),
        (small(2027), False),
        (career(), False),
    ],
)
def test_an_unknown_kita_is_asked_for_while_no_step_is_proposed(facts: CareerFacts, asked: bool) -> None:
    assert bool(step_question(facts)) is asked
