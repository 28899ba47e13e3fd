"""Each rule of law on both sides of its boundary."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kiberatung.domain.schulpflicht.answer import Answer, Authority, Part, SchulpflichtAnswer
from kiberatung.domain.schulpflicht.facts import ResidenceStatus, SuspensionKind
from kiberatung.domain.schulpflicht.parameters import LawProfile
from kiberatung.domain.schulpflicht.parts import fitting_grade

Determine = Callable[..., SchulpflichtAnswer]
STATUS = ResidenceStatus


@pytest.mark.parametrize(
    ("born_on", "full_time_until"),
    [(date(2014, 9, 30), date(2030, 7, 31)), (date(2014, 10, 1), date(2031, 7, 31))],
)
def test_r10_the_cut_off_day_itself_is_in_time(determine: Determine, born_on: date, full_time_until: date) -> None:
    assert determine(date_of_birth=born_on).full_time_until == full_time_until


def test_r11_early_admission_begins_on_its_day(determine: Determine) -> None:
    admitted = {"date_of_birth": date(2020, 12, 1), "early_admission_on": date(2026, 9, 1), "resident_since": None}
    before = determine(**admitted, assigned_on=date(2026, 5, 1), reference_date=date(2026, 8, 31))
    after = determine(**admitted, assigned_on=date(2026, 5, 1), reference_date=date(2026, 9, 1))
    assert (before.answer, before.since) == (Answer.NOT_YET, date(2026, 9, 1))
    assert (after.answer, after.since, after.grade) == (Answer.YES, date(2026, 9, 1), 1)
    assert after.full_time_until == date(2036, 7, 31)


def test_r11_early_admission_overrules_deferral(determine: Determine) -> None:
    answer = determine(date_of_birth=date(2020, 12, 1), early_admission_on=date(2026, 8, 1), deferred=True)
    assert answer.full_time_until == date(2036, 7, 31)
    assert any("widersprechen" in hint for hint in answer.hints)


def test_r12_deferral_shifts_begin_and_end_by_a_year(determine: Determine) -> None:
    answer = determine(date_of_birth=date(2020, 6, 1), deferred=True)
    assert (answer.answer, answer.since) == (Answer.NOT_YET, date(2027, 8, 1))
    assert answer.full_time_until == date(2037, 7, 31)


@pytest.mark.parametrize(("reference", "number"), [(2018, 3), (2019, 3), (2020, 4), (2026, 10), (2027, 11)])
def test_r14_the_third_entry_year_is_not_counted(determine: Determine, reference: int, number: int) -> None:
    answer = determine(
        date_of_birth=date(2010, 5, 5),
        reference_date=date(reference, 9, 1),
        resident_since=date(2016, 9, 1),
        third_entry_year=True,
    )
    assert answer.school_year_number == number
    assert answer.full_time_until == date(2027, 7, 31)


@pytest.mark.parametrize(
    ("born_on", "until"),
    [
        (date(2009, 8, 1), date(2027, 7, 31)),
        (date(2009, 8, 2), date(2028, 7, 31)),
        (date(2008, 2, 29), date(2026, 7, 31)),
    ],
)
def test_r17_the_day_before_the_18th_birthday_decides(determine: Determine, born_on: date, until: date) -> None:
    assert determine(date_of_birth=born_on).until == until


def test_the_last_day_still_belongs_to_the_duty(determine: Determine) -> None:
    youth = {"date_of_birth": date(2008, 9, 1), "resident_since": date(2020, 1, 1)}
    last = determine(**youth, reference_date=date(2027, 7, 31))
    over = determine(**youth, reference_date=date(2027, 8, 1))
    assert last.answer is Answer.YES
    assert (over.answer, over.since, over.part, over.authority) == (Answer.NO_LONGER, None, None, None)


def test_full_time_may_end_after_the_18th_year(determine: Determine) -> None:
    late = determine(
        date_of_birth=date(2008, 7, 1), early_admission_on=date(2018, 8, 1), reference_date=date(2027, 1, 1)
    )
    assert late.until == late.full_time_until == date(2028, 7, 31)


@pytest.mark.parametrize(
    ("begun_on", "until"),
    [(date(2028, 5, 4), date(2031, 8, 31)), (date(2028, 5, 5), date(2025, 7, 31))],
)
def test_r18_an_apprenticeship_counts_if_begun_on_c21_at_the_latest(
    determine: Determine, begun_on: date, until: date
) -> None:
    answer = determine(
        date_of_birth=date(2007, 5, 5), apprenticeship_from=begun_on, apprenticeship_until=date(2031, 8, 31)
    )
    assert answer.until == until


def test_r18_a_short_or_endless_apprenticeship_ends_nothing(determine: Determine) -> None:
    youth = {"date_of_birth": date(2009, 12, 1), "apprenticeship_from": date(2026, 8, 1)}
    assert determine(**youth, apprenticeship_until=date(2027, 1, 31)).until == date(2028, 7, 31)
    assert determine(**youth).until == date(2028, 7, 31)


def test_r18_an_end_without_a_begin_is_not_counted_but_said(determine: Determine) -> None:
    answer = determine(date_of_birth=date(2009, 12, 1), apprenticeship_until=date(2030, 1, 31))
    assert answer.until == date(2028, 7, 31)
    assert "Der Beginn der Ausbildung fehlt. Ihr Ende ist deshalb nicht berücksichtigt." in answer.hints


@pytest.mark.parametrize(
    ("completed_on", "until"),
    [
        (date(2026, 7, 30), date(2028, 7, 31)),
        (date(2026, 7, 31), date(2026, 7, 31)),
        (date(2027, 6, 30), date(2027, 6, 30)),
        (date(2029, 6, 30), date(2028, 7, 31)),
    ],
)
def test_r19_a_completed_course_never_ends_the_full_time_duty(
    determine: Determine, completed_on: date, until: date
) -> None:
    answer = determine(date_of_birth=date(2009, 12, 1), sek2_completed_on=completed_on)
    assert (answer.full_time_until, answer.until) == (date(2026, 7, 31), until)


def test_r19_is_applied_after_the_apprenticeship(determine: Determine) -> None:
    answer = determine(
        date_of_birth=date(2007, 12, 1),
        apprenticeship_from=date(2026, 8, 1),
        apprenticeship_until=date(2029, 7, 31),
        sek2_completed_on=date(2027, 6, 30),
    )
    assert answer.until == date(2027, 6, 30)


ALONE_WITH_APPLICATION = {"residence_status": STATUS.UNACCOMPANIED, "asylum_application": True}
EARLIER, LATER = date(2026, 9, 1), date(2026, 10, 1)


@pytest.mark.parametrize(
    ("facts", "since"),
    [
        ({"residence_status": STATUS.ASYLUM, "assigned_on": LATER}, LATER),
        ({"residence_status": STATUS.UNACCOMPANIED, "asylum_application": True, "assigned_on": LATER}, LATER),
        ({"residence_status": STATUS.UNACCOMPANIED, "asylum_application": False, "assigned_on": LATER}, EARLIER),
        ({"residence_status": STATUS.UNACCOMPANIED, "assigned_on": LATER}, EARLIER),
        ({"residence_status": STATUS.TEMPORARY_PROTECTION, "assigned_on": LATER}, LATER),
        ({"residence_status": STATUS.TEMPORARY_PROTECTION, "assigned_on": LATER, "in_state_reception": True}, LATER),
        ({"residence_status": STATUS.TEMPORARY_PROTECTION}, EARLIER),
        ({"residence_status": STATUS.TEMPORARY_PROTECTION, "in_state_reception": False}, EARLIER),
        ({"residence_status": STATUS.OBLIGED_TO_LEAVE, "assigned_on": LATER}, LATER),
        ({"residence_status": STATUS.OBLIGED_TO_LEAVE}, EARLIER),
        ({"residence_status": STATUS.THIRD_COUNTRY, "assigned_on": LATER}, EARLIER),
        ({"residence_status": STATUS.THIRD_COUNTRY, "in_state_reception": True}, EARLIER),
        ({"residence_status": STATUS.EU, "resident_since": None, "assigned_on": LATER}, LATER),
        ({"residence_status": STATUS.GERMAN}, EARLIER),
        ({"residence_status": STATUS.UNDETERMINED, "assigned_on": LATER}, EARLIER),
    ],
)
def test_trigger_by_residence_status(determine: Determine, facts: dict[str, Any], since: date) -> None:
    answer = determine(**{"resident_since": EARLIER, **facts})
    assert (answer.answer, answer.since) == (Answer.YES, since)


@pytest.mark.parametrize(
    ("facts", "expected", "missing"),
    [
        ({"residence_status": STATUS.ASYLUM, "in_state_reception": True}, Answer.NO, ()),
        ({"residence_status": STATUS.ASYLUM}, Answer.MISSING_FACT, ("assigned_on",)),
        (
            {"residence_status": STATUS.UNACCOMPANIED, "asylum_application": True, "in_state_reception": True},
            Answer.NO,
            (),
        ),
        ({"residence_status": STATUS.UNACCOMPANIED, "asylum_application": True}, Answer.MISSING_FACT, ("assigned_on",)),
        ({"residence_status": STATUS.TEMPORARY_PROTECTION, "in_state_reception": True}, Answer.NO, ()),
        ({"residence_status": STATUS.OBLIGED_TO_LEAVE, "in_state_reception": True}, Answer.CHECK, ()),
    ],
)
def test_residence_alone_is_no_trigger(
    determine: Determine, facts: dict[str, Any], expected: Answer, missing: tuple[str, ...]
) -> None:
    answer = determine(**{"resident_since": EARLIER, **facts})
    assert (answer.answer, answer.since, answer.missing) == (expected, None, missing)


@pytest.mark.parametrize("status", [STATUS.EU, STATUS.GERMAN, STATUS.UNACCOMPANIED, STATUS.UNDETERMINED])
def test_no_trigger_at_all_asks_for_the_residence_even_in_reception(determine: Determine, status: STATUS) -> None:
    answer = determine(residence_status=status, resident_since=None, in_state_reception=True)
    assert (answer.answer, answer.missing) == (Answer.MISSING_FACT, ("resident_since",))
    assert answer.ask


def test_a_trigger_in_the_future_is_not_yet(determine: Determine) -> None:
    answer = determine(resident_since=date(2026, 12, 1))
    assert (answer.answer, answer.since, answer.part) == (Answer.NOT_YET, date(2026, 12, 1), None)


def test_age_comes_before_the_question_for_the_trigger(determine: Determine) -> None:
    answer = determine(date_of_birth=date(2022, 1, 2), resident_since=None)
    assert (answer.answer, answer.since) == (Answer.NOT_YET, None)
    assert answer.school_year_number == 0


def test_a_trigger_after_the_end_of_duty_is_said_to_come_too_late(determine: Determine) -> None:
    answer = determine(date_of_birth=date(2008, 9, 9), resident_since=date(2028, 1, 1))
    assert (answer.answer, answer.since) == (Answer.NOT_YET, date(2028, 1, 1))
    assert any("schon beendet" in reason for reason in answer.reasons)


@pytest.mark.parametrize(
    ("arrived_on", "expected"), [(date(2026, 11, 9), Answer.YES), (date(2026, 11, 10), Answer.CHECK)]
)
def test_arrival_after_c18_is_to_be_checked(determine: Determine, arrived_on: date, expected: Answer) -> None:
    facts = {"date_of_birth": date(2008, 11, 10), "reference_date": date(2026, 11, 18), "resident_since": arrived_on}
    assert determine(**facts).answer is expected
    assert determine(**facts, apprenticeship_from=date(2029, 11, 9)).answer is Answer.YES
    assert determine(**facts, apprenticeship_from=date(2029, 11, 10)).answer is expected


def test_a_late_arrival_is_checked_before_it_is_suspended(determine: Determine) -> None:
    facts = {"date_of_birth": date(2008, 11, 1), "suspension": SuspensionKind.MATERNITY}
    assert determine(**facts, resident_since=date(2026, 11, 1)).answer is Answer.CHECK
    assert determine(**facts, resident_since=date(2026, 10, 31)).answer is Answer.SUSPENDED


@pytest.mark.parametrize("kind", list(SuspensionKind))
def test_r20_every_ground_suspends_and_is_named(determine: Determine, kind: SuspensionKind) -> None:
    answer = determine(date_of_birth=date(2010, 5, 5), suspension=kind)
    assert (answer.answer, answer.authority) == (Answer.SUSPENDED, Authority.BEZIRKSREGIERUNG)
    assert any(norm.norm.startswith("§\u00a040") for norm in answer.norms)


@pytest.mark.parametrize(
    ("reference", "years", "part", "grade", "authority"),
    [
        (date(2026, 5, 4), 9, Part.FULL_TIME, 10, Authority.SCHULAMT),
        (date(2026, 5, 4), 10, Part.CHECK, 10, Authority.BOTH),
        (date(2026, 5, 5), None, Part.CHECK, 10, Authority.BOTH),
        (date(2026, 8, 1), None, Part.SEK2, None, Authority.BEZIRKSREGIERUNG),
        (date(2026, 8, 1), 10, Part.SEK2, None, Authority.BEZIRKSREGIERUNG),
        (date(2026, 8, 1), 9, Part.CHECK, 10, Authority.BOTH),
    ],
)
def test_the_part_is_certain_only_when_the_models_agree(
    determine: Determine, reference: date, years: int | None, part: Part, grade: int | None, authority: Authority
) -> None:
    answer = determine(
        date_of_birth=date(2010, 5, 5), reference_date=reference, resident_since=reference, years_of_schooling=years
    )
    assert (answer.part, answer.grade, answer.authority) == (part, grade, authority)


def test_no_grade_lies_before_the_first(law: LawProfile) -> None:
    """No answer asks for it; the rule says so all the same."""
    assert fitting_grade(0, Part.FULL_TIME, law.versions[0]) == 1
