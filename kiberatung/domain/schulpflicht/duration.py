"""How long the Schulpflicht lasts (§§ 37 and 38 SchulG)."""

from datetime import date
from typing import NamedTuple

from kiberatung.basics.school_years import school_year_end, school_year_of, year_of_life_completed_on
from kiberatung.domain.schulpflicht.facts import SpanFacts
from kiberatung.domain.schulpflicht.parameters import LawParameters


class Duration(NamedTuple):
    """Last days, inclusive, whether an apprenticeship counts, and which special rule moved the end."""

    full_time_until: date
    sek2_until: date
    until: date
    apprenticeship_in_time: bool
    apprenticeship_prolongs: bool
    completion_ends: bool


def duration_of_duty(facts: SpanFacts, first_year: int, law: LawParameters) -> Duration:
    """The later of both regular ends, then the apprenticeship, then the completed course of Sekundarstufe II."""
    full_time_until = end_of_full_time(first_year, facts, law)
    sek2_until = end_of_sek2(facts.date_of_birth, law)
    regular = max(full_time_until, sek2_until)
    prolonged = end_with_apprenticeship(regular, facts, law)
    until = end_with_completion(prolonged, full_time_until, facts)
    return Duration(
        full_time_until=full_time_until,
        sek2_until=sek2_until,
        until=until,
        apprenticeship_in_time=has_apprenticeship_in_time(facts, law),
        apprenticeship_prolongs=prolonged > regular,
        completion_ends=until < prolonged,
    )


def end_of_full_time(first_year: int, facts: SpanFacts, law: LawParameters) -> date:
    """R-13: ten school years. R-14: a third year in the Schuleingangsphase is not counted among them."""
    years = law.full_time_years + (1 if facts.third_entry_year else 0)
    return school_year_end(first_year + years - 1, law.school_year_begins)


def end_of_sek2(born_on: date, law: LawParameters) -> date:
    """R-17: the end of the school year in which the 18th year of life is completed."""
    completed_on = year_of_life_completed_on(born_on, law.sek2_end_age)
    return school_year_end(school_year_of(completed_on, law.school_year_begins), law.school_year_begins)


def has_apprenticeship_in_time(facts: SpanFacts, law: LawParameters) -> bool:
    """R-18, condition: an apprenticeship begun no later than the day on which the 21st year of life is completed."""
    if facts.apprenticeship_from is None:
        return False
    return facts.apprenticeship_from <= year_of_life_completed_on(facts.date_of_birth, law.apprenticeship_age)


def end_with_apprenticeship(regular: date, facts: SpanFacts, law: LawParameters) -> date:
    """R-18: the duty lasts as long as such an apprenticeship; it never ends earlier because of it."""
    if facts.apprenticeship_until is None or not has_apprenticeship_in_time(facts, law):
        return regular
    return max(regular, facts.apprenticeship_until)


def end_with_completion(regular: date, full_time_until: date, facts: SpanFacts) -> date:
    """R-19: a completed full-time course of Sekundarstufe II ends the duty, but never the Vollzeitschulpflicht."""
    completed_on = facts.sek2_completed_on
    if completed_on is None or completed_on < full_time_until:
        return regular
    return min(regular, completed_on)
