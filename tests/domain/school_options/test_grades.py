"""Grades with reasons for and against."""

from datetime import date

from kiberatung.domain.matching.grade import propose_grade
from kiberatung.domain.school_options.grades import grade_options
from kiberatung.domain.school_options.values import CareerFacts
from kiberatung.domain.schulpflicht.answer import Part
from tests.domain.school_options.career import a_child, an_answer, career


def options(facts: CareerFacts) -> dict[int, tuple[tuple[str, ...], tuple[str, ...]]]:
    return {one.key: (one.pros, one.cons) for one in grade_options(facts, propose_grade(facts.child))}


def test_neighbours_of_the_proposal_say_what_speaks_for_and_against() -> None:
    found = options(career(certificate_present=True))
    assert list(found) == [5, 6, 7]
    assert found[6] == (
        (
            "Dort sind Gleichaltrige.",
            "Schließt an die bisherige Schulzeit an.",
            "Ein Zeugnis liegt vor und zeigt der Schule, was gelernt wurde.",
            "Die Vollzeitschulpflicht bis 31.07.2031 reicht von hier bis Jahrgang 10.",
        ),
        (),
    )
    assert "Das Kind wäre 1 Jahr älter als die Klasse." in found[5][1]
    assert "Diese Klasse ist nach der bisherigen Schulzeit schon abgeschlossen." in found[5][1]
    assert "Die Vollzeitschulpflicht bis 31.07.2031 reicht von hier bis Jahrgang 9." in found[5][1]
    assert "Bis zu dieser Klasse fehlt 1 Schuljahr." in found[7][1]
    assert "Das Kind wäre 1 Jahr jünger als die Klasse." in found[7][1]


def test_proposals_are_marked_and_stay_within_their_schulstufe() -> None:
    facts = career(a_child(school_year_number=4, age=9, completed_years=1))
    proposal = propose_grade(facts.child)
    found = grade_options(facts, proposal)
    assert [one.key for one in found] == [1, 2, 3, 4]
    assert [one.key for one in found if one.is_proposed] == sorted(proposal.grades)
    assert "Das Kind wäre 3 Jahre älter als die Klasse." in found[0].cons


def test_unknown_schooling_is_said_and_not_guessed() -> None:
    found = options(career(a_child(completed_years=None), answer=None))
    assert all("Die Schuljahre bisher sind nicht bekannt." in cons for _pros, cons in found.values())


def test_without_a_grade_there_are_no_options() -> None:
    assert options(career(a_child(school_year_number=None))) == {}
    assert options(career(a_child(school_year_number=0))) == {}


def test_sekundarstufe_two_names_age_and_missing_years() -> None:
    found = options(career(a_child(age=16, part=Part.SEK2, school_year_number=11, completed_years=7)))
    pros, cons = found[11]
    assert pros == ("Die Vollzeitschulpflicht ist erfüllt.", "Ab 16 Jahren nimmt die Internationale Förderklasse auf.")
    assert cons == ("Bisher sind 7 Schuljahre abgeschlossen, gerechnet wird mit zehn.",)


def test_when_the_models_disagree_both_ways_stand_there() -> None:
    found = options(career(a_child(age=15, part=Part.CHECK, school_year_number=10, completed_years=10)))
    assert sorted(found) == [9, 10, 11]
    pros, cons = found[11]
    assert pros == ()
    assert cons[0].startswith("Die Zählweisen der Schulpflicht stimmen nicht überein.")
    assert "Die Internationale Förderklasse nimmt erst ab 16 Jahren auf." in cons


def test_a_duty_that_is_over_says_nothing_about_years_left() -> None:
    found = options(career(answer=an_answer(date(2026, 7, 31))))
    assert not any("reicht von hier" in text for pros, cons in found.values() for text in (*pros, *cons))
