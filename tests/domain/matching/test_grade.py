"""Which grade is proposed, and when a second one stands beside it."""

import pytest

from kiberatung.domain.matching.grade import grade_by_schooling, propose_grade
from kiberatung.domain.matching.values import SEK2_GRADE, ChildFacts
from kiberatung.domain.schulpflicht.answer import Part


@pytest.mark.parametrize(
    ("number", "completed", "last_grade", "expected"),
    [
        (1, None, None, (1, None)),
        (6, 5, None, (6, None)),
        (6, 5, 5, (6, None)),
        (6, 4, None, (6, None)),  # one grade apart is ordinary
        (6, 6, None, (6, None)),
        (7, 4, None, (7, 5)),
        (8, 3, None, (8, 5)),  # schooling says 4, Sekundarstufe I begins with 5
        (9, 0, None, (9, 5)),
        (5, 2, None, (5, None)),  # 5 is the lowest already
        (4, 1, None, (4, 2)),
        (3, 5, None, (3, 4)),  # ahead, but the Grundschule ends with 4
        (4, 6, None, (4, None)),
        (6, 9, None, (6, 10)),
        (7, 6, 3, (7, 5)),  # years repeated: the last grade counts
        (7, 3, 6, (7, 5)),  # grade left unfinished: the years count
        (7, None, 6, (7, None)),
        (7, None, 4, (7, 5)),
    ],
)
def test_grade_by_age_beside_schooling(
    number: int, completed: int | None, last_grade: int | None, expected: tuple[int, int | None]
) -> None:
    child = ChildFacts(school_year_number=number, part=Part.FULL_TIME, completed_years=completed, last_grade=last_grade)
    proposal = propose_grade(child)
    assert (proposal.grade, proposal.alternative) == expected
    assert proposal.reasons[0].startswith(f"Nach dem Alter Jahrgang {number}")


def test_both_grades_are_explained() -> None:
    proposal = propose_grade(ChildFacts(school_year_number=8, part=Part.FULL_TIME, completed_years=3))
    assert proposal.reasons == (
        "Nach dem Alter Jahrgang 8: Es ist das 8. Schuljahr seit Beginn der Schulpflicht.",
        "Bisher sind 3 Schuljahre abgeschlossen. Danach wäre es Jahrgang 4.",
        "In dieser Schulstufe ist Jahrgang 5 der niedrigste.",
    )
    assert proposal.grades == (8, 5)


def test_the_highest_grade_of_the_stage_is_named() -> None:
    proposal = propose_grade(ChildFacts(school_year_number=3, part=Part.FULL_TIME, completed_years=5))
    assert proposal.reasons[-1] == "In dieser Schulstufe ist Jahrgang 4 der höchste."


def test_one_year_of_schooling_reads_as_one() -> None:
    proposal = propose_grade(ChildFacts(school_year_number=4, part=Part.FULL_TIME, completed_years=1))
    assert proposal.reasons[1] == "Bisher ist 1 Schuljahr abgeschlossen. Danach wäre es Jahrgang 2."


def test_only_the_last_grade_is_known() -> None:
    proposal = propose_grade(ChildFacts(school_year_number=7, part=Part.FULL_TIME, last_grade=4))
    assert proposal.reasons[1] == "Zuletzt besucht: Jahrgang 4. Danach wäre es Jahrgang 5."


def test_unknown_schooling_is_said() -> None:
    proposal = propose_grade(ChildFacts(school_year_number=7, part=Part.FULL_TIME))
    assert proposal.reasons[-1] == "Die Schuljahre bisher sind nicht bekannt."


@pytest.mark.parametrize(("age", "word"), [(17, "Mit 17 Jahren"), (None, "Die Vollzeitschulpflicht ist erfüllt")])
def test_sekundarstufe_2_has_no_single_grade(age: int | None, word: str) -> None:
    proposal = propose_grade(ChildFacts(age=age, school_year_number=12, part=Part.SEK2, completed_years=4))
    assert (proposal.grade, proposal.alternative) == (SEK2_GRADE, None)
    assert proposal.reasons[0].startswith(word)


@pytest.mark.parametrize(("number", "completed", "grade"), [(10, 9, 10), (11, 3, 10), (9, 10, 9), (10, None, 10)])
def test_disagreeing_counts_show_both_ways(number: int, completed: int | None, grade: int) -> None:
    proposal = propose_grade(ChildFacts(school_year_number=number, part=Part.CHECK, completed_years=completed))
    assert (proposal.grade, proposal.alternative) == (grade, SEK2_GRADE)
    assert any("Schulaufsicht entscheidet" in reason for reason in proposal.reasons)


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (None, "Ohne Geburtsdatum lässt sich kein Jahrgang vorschlagen."),
        (0, "Das Kind ist noch nicht im Schulalter."),
    ],
)
def test_no_grade_without_age_or_before_school(number: int | None, reason: str) -> None:
    proposal = propose_grade(ChildFacts(school_year_number=number, completed_years=2))
    assert (proposal.grades, proposal.reasons) == ((), (reason,))


def test_schooling_alone_gives_the_next_grade() -> None:
    assert grade_by_schooling(ChildFacts(completed_years=0)) == 1
    assert grade_by_schooling(ChildFacts()) is None
