"""Which part of the Schulpflicht applies: three ways of counting, none preferred, and who is responsible."""

from functools import lru_cache

from kiberatung.basics.school_years import school_year_of
from kiberatung.domain.schulpflicht.answer import Authority, Models, Part
from kiberatung.domain.schulpflicht.facts import SchulpflichtFacts
from kiberatung.domain.schulpflicht.parameters import LawParameters

_AUTHORITIES = {
    Part.FULL_TIME: Authority.SCHULAMT,
    Part.SEK2: Authority.BEZIRKSREGIERUNG,
    Part.CHECK: Authority.BOTH,
}


def school_year_number(facts: SchulpflichtFacts, first_year: int, law: LawParameters) -> int:
    """Compulsory school year at the reference date, 0 before the first (R-13, R-14)."""
    number = school_year_of(facts.reference_date, law.school_year_begins) - first_year + 1
    if facts.third_entry_year and number > law.longest_entry_phase:
        number -= 1
    return max(number, 0)


@lru_cache(maxsize=4096)
def vote_models(number: int, years_of_schooling: int | None, age: int, law: LawParameters) -> Models:
    return Models(
        notional=notional_part(number, law),
        attended=attended_part(years_of_schooling, law),
        age=age_part(age, law),
    )


def notional_part(number: int, law: LawParameters) -> Part:
    """M1: years since the first compulsory year, whether attended or not (§§ 35, 37)."""
    return Part.FULL_TIME if number <= law.full_time_years else Part.SEK2


def attended_part(years_of_schooling: int | None, law: LawParameters) -> Part | None:
    """M2: years really completed, abroad included; no vote when unknown (§ 37)."""
    if years_of_schooling is None:
        return None
    return Part.FULL_TIME if years_of_schooling < law.full_time_years else Part.SEK2


def age_part(age: int, law: LawParameters) -> Part:
    """M3: the age at which Berufskollegs admit, practice of many authorities."""
    return Part.FULL_TIME if age < law.sek2_practice_age else Part.SEK2


def common_part(models: Models) -> Part:
    """The part all known votes agree on; otherwise the Schulaufsicht decides."""
    if models.notional is models.age and (models.attended is None or models.attended is models.age):
        return models.age
    return Part.CHECK


def responsible_authority(part: Part) -> Authority:
    """§ 88 SchulG: Schulamt up to Sekundarstufe I, Bezirksregierung for Sekundarstufe II."""
    return _AUTHORITIES[part]


def fitting_grade(number: int, part: Part, law: LawParameters) -> int | None:
    """The grade of the compulsory year; none in Sekundarstufe II."""
    return None if part is Part.SEK2 else min(max(number, 1), law.full_time_years)
