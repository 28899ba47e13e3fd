"""All questions beside the Schulpflicht that matter for one child, in the order of its years."""

from datetime import date

from kiberatung.domain.schulpflicht.beside import at_school, entry, youth
from kiberatung.domain.schulpflicht.beside.question import Asked, FactsBeside, SideQuestion
from kiberatung.domain.schulpflicht.facts import SchulpflichtFacts, require_usable
from kiberatung.domain.schulpflicht.finding import find
from kiberatung.domain.schulpflicht.law_mix import law_for
from kiberatung.domain.schulpflicht.parameters import LawProfile

_QUESTIONS = (
    entry.early_entry,
    entry.deferral_by_a_year,
    entry.registration,
    entry.abc_classes,
    youth.suspension,
    youth.apprenticeship,
    youth.release,
    youth.fit_fuer_mehr,
    youth.international_class,
    at_school.two_years_here,
    at_school.language_exam,
    at_school.health_check,
    at_school.measles,
)


def side_questions(
    facts: SchulpflichtFacts, law: LawProfile, on: date, beside: FactsBeside | None = None
) -> tuple[SideQuestion, ...]:
    """Raises `DomainError` for facts that cannot be computed; a question that cannot arise is left out."""
    asked = asked_for(facts, law, on, beside)
    answers = (question(asked) for question in _QUESTIONS)
    return tuple(answer for answer in answers if answer is not None)


def asked_for(facts: SchulpflichtFacts, law: LawProfile, on: date, beside: FactsBeside | None = None) -> Asked:
    as_known = facts._replace(reference_date=on)
    require_usable(as_known)
    return Asked(find(as_known, law_for(as_known, law)), beside or FactsBeside())
