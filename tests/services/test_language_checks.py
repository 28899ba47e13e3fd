"""Findings of a language: kept beside each other, the newest one in German answers the intake, undo takes both back."""

from dataclasses import replace
from datetime import date

import pytest

from kiberatung.domain.accounts import Role
from kiberatung.domain.answers import NoValue
from kiberatung.domain.children import Child, GermanLevel
from kiberatung.domain.errors import DomainError
from kiberatung.domain.language_checks import LanguageCheck, LanguageCheckId
from kiberatung.services.desk import Desk
from kiberatung.services.intake import Given, Place, record_answer
from kiberatung.services.language_checks import put_check, remove_check
from kiberatung.services.schooling.page import read_schooling
from kiberatung.services.undo import undo_last
from tests.support.builders import a_family
from tests.support.desks import TODAY, a_desk


@pytest.fixture
def desk() -> Desk:
    return a_desk()


@pytest.fixture
def child(desk: Desk) -> Child:
    return a_family().with_child("Yasmin", date_of_birth=date(2010, 10, 14)).stored_in(desk.store).children[0]


def a_check(desk: Desk, child: Child, day: date, overall: GermanLevel | None, **more: object) -> LanguageCheck:
    identifier = LanguageCheckId(desk.identifiers.next())
    check = LanguageCheck(id=identifier, child_id=child.id, checked_on=day, overall=overall)
    return replace(check, **more)  # type: ignore[arg-type]


def level_of(desk: Desk, child: Child) -> tuple[GermanLevel | None, date | None]:
    with desk.reading() as records:
        now = records.get(Child, child.id)
    return now.german_level, now.german_level_on


def test_the_newest_finding_answers_the_intake_and_earlier_ones_stay(desk: Desk, child: Child) -> None:
    put_check(desk, a_check(desk, child, date(2026, 11, 1), GermanLevel.A1))
    put_check(desk, a_check(desk, child, date(2026, 9, 1), GermanLevel.NONE))
    assert level_of(desk, child) == (GermanLevel.A1, date(2026, 11, 1))
    checks = read_schooling(desk, child.id).checks
    assert [check.checked_on.month for check in checks] == [9, 11]
    assert checks[0].account_id == desk.account.id


def test_one_step_back_takes_the_finding_and_the_answer(desk: Desk, child: Child) -> None:
    put_check(desk, a_check(desk, child, date(2026, 9, 1), GermanLevel.WORDS))
    put_check(desk, a_check(desk, child, date(2026, 11, 1), GermanLevel.A1))
    assert undo_last(desk).what == "Sprachstand festgehalten"
    assert level_of(desk, child) == (GermanLevel.WORDS, date(2026, 9, 1))
    assert len(read_schooling(desk, child.id).checks) == 1


def test_a_finding_takes_away_that_nobody_was_asked(desk: Desk, child: Child) -> None:
    place = Place(child.family_id, "german_level", child.id)
    record_answer(desk, place, Given(None, NoValue.NOT_ASKED))
    put_check(desk, a_check(desk, child, TODAY, GermanLevel.A2))
    with desk.reading() as records:
        assert records.get(Child, child.id).marks == ()


def test_single_skills_and_other_languages_leave_the_answer(desk: Desk, child: Child) -> None:
    put_check(desk, a_check(desk, child, date(2026, 9, 1), None, understands=GermanLevel.A2))
    put_check(desk, a_check(desk, child, date(2026, 9, 1), GermanLevel.B2, language="tur"))
    assert level_of(desk, child) == (None, None)


def test_a_removed_finding_gives_way_to_the_one_before(desk: Desk, child: Child) -> None:
    first = put_check(desk, a_check(desk, child, date(2026, 9, 1), GermanLevel.WORDS))
    second = put_check(desk, a_check(desk, child, date(2026, 11, 1), GermanLevel.A1))
    remove_check(desk, second)
    assert level_of(desk, child) == (GermanLevel.WORDS, date(2026, 9, 1))
    remove_check(desk, first)
    assert level_of(desk, child) == (GermanLevel.WORDS, None)


@pytest.mark.parametrize(
    ("day", "sentence"), [(date(2026, 11, 24), "in der Zukunft"), (date(2009, 1, 1), "vor der Geburt")]
)
def test_an_impossible_day_is_refused_and_nothing_stored(desk: Desk, child: Child, day: date, sentence: str) -> None:
    with pytest.raises(DomainError, match=sentence):
        put_check(desk, a_check(desk, child, day, GermanLevel.A1))
    assert read_schooling(desk, child.id).checks == ()


def test_the_evidence_is_free_text_and_hidden_from_the_reading_account(desk: Desk, child: Child) -> None:
    put_check(desk, a_check(desk, child, TODAY, GermanLevel.A1, evidence="Kurs A1.1"))
    reader = a_desk(desk.store, Role.READER)
    found = read_schooling(reader, child.id).checks
    assert [check.evidence for check in found] == [""]
