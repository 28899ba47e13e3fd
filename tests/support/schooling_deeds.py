"""Deeds at random on schooling, languages and what was assessed."""

from collections.abc import Callable
from functools import cache

from kiberatung.domain.assessments import AssessmentDomain, AssessmentEntry, AssessmentEntryId, ItemLevel
from kiberatung.domain.children import Child, GermanLevel
from kiberatung.domain.language_checks import LanguageCheck, LanguageCheckId
from kiberatung.domain.languages import LanguageSkill, LanguageSkillId, Literacy, ScriptLiteracy, ScriptLiteracyId
from kiberatung.domain.schooling import SchoolingGap, SchoolingKind, SchoolingSpan, SchoolingSpanId
from kiberatung.domain.schooling_gaps import GapCause
from kiberatung.exchange.instrument_files import load_instruments
from kiberatung.services import (
    language_checks,
)
from kiberatung.services.assessment import assessing
from kiberatung.services.schooling import spans as schooling
from tests.support.desks import RESOURCES
from tests.support.dice import Dice

INSTRUMENTS = assessing.InstrumentSource(cache(lambda: load_instruments(RESOURCES / "instruments")))


def span(dice: Dice) -> None:
    child = dice.one(Child)
    begun = dice.day(6)
    schooling.put_span(
        dice.desk,
        SchoolingSpan(
            id=SchoolingSpanId(dice.desk.identifiers.next()),
            child_id=child.id,
            country="475",
            started_on=begun,
            kind=dice.any(SchoolingKind),
        ),
    )


def skill(dice: Dice) -> None:
    made = LanguageSkill(
        id=LanguageSkillId(dice.desk.identifiers.next()),
        child_id=dice.one(Child).id,
        language=dice.any(("apc", "tur", "ukr", "tir", "deu")),
    )
    schooling.put_skill(dice.desk, made)


def gap_reason(dice: Dice) -> None:
    begun = dice.day(6)
    gap = SchoolingGap(begun, begun.replace(year=begun.year + 1, day=1))
    schooling.explain_gap(dice.desk, dice.one(Child).id, gap, dice.any((*GapCause, None)))


def check(dice: Dice) -> None:
    made = LanguageCheck(
        id=LanguageCheckId(dice.desk.identifiers.next()),
        child_id=dice.one(Child).id,
        checked_on=dice.day(1),
        overall=dice.any((*GermanLevel, None)),
    )
    language_checks.put_check(dice.desk, made)


def assess(dice: Dice) -> None:
    entry = AssessmentEntry(
        id=AssessmentEntryId(dice.desk.identifiers.next()),
        child_id=dice.one(Child).id,
        domain=AssessmentDomain.MATHEMATICS,
        instrument="observation_mathematics",
        assessed_on=dice.desk.today,
        levels=(ItemLevel("count_20", dice.any(("sure", "alone"))),),
        reason=f"Zählt die Stühle. {dice.word()}",
    )
    assessing.put_entry(dice.desk, INSTRUMENTS, entry)


def script(dice: Dice) -> None:
    identifier = ScriptLiteracyId(dice.desk.identifiers.next())
    made = ScriptLiteracy(id=identifier, child_id=dice.one(Child).id, script="Arab", literacy=dice.any(Literacy))
    schooling.put_script(dice.desk, made)


SCHOOLING_DEEDS: dict[str, Callable[[Dice], object]] = {
    "assessment.assessing.put_entry": assess,
    "assessment.assessing.put_assessment_text": lambda dice: assessing.put_assessment_text(
        dice.desk, INSTRUMENTS, dice.one(Child).id, dice.word()
    ),
    "assessment.assessing.remove_entry": lambda dice: assessing.remove_entry(dice.desk, dice.one(AssessmentEntry)),
    "language_checks.put_check": check,
    "language_checks.remove_check": lambda dice: language_checks.remove_check(dice.desk, dice.one(LanguageCheck)),
    "schooling.spans.explain_gap": gap_reason,
    "schooling.spans.put_script": script,
    "schooling.spans.put_skill": skill,
    "schooling.spans.put_span": span,
    "schooling.spans.remove_script": lambda dice: schooling.remove_script(dice.desk, dice.one(ScriptLiteracy)),
    "schooling.spans.remove_skill": lambda dice: schooling.remove_skill(dice.desk, dice.one(LanguageSkill)),
    "schooling.spans.remove_span": lambda dice: schooling.remove_span(dice.desk, dice.one(SchoolingSpan)),
}
