"""Findings of a language on their days: the lowest skill, their order, the newest of a language."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from kiberatung.domain.children import ChildId, GermanLevel
from kiberatung.domain.language_checks import LanguageCheck, LanguageCheckId, in_order, lowest_level, newest


def a_check(day: date, number: int = 1, **more: object) -> LanguageCheck:
    check = LanguageCheck(id=LanguageCheckId(UUID(int=number)), child_id=ChildId(UUID(int=2)), checked_on=day)
    return replace(check, **more)  # type: ignore[arg-type]


def test_the_lowest_skill_that_was_looked_at_is_proposed_for_the_whole() -> None:
    check = a_check(date(2026, 9, 1), understands=GermanLevel.A2, writes=GermanLevel.WORDS)
    assert lowest_level(check) is GermanLevel.WORDS
    assert lowest_level(a_check(date(2026, 9, 1))) is None


def test_checks_of_a_language_stand_in_the_order_of_their_days() -> None:
    early, late = a_check(date(2026, 9, 1), 2), a_check(date(2026, 11, 1), 1)
    turkish = a_check(date(2026, 12, 1), 3, language="tur")
    assert in_order([late, turkish, early]) == [early, late]
    assert newest([late, turkish, early]) is late
    assert newest([turkish]) is None
    assert newest([late, turkish], "tur") is turkish
