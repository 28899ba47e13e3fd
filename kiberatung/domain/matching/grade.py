"""Which grade fits: by age (the notional school year) and by the schooling so far, both shown when they disagree."""

from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.matching.reasons import grade_name
from kiberatung.domain.matching.values import (
    PRIMARY_LAST_GRADE,
    SEK1_LAST_GRADE,
    SEK2_GRADE,
    ChildFacts,
    GradeProposal,
)
from kiberatung.domain.schulpflicht.answer import Part

DISAGREEMENT = 2
"""Grades between age and schooling from which both are shown. Own rule: one grade is an ordinary difference."""


def propose_grade(child: ChildFacts) -> GradeProposal:
    number = child.school_year_number
    if number is None:
        return GradeProposal(None, None, (_("Ohne Geburtsdatum lässt sich kein Jahrgang vorschlagen."),))
    if number == 0:
        return GradeProposal(None, None, (_("Das Kind ist noch nicht im Schulalter."),))
    if child.part is Part.SEK2:
        return GradeProposal(SEK2_GRADE, None, (_sek2_reason(child.age),))
    grade = min(number, SEK1_LAST_GRADE)
    reason = _("Nach dem Alter Jahrgang {grade}: Es ist das {number}. Schuljahr seit Beginn der Schulpflicht.")
    by_age = reason.format(grade=grade, number=number)
    if child.part is Part.CHECK:
        return _sek2_unsettled(child, grade, by_age)
    return _beside_schooling(child, grade, by_age)


def _beside_schooling(child: ChildFacts, grade: int, by_age: str) -> GradeProposal:
    schooling = grade_by_schooling(child)
    if schooling is None:
        return GradeProposal(grade, None, (by_age, _("Die Schuljahre bisher sind nicht bekannt.")))
    if abs(schooling - grade) < DISAGREEMENT:
        return GradeProposal(grade, None, (by_age, _fits(child)))
    lowest, highest = _stage(grade)
    alternative = min(max(schooling, lowest), highest)
    reasons = [by_age, _differs(child, schooling)]
    if alternative != schooling:
        reasons.append(_at_the_edge(alternative, alternative == lowest))
    return GradeProposal(grade, alternative if alternative != grade else None, tuple(reasons))


def grade_by_schooling(child: ChildFacts) -> int | None:
    """The grade after what was finished: the lower of last grade and completed years, plus one; None if unknown.

    The lower one, because a grade may have been left unfinished, and years may have been repeated.
    """
    known = [count for count in (child.completed_years, child.last_grade) if count is not None]
    return min(known) + 1 if known else None


def _stage(grade: int) -> tuple[int, int]:
    """First and last grade of the Schulstufe, which a difference in schooling does not leave."""
    return (1, PRIMARY_LAST_GRADE) if grade <= PRIMARY_LAST_GRADE else (PRIMARY_LAST_GRADE + 1, SEK1_LAST_GRADE)


def _sek2_reason(age: int | None) -> str:
    if age is None:
        return _("Die Vollzeitschulpflicht ist erfüllt. Es folgt die Sekundarstufe II.")
    return _("Mit {age} Jahren ist die Vollzeitschulpflicht erfüllt. Es folgt die Sekundarstufe II.").format(age=age)


def _sek2_unsettled(child: ChildFacts, grade: int, by_age: str) -> GradeProposal:
    unsettled = _("Die Zählweisen der Schulpflicht führen zu verschiedenen Wegen. Die Schulaufsicht entscheidet.")
    second = _("Der zweite Vorschlag ist die Sekundarstufe II.")
    schooling = (_fits(child),) if grade_by_schooling(child) is not None else ()
    return GradeProposal(grade, SEK2_GRADE, (by_age, *schooling, unsettled, second))


def _fits(child: ChildFacts) -> str:
    if child.completed_years is None:
        return _("Zuletzt besucht: Jahrgang {grade}.").format(grade=child.last_grade)
    years = child.completed_years
    text = ngettext_(
        "Bisher ist {years} Schuljahr abgeschlossen.", "Bisher sind {years} Schuljahre abgeschlossen.", years
    )
    return text.format(years=years)


def _differs(child: ChildFacts, schooling: int) -> str:
    return _("{so_far} Danach wäre es {grade}.").format(so_far=_fits(child), grade=grade_name(schooling))


def _at_the_edge(edge: int, is_lowest: bool) -> str:
    if is_lowest:
        return _("In dieser Schulstufe ist Jahrgang {grade} der niedrigste.").format(grade=edge)
    return _("In dieser Schulstufe ist Jahrgang {grade} der höchste.").format(grade=edge)
