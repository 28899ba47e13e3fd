"""Children by the part of school their age belongs to: how lists are grouped and waiting is counted."""

from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from kiberatung.basics.school_years import age_on
from kiberatung.basics.texts import N_, _
from kiberatung.services.list_search import last_born
from kiberatung.services.read_models import ListQuery


class AgeBand(StrEnum):
    BEFORE_SCHOOL = "before_school"
    PRIMARY = "primary"
    GRADES_5_TO_7 = "grades_5_to_7"
    GRADES_8_TO_10 = "grades_8_to_10"
    FROM_16 = "from_16"
    UNKNOWN = "unknown"
    """The date of birth is open."""


_FIRST_AGE = {
    AgeBand.BEFORE_SCHOOL: 0,
    AgeBand.PRIMARY: 6,
    AgeBand.GRADES_5_TO_7: 10,
    AgeBand.GRADES_8_TO_10: 13,
    AgeBand.FROM_16: 16,
}
KNOWN_BANDS = tuple(_FIRST_AGE)
ALWAYS_SHOWN = KNOWN_BANDS[1:]
"""The others are named only when a child belongs to them."""

_WORDS = {
    AgeBand.BEFORE_SCHOOL: N_("Unter 6 Jahren"),
    AgeBand.PRIMARY: N_("Grundschule"),
    AgeBand.GRADES_5_TO_7: N_("Jahrgang 5–7"),
    AgeBand.GRADES_8_TO_10: N_("Jahrgang 8–10"),
    AgeBand.FROM_16: N_("Ab 16"),
    AgeBand.UNKNOWN: N_("Geburtsdatum offen"),
}


def word_of_band(band: AgeBand) -> str:
    return _(_WORDS[band])


def band_of(born: date | None, today: date) -> AgeBand:
    """By completed years of life; the grade a child belongs to is a finding of its own."""
    if born is None:
        return AgeBand.UNKNOWN
    age = age_on(born, today)
    return next((band for band in reversed(KNOWN_BANDS) if age >= _FIRST_AGE[band]), AgeBand.BEFORE_SCHOOL)


def born_until_of_bands(today: date) -> list[date]:
    """The last day of birth of each band but the youngest, the eldest band first."""
    return [last_born(today, _FIRST_AGE[band]) for band in reversed(KNOWN_BANDS[1:])]


def only_band(query: ListQuery, band: AgeBand, today: date) -> ListQuery:
    """The query narrowed to one of `KNOWN_BANDS`; what it said of ages before still holds."""
    place = KNOWN_BANDS.index(band)
    before, after = query.born_before, query.born_after
    if place:
        first_too_young = last_born(today, _FIRST_AGE[band]) + timedelta(days=1)
        before = min(before, first_too_young) if before else first_too_young
    if place + 1 < len(KNOWN_BANDS):
        last_too_old = last_born(today, _FIRST_AGE[KNOWN_BANDS[place + 1]])
        after = max(after, last_too_old) if after else last_too_old
    return replace(query, born_before=before, born_after=after)
