"""Which grades come into question: the proposal, its neighbours, Sekundarstufe II, with reasons for and against."""

from collections.abc import Iterator

from kiberatung.basics.date_words import write_date
from kiberatung.basics.school_years import school_year_of
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.matching.grade import grade_by_schooling
from kiberatung.domain.matching.reasons import grade_name
from kiberatung.domain.matching.values import (
    PRIMARY_LAST_GRADE,
    SEK1_LAST_GRADE,
    SEK2_GRADE,
    GradeProposal,
)
from kiberatung.domain.school_options.values import CareerFacts, Option
from kiberatung.domain.schulpflicht.answer import Part

_NORM = "§\u00a034 Abs.\u00a02, §\u00a037 Abs.\u00a01 SchulG"


def grade_options(facts: CareerFacts, proposal: GradeProposal) -> tuple[Option[int], ...]:
    """In rising order; empty while the child is not of school age or its age is not known."""
    if proposal.grade is None:
        return ()
    return tuple(_option(facts, grade, grade in proposal.grades) for grade in _candidates(facts, proposal))


def _candidates(facts: CareerFacts, proposal: GradeProposal) -> list[int]:
    """Neighbours stay in the Schulstufe of the grade beside which they stand."""
    found = set(proposal.grades)
    for grade in proposal.grades:
        if grade < SEK2_GRADE:
            low, high = (1, PRIMARY_LAST_GRADE) if grade <= PRIMARY_LAST_GRADE else (5, SEK1_LAST_GRADE)
            found |= {one for one in (grade - 1, grade + 1) if low <= one <= high}
    if facts.child.part is Part.CHECK:
        found.add(SEK2_GRADE)
    return sorted(found)


def _option(facts: CareerFacts, grade: int, is_proposed: bool) -> Option[int]:
    if grade >= SEK2_GRADE:
        pros, cons = _of_sek2(facts)
    else:
        reasons = [*_by_age(facts, grade), *_by_schooling(facts, grade), *_years_left(facts, grade)]
        pros = tuple(text for is_for, text in reasons if is_for)
        cons = tuple(text for is_for, text in reasons if not is_for)
    return Option(grade, grade_name(grade), pros, cons, _NORM, is_proposed)


def _by_age(facts: CareerFacts, grade: int) -> Iterator[tuple[bool, str]]:
    number = facts.child.school_year_number
    if number is None or number == 0:
        return
    years = grade - min(number, SEK1_LAST_GRADE)
    if years == 0:
        yield True, _("Dort sind Gleichaltrige.")
    elif years < 0:
        text = ngettext_("Das Kind wäre {count} Jahr älter als die Klasse.",
                         "Das Kind wäre {count} Jahre älter als die Klasse.", -years)  # fmt: skip
        yield False, text.format(count=-years)
    else:
        text = ngettext_("Das Kind wäre {count} Jahr jünger als die Klasse.",
                         "Das Kind wäre {count} Jahre jünger als die Klasse.", years)  # fmt: skip
        yield False, text.format(count=years)


def _by_schooling(facts: CareerFacts, grade: int) -> Iterator[tuple[bool, str]]:
    next_grade = grade_by_schooling(facts.child)
    if next_grade is None:
        yield False, _("Die Schuljahre bisher sind nicht bekannt.")
        return
    missing = grade - next_grade
    if missing == 0:
        yield True, _("Schließt an die bisherige Schulzeit an.")
        if facts.certificate_present:
            yield True, _("Ein Zeugnis liegt vor und zeigt der Schule, was gelernt wurde.")
    elif missing > 0:
        text = ngettext_("Bis zu dieser Klasse fehlt {count} Schuljahr.",
                         "Bis zu dieser Klasse fehlen {count} Schuljahre.", missing)  # fmt: skip
        yield False, text.format(count=missing)
    else:
        yield False, _("Diese Klasse ist nach der bisherigen Schulzeit schon abgeschlossen.")


def _years_left(facts: CareerFacts, grade: int) -> Iterator[tuple[bool, str]]:
    """How far the Vollzeitschulpflicht carries from this grade on, the running year included."""
    if facts.answer is None:
        return
    left = facts.answer.full_time_until.year - school_year_of(facts.begins_on)
    if left <= 0:
        return
    reached = min(grade + left - 1, SEK1_LAST_GRADE)
    text = _("Die Vollzeitschulpflicht bis {day} reicht von hier bis Jahrgang {grade}.")
    yield reached >= SEK1_LAST_GRADE, text.format(day=write_date(facts.answer.full_time_until), grade=reached)


def _of_sek2(facts: CareerFacts) -> tuple[tuple[str, ...], tuple[str, ...]]:
    pros, cons = [], []
    age, part = facts.child.age, facts.child.part
    if part is Part.SEK2:
        pros.append(_("Die Vollzeitschulpflicht ist erfüllt."))
    elif part is Part.CHECK:
        cons.append(_("Die Zählweisen der Schulpflicht stimmen nicht überein. Fragen Sie die Schulaufsicht."))
    if age is not None and age >= 16:
        pros.append(_("Ab 16 Jahren nimmt die Internationale Förderklasse auf."))
    elif age is not None:
        cons.append(_("Die Internationale Förderklasse nimmt erst ab 16 Jahren auf."))
    years = facts.child.completed_years
    if years is not None and years < SEK1_LAST_GRADE:
        text = ngettext_("Bisher ist {count} Schuljahr abgeschlossen, gerechnet wird mit zehn.",
                         "Bisher sind {count} Schuljahre abgeschlossen, gerechnet wird mit zehn.", years)  # fmt: skip
        cons.append(text.format(count=years))
    return tuple(pros), tuple(cons)
