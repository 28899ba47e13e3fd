"""What holds for every child, whatever the facts."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kiberatung.domain.schulpflicht.answer import Answer
from kiberatung.domain.schulpflicht.determination import determine_schulpflicht
from kiberatung.domain.schulpflicht.facts import ResidenceStatus, SchulpflichtFacts, SuspensionKind
from kiberatung.domain.schulpflicht.parameters import LawProfile
from kiberatung.domain.schulpflicht.what_changes import what_would_change

BIRTHDAYS = st.dates(date(2000, 1, 1), date(2024, 12, 31)) | st.builds(
    date, st.integers(2004, 2022), st.sampled_from([8, 9, 10]), st.sampled_from([1, 2, 30])
)
DAYS = st.dates(date(2008, 1, 1), date(2034, 12, 31))
REFERENCES = st.dates(date(2025, 1, 1), date(2030, 12, 31))
OPTIONAL = {
    "resident_since": DAYS,
    "assigned_on": DAYS,
    "in_state_reception": st.booleans(),
    "asylum_application": st.booleans(),
    "years_of_schooling": st.integers(0, 15),
    "early_admission_on": DAYS,
    "deferred": st.booleans(),
    "third_entry_year": st.booleans(),
    "apprenticeship_from": DAYS,
    "apprenticeship_until": DAYS,
    "sek2_completed_on": DAYS,
    "suspension": st.sampled_from(SuspensionKind),
}
FACTS = st.builds(
    SchulpflichtFacts,
    date_of_birth=BIRTHDAYS,
    reference_date=REFERENCES,
    residence_status=st.sampled_from(ResidenceStatus),
    **{name: st.none() | values for name, values in OPTIONAL.items()},
)
PLACEABLE = {Answer.YES, Answer.CHECK, Answer.SUSPENDED}


def test_every_optional_fact_is_varied() -> None:
    required = {"date_of_birth", "reference_date", "residence_status"}
    assert set(SchulpflichtFacts._fields) == required | set(OPTIONAL)


@settings(max_examples=400)
@given(facts=FACTS, other_birthday=BIRTHDAYS)
def test_a_later_birthday_never_ends_the_duty_earlier(
    facts: SchulpflichtFacts, other_birthday: date, law: LawProfile
) -> None:
    first, second = sorted((facts.date_of_birth, other_birthday))
    older = determine_schulpflicht(facts._replace(date_of_birth=first), law)
    younger = determine_schulpflicht(facts._replace(date_of_birth=second), law)
    assert older.until <= younger.until
    assert older.full_time_until <= younger.full_time_until
    if younger.answer is Answer.NO_LONGER:
        assert older.answer is Answer.NO_LONGER


@given(facts=FACTS)
def test_one_day_later_never_ends_the_duty_earlier(facts: SchulpflichtFacts, law: LawProfile) -> None:
    next_day = facts._replace(date_of_birth=date.fromordinal(facts.date_of_birth.toordinal() + 1))
    assert determine_schulpflicht(facts, law).until <= determine_schulpflicht(next_day, law).until


@given(facts=FACTS, data=st.data(), name=st.sampled_from(sorted(OPTIONAL)))
def test_adding_a_fact_never_turns_an_answer_into_an_error(
    facts: SchulpflichtFacts, data: st.DataObject, name: str, law: LawProfile
) -> None:
    unknown: dict[str, Any] = {name: None}
    without = facts._replace(**unknown)
    determine_schulpflicht(without, law)
    determine_schulpflicht(without._replace(**{name: data.draw(OPTIONAL[name])}), law)


@given(facts=FACTS)
def test_the_same_facts_give_the_same_answer(facts: SchulpflichtFacts, law: LawProfile) -> None:
    assert determine_schulpflicht(facts, law) == determine_schulpflicht(facts._replace(), law)


@settings(max_examples=400)
@given(facts=FACTS)
def test_the_parts_of_an_answer_fit_together(facts: SchulpflichtFacts, law: LawProfile) -> None:
    answer = determine_schulpflicht(facts, law)
    is_placeable = answer.answer in PLACEABLE
    assert (answer.part is not None) is is_placeable
    assert (answer.authority is not None) is is_placeable
    assert bool(answer.missing) is (answer.answer is Answer.MISSING_FACT)
    if is_placeable and answer.since is not None:
        assert answer.since <= facts.reference_date <= answer.until
    if answer.answer in {Answer.CHECK, Answer.MISSING_FACT}:
        assert answer.ask
    if answer.answer in {Answer.NO_LONGER, Answer.NO, Answer.MISSING_FACT}:
        assert answer.since is None
    assert answer.school_year_number >= 0
    assert answer.norms


@given(facts=FACTS)
def test_sentences_are_whole_and_short(facts: SchulpflichtFacts, law: LawProfile) -> None:
    answer = determine_schulpflicht(facts, law)
    changes = what_would_change(facts, law, facts.reference_date)
    for text in (*answer.reasons, *answer.ask, *answer.hints, *(change.sentence for change in changes)):
        assert text[0].isupper() or text[0].isdigit() or text[0] == "„"
        assert text.endswith(".")
        assert "{" not in text
        assert len(text.replace("\u00a0", "").split()) <= 25, text
        assert "§ " not in text
