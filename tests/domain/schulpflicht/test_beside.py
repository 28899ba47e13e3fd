"""The questions beside the Schulpflicht: who is asked them, on which day they turn, and on which norms they rest."""

from datetime import date
from typing import Any

import pytest

from kiberatung.domain.errors import DomainError
from kiberatung.domain.schulpflicht.beside.answers import asked_for, side_questions
from kiberatung.domain.schulpflicht.beside.question import FactsBeside, SideAnswer, SideQuestion, Topic
from kiberatung.domain.schulpflicht.beside.youth import fit_fuer_mehr_entries
from kiberatung.domain.schulpflicht.facts import ResidenceStatus, SuspensionKind
from kiberatung.domain.schulpflicht.law_text import parse_law, profile_of, read_law_text
from kiberatung.domain.schulpflicht.parameters import LawProfile
from tests.domain.schulpflicht.conftest import CHILD, LAW_FILE, TODAY

CHECK, DUE, SETTLED, POSSIBLE = SideAnswer.CHECK, SideAnswer.DUE, SideAnswer.SETTLED, SideAnswer.POSSIBLE
SEVENTEEN = date(2009, 5, 5)
ADULT = date(2006, 3, 3)


def answers(
    law: LawProfile, on: date = TODAY, beside: FactsBeside | None = None, **facts: Any
) -> dict[Topic, SideQuestion]:
    return {one.topic: one for one in side_questions(CHILD._replace(**facts), law, on, beside)}


def law_with_draft() -> LawProfile:
    shipped = read_law_text(LAW_FILE.read_text(encoding="utf-8"))
    draft = read_law_text((LAW_FILE.parent / "18-schraeg.json").read_text(encoding="utf-8"), [shipped])
    return profile_of([shipped, draft])


@pytest.mark.parametrize(
    ("born", "on", "day"),
    [
        (date(2020, 10, 1), date(2026, 7, 31), date(2026, 8, 1)),
        (date(2020, 10, 1), date(2027, 7, 31), date(2026, 8, 1)),
        (date(2020, 10, 1), date(2025, 8, 1), date(2026, 8, 1)),
        (date(2020, 10, 1), date(2025, 7, 31), None),
        (date(2020, 10, 1), date(2027, 8, 1), None),
    ],
)
def test_early_entry_is_open_in_the_two_school_years_before(
    law: LawProfile, born: date, on: date, day: date | None
) -> None:
    found = answers(law, on, date_of_birth=born).get(Topic.EARLY_ENTRY)
    assert (found.day if found else None) == day


@pytest.mark.parametrize(
    ("on", "words"),
    [(date(2026, 7, 31), "schon ab dem 01.08.2026"), (date(2026, 8, 1), "schon im laufenden Schuljahr")],
)
def test_early_entry_names_no_day_that_has_passed(law: LawProfile, on: date, words: str) -> None:
    assert words in answers(law, on, date_of_birth=date(2020, 10, 1))[Topic.EARLY_ENTRY].sentences[0]


def test_early_entry_that_is_decided_is_told_and_excludes_deferral(law: LawProfile) -> None:
    found = answers(law, date_of_birth=date(2020, 10, 5), early_admission_on=date(2026, 8, 1))
    assert (found[Topic.EARLY_ENTRY].answer, found[Topic.EARLY_ENTRY].day) == (SETTLED, date(2026, 8, 1))
    assert Topic.DEFERRAL not in found


@pytest.mark.parametrize(("year", "is_open"), [(2018, False), (2019, False), (2020, True), (2021, True), (2022, False)])
def test_deferral_is_open_in_the_first_school_year_and_the_one_before(
    law: LawProfile, year: int, is_open: bool
) -> None:
    found = answers(law, date_of_birth=date(year, 5, 5)).get(Topic.DEFERRAL)
    assert (found is not None) is is_open
    if found is not None:
        assert "Fehlendes Deutsch ist kein Grund für eine Zurückstellung." in found.sentences


def test_a_deferred_child_begins_a_year_later_and_cannot_enter_early(law: LawProfile) -> None:
    found = answers(law, date_of_birth=date(2020, 5, 5), deferred=True)
    assert (found[Topic.DEFERRAL].answer, found[Topic.DEFERRAL].day) == (SETTLED, date(2027, 8, 1))
    assert Topic.EARLY_ENTRY not in found


@pytest.mark.parametrize(
    ("year", "sentence"), [(2020, None), (2021, "Herbst 2026"), (2023, "Herbst 2028"), (2024, None)]
)
def test_registration_is_in_autumn_of_the_year_before(law: LawProfile, year: int, sentence: str | None) -> None:
    found = answers(law, date_of_birth=date(year, 5, 5)).get(Topic.REGISTRATION)
    assert (found is None) is (sentence is None)
    if found is not None and sentence is not None:
        assert sentence in found.sentences[0]
        assert len(found.sentences) == 1


def test_under_the_draft_registration_is_in_spring_with_an_abc_class_and_both_say_so() -> None:
    found = answers(law_with_draft(), date_of_birth=date(2023, 5, 5))
    assert "Frühjahr 2028" in found[Topic.REGISTRATION].sentences[0]
    assert "Schuljahr 2028/29" in found[Topic.ABC_CLASSES].sentences[0]
    for topic in (Topic.REGISTRATION, Topic.ABC_CLASSES):
        assert "Entwurf" in found[topic].sentences[-1]
        assert any(norm.is_draft for norm in found[topic].norms)


@pytest.mark.parametrize(
    ("on", "is_asked"),
    [
        (date(2026, 7, 31), False),  # more than three school years before the first
        (date(2026, 8, 1), True),
        (date(2029, 7, 31), True),
        (date(2029, 8, 1), False),  # the first school year has begun
    ],
)
def test_abc_classes_are_a_question_from_three_years_before_entry_until_it(on: date, is_asked: bool) -> None:
    found = answers(law_with_draft(), on, date_of_birth=date(2023, 5, 5), resident_since=date(2026, 7, 1))
    assert (Topic.ABC_CLASSES in found) is is_asked


@pytest.mark.parametrize(
    ("born", "is_asked"), [(date(2022, 9, 30), False), (date(2022, 10, 1), True)]
)  # schulpflichtig from 1 August 2029 on
def test_abc_classes_begin_with_who_is_schulpflichtig_from_2029(born: date, is_asked: bool) -> None:
    assert (Topic.ABC_CLASSES in answers(law_with_draft(), date_of_birth=born)) is is_asked


def test_the_law_in_force_knows_no_abc_classes(law: LawProfile) -> None:
    for year in range(2014, 2026):
        assert Topic.ABC_CLASSES not in answers(law, date_of_birth=date(year, 5, 5))


@pytest.mark.parametrize(
    ("facts", "answer", "words"),
    [
        ({}, None, ""),
        ({"date_of_birth": SEVENTEEN}, POSSIBLE, "Mutterschutz"),
        ({"date_of_birth": SEVENTEEN, "suspension": SuspensionKind.LANGUAGE_COURSE}, SETTLED, "anerkannte Kurs"),
        ({"date_of_birth": SEVENTEEN, "suspension": SuspensionKind.MATERNITY}, SETTLED, "Der Grund ist nachzuweisen"),
        (
            {
                "date_of_birth": SEVENTEEN,
                "suspension": SuspensionKind.LANGUAGE_COURSE,
                "residence_status": ResidenceStatus.GERMAN,
            },
            CHECK,
            "Ausländerstatus",
        ),
        ({"date_of_birth": ADULT}, None, ""),
    ],
)
def test_suspension(law: LawProfile, facts: dict[str, Any], answer: SideAnswer | None, words: str) -> None:
    found = answers(law, **facts).get(Topic.SUSPENSION)
    assert (found.answer if found else None) is answer
    assert found is None or words in " ".join(found.sentences)


@pytest.mark.parametrize(
    ("facts", "answer", "words", "day"),
    [
        ({"date_of_birth": date(2011, 11, 3)}, None, "", None),
        ({"date_of_birth": date(2011, 11, 2)}, POSSIBLE, "Wer bis zum 01.11.2032", date(2032, 11, 1)),
        ({"date_of_birth": date(2005, 11, 3)}, POSSIBLE, "Wer bis zum 02.11.2026", TODAY),
        ({"date_of_birth": date(2005, 11, 2)}, POSSIBLE, "ein Recht auf die Berufsschule", None),
        (
            {"date_of_birth": date(2005, 11, 2), "apprenticeship_from": date(2026, 11, 2)},
            POSSIBLE,
            "ein Recht auf die Berufsschule",
            None,
        ),
        ({"date_of_birth": SEVENTEEN, "apprenticeship_from": date(2026, 8, 1)}, CHECK, "Ihr Ende fehlt", None),
        (
            {
                "date_of_birth": date(2005, 11, 2),
                "apprenticeship_from": date(2026, 11, 1),
                "apprenticeship_until": date(2029, 7, 31),
            },
            SETTLED,
            "am 31.07.2029",
            date(2029, 7, 31),
        ),
    ],
)
def test_apprenticeship(
    law: LawProfile, facts: dict[str, Any], answer: SideAnswer | None, words: str, day: date | None
) -> None:
    found = answers(law, **facts).get(Topic.APPRENTICESHIP)
    assert (found.answer if found else None) is answer
    if found is not None:
        assert words in found.sentences[0]
        assert found.day == day


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        ({}, None),
        ({"date_of_birth": SEVENTEEN}, CHECK),
        ({"date_of_birth": date(2010, 10, 1)}, CHECK),
        ({"date_of_birth": SEVENTEEN, "sek2_completed_on": date(2026, 6, 30)}, SETTLED),
        ({"date_of_birth": date(2010, 10, 1), "sek2_completed_on": date(2026, 6, 30)}, CHECK),  # full time goes on
        ({"date_of_birth": date(2009, 12, 1), "sek2_completed_on": date(2026, 10, 30)}, SETTLED),
    ],
)
def test_release(law: LawProfile, facts: dict[str, Any], answer: SideAnswer | None) -> None:
    found = answers(law, **facts).get(Topic.RELEASE)
    assert (found.answer if found else None) is answer


@pytest.mark.parametrize(
    ("on", "day", "until"),
    [
        (date(2026, 10, 31), date(2026, 11, 1), date(2027, 7, 31)),
        (date(2026, 11, 1), date(2026, 11, 1), date(2027, 7, 31)),
        (date(2026, 11, 2), date(2027, 2, 1), date(2027, 7, 31)),
        (date(2027, 2, 2), date(2027, 5, 1), date(2027, 7, 31)),
    ],
)
def test_fit_fuer_mehr_for_the_schulpflichtig_ends_with_the_school_year(
    law: LawProfile, on: date, day: date, until: date
) -> None:
    facts = CHILD._replace(date_of_birth=SEVENTEEN, resident_since=date(2026, 10, 1))
    found = answers(law, on, date_of_birth=SEVENTEEN, resident_since=date(2026, 10, 1))[Topic.FIT_FUER_MEHR]
    assert found.day == day
    assert fit_fuer_mehr_entries(asked_for(facts, law, on))[0].until == until
    assert "gibt keinen Abschluss" in found.sentences[0]


def test_who_is_no_longer_schulpflichtig_may_claim_a_place_and_stays_to_the_end_of_the_next_year(
    law: LawProfile,
) -> None:
    facts = CHILD._replace(date_of_birth=ADULT)
    entries = fit_fuer_mehr_entries(asked_for(facts, law, date(2026, 10, 1)))
    assert [(entry.day, entry.until) for entry in entries] == [
        (date(2026, 11, 1), date(2028, 7, 31)),
        (date(2027, 2, 1), date(2028, 7, 31)),
        (date(2027, 5, 1), date(2028, 7, 31)),
    ]
    found = answers(law, date_of_birth=ADULT)[Topic.FIT_FUER_MEHR]
    assert "Von 18 bis 25 Jahren besteht ein Anspruch" in found.sentences[0]


@pytest.mark.parametrize(
    ("born", "on", "day"),
    [
        (date(2010, 11, 1), date(2026, 10, 2), date(2026, 11, 1)),  # 16 on the day of entry itself
        (date(2010, 11, 2), date(2026, 10, 2), date(2027, 2, 1)),
        (date(2011, 5, 1), date(2026, 10, 2), date(2027, 5, 1)),
        (date(2001, 2, 2), date(2026, 11, 2), date(2027, 2, 1)),  # still 25 on it
        (date(2000, 11, 2), date(2026, 11, 1), date(2026, 11, 1)),
    ],
)
def test_fit_fuer_mehr_takes_in_from_16_to_25_on_the_day_of_entry(
    law: LawProfile, born: date, on: date, day: date
) -> None:
    assert answers(law, on, date_of_birth=born, resident_since=date(2026, 9, 1))[Topic.FIT_FUER_MEHR].day == day


@pytest.mark.parametrize(
    ("born", "on"),
    [
        (date(2011, 5, 2), date(2026, 10, 2)),  # 16 one day after the last of the three days
        (date(2000, 11, 2), date(2026, 11, 2)),  # 26 today
        (date(2014, 5, 5), date(2026, 11, 2)),
    ],
)
def test_fit_fuer_mehr_is_no_question_before_16_and_from_26(law: LawProfile, born: date, on: date) -> None:
    assert Topic.FIT_FUER_MEHR not in answers(law, on, date_of_birth=born, resident_since=date(2026, 9, 1))


def test_who_turns_26_before_the_next_usual_day_is_told_to_ask_at_once(law: LawProfile) -> None:
    found = answers(law, date_of_birth=date(2001, 2, 1))[Topic.FIT_FUER_MEHR]
    assert found.day is None
    assert "besteht ein Anspruch" in found.sentences[0]
    assert "Fragen Sie sofort" in found.sentences[1]


@pytest.mark.parametrize(
    ("born", "completed_on", "day", "until", "is_claim"),
    [
        (date(2008, 11, 1), date(2026, 10, 31), date(2026, 11, 1), date(2028, 7, 31), True),
        (date(2008, 11, 1), date(2026, 11, 1), date(2026, 11, 1), date(2027, 7, 31), False),  # duty ends that day
        (date(2008, 11, 2), date(2026, 10, 31), date(2027, 2, 1), date(2028, 7, 31), True),  # 17 on 1 November
    ],
)
def test_the_claim_begins_with_18_on_the_first_day_after_the_duty(
    law: LawProfile, born: date, completed_on: date, day: date, until: date, is_claim: bool
) -> None:
    facts = {"date_of_birth": born, "resident_since": date(2024, 9, 1), "sek2_completed_on": completed_on}
    found = answers(law, date(2026, 11, 1), **facts)[Topic.FIT_FUER_MEHR]
    assert (found.day, "besteht ein Anspruch" in found.sentences[0]) == (day, is_claim)
    assert f"dauert dann bis {until:%d.%m.%Y}" in found.sentences[1]


def test_who_is_17_and_free_has_no_claim_yet(law: LawProfile) -> None:
    facts = {"date_of_birth": date(2009, 5, 2), "resident_since": date(2024, 9, 1)}
    free = {**facts, "sek2_completed_on": date(2026, 10, 30)}
    assert Topic.FIT_FUER_MEHR not in answers(law, date(2026, 11, 1), **free)
    assert Topic.FIT_FUER_MEHR in answers(law, date(2026, 11, 1), **facts)


def test_entering_until_31_october_ends_with_that_school_year_and_later_with_the_next() -> None:
    days = '"value": ["11-01", "02-01", "05-01"]'
    text = LAW_FILE.read_text(encoding="utf-8")
    law = parse_law(text.replace(days, '"value": ["08-01", "10-31", "11-01"]'))
    entries = fit_fuer_mehr_entries(asked_for(CHILD._replace(date_of_birth=ADULT), law, date(2026, 8, 1)))
    assert [entry.until for entry in entries] == [date(2027, 7, 31), date(2027, 7, 31), date(2028, 7, 31)]


@pytest.mark.parametrize(("born", "is_open"), [(date(2011, 11, 2), True), (date(2011, 11, 3), False)])
def test_suspension_is_a_question_from_the_fifteenth_birthday(law: LawProfile, born: date, is_open: bool) -> None:
    assert (Topic.SUSPENSION in answers(law, date_of_birth=born)) is is_open


@pytest.mark.parametrize(("until", "is_asked"), [(None, False), (date(2029, 7, 31), False), (date(2026, 12, 31), True)])
def test_an_apprentice_enters_no_full_time_class(law: LawProfile, until: date | None, is_asked: bool) -> None:
    facts = {"apprenticeship_from": date(2026, 8, 1), "apprenticeship_until": until}
    found = answers(law, date(2026, 11, 23), date_of_birth=SEVENTEEN, **facts)
    assert (Topic.FIT_FUER_MEHR in found, Topic.INTERNATIONAL_CLASS in found) == (is_asked, is_asked)


@pytest.mark.parametrize(
    ("born", "on", "day"),
    [
        (date(2011, 8, 1), date(2026, 11, 2), date(2027, 8, 1)),
        (date(2011, 8, 2), date(2026, 11, 2), None),
        (date(2010, 8, 1), date(2026, 8, 1), date(2026, 8, 1)),
        (ADULT, date(2026, 11, 2), None),
    ],
)
def test_the_international_class_begins_on_the_next_first_of_august(
    law: LawProfile, born: date, on: date, day: date | None
) -> None:
    found = answers(law, on, date_of_birth=born, resident_since=date(2026, 7, 1)).get(Topic.INTERNATIONAL_CLASS)
    assert (found.day if found else None) == day
    if found is not None and day is not None:
        assert f"bis 31.07.{day.year + 1}" in found.sentences[1]


@pytest.mark.parametrize(
    ("since", "answer", "day"),
    [
        (date(2024, 11, 2), CHECK, date(2026, 11, 2)),
        (date(2024, 11, 3), POSSIBLE, date(2026, 11, 3)),
        (date(2024, 2, 29), CHECK, date(2026, 3, 1)),
    ],
)
def test_two_years_are_counted_to_the_day(law: LawProfile, since: date, answer: SideAnswer, day: date) -> None:
    found = answers(law, resident_since=since)[Topic.TWO_YEARS_HERE]
    assert (found.answer, found.day) == (answer, day)


def test_two_years_count_from_the_school_when_it_is_known_and_not_for_germans(law: LawProfile) -> None:
    beside = FactsBeside(in_german_school_since=date(2024, 1, 1))
    assert answers(law, beside=beside)[Topic.TWO_YEARS_HERE].day == date(2026, 1, 1)
    assert Topic.TWO_YEARS_HERE not in answers(law, residence_status=ResidenceStatus.GERMAN)
    assert Topic.TWO_YEARS_HERE not in answers(law, date_of_birth=date(2021, 5, 5))
    without_event = {"residence_status": ResidenceStatus.OBLIGED_TO_LEAVE, "in_state_reception": True}
    assert Topic.TWO_YEARS_HERE not in answers(law, **without_event)


@pytest.mark.parametrize(
    ("born", "on", "day"),
    [
        (date(2016, 5, 5), date(2026, 10, 1), date(2026, 10, 1)),
        (date(2016, 5, 5), date(2026, 10, 2), date(2027, 10, 1)),
        (date(2017, 5, 5), date(2026, 10, 1), None),
        (ADULT, date(2026, 10, 1), None),
    ],
)
def test_the_language_exam_is_applied_for_until_the_first_of_october(
    law: LawProfile, born: date, on: date, day: date | None
) -> None:
    found = answers(law, on, date_of_birth=born, resident_since=date(2026, 9, 1)).get(Topic.LANGUAGE_EXAM)
    assert (found.day if found else None) == day


@pytest.mark.parametrize(
    ("born", "beside", "answer"),
    [
        (date(2014, 5, 5), FactsBeside(), DUE),
        (date(2014, 5, 5), FactsBeside(health_check_on=date(2026, 10, 1)), SETTLED),
        (date(2021, 5, 5), FactsBeside(), DUE),
        (date(2022, 5, 5), FactsBeside(), None),
        (ADULT, FactsBeside(), None),
    ],
)
def test_the_health_check(law: LawProfile, born: date, beside: FactsBeside, answer: SideAnswer | None) -> None:
    found = answers(law, beside=beside, date_of_birth=born).get(Topic.HEALTH_CHECK)
    assert (found.answer if found else None) is answer
    if born == date(2021, 5, 5) and found is not None:
        assert "Schuleingangsuntersuchung" in found.sentences[0]


@pytest.mark.parametrize(
    ("born", "proof", "answer", "words"),
    [
        (date(2014, 5, 5), None, DUE, "verhindert die Aufnahme nicht"),
        (date(2014, 5, 5), False, DUE, "verhindert die Aufnahme nicht"),
        (date(2014, 5, 5), True, SETTLED, "nachgewiesen"),
        (date(2021, 5, 5), None, DUE, "nur mit Masernnachweis"),
        (date(2022, 5, 5), None, None, ""),
        (ADULT, None, None, ""),
    ],
)
def test_measles(law: LawProfile, born: date, proof: bool | None, answer: SideAnswer | None, words: str) -> None:
    found = answers(law, beside=FactsBeside(measles_proof=proof), date_of_birth=born).get(Topic.MEASLES)
    assert (found.answer if found else None) is answer
    assert found is None or words in found.sentences[0]


def test_each_answer_names_its_norms_with_their_state(law: LawProfile) -> None:
    for born in (date(2021, 5, 5), date(2014, 5, 5), SEVENTEEN, ADULT):
        for one in answers(law, date_of_birth=born).values():
            assert one.norms
            assert all(norm.state and norm.summary for norm in one.norms)


def test_facts_that_cannot_be_computed_are_refused(law: LawProfile) -> None:
    with pytest.raises(DomainError):
        side_questions(CHILD, law, date(2010, 1, 1))
