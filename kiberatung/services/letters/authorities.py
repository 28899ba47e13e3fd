"""Which office answers for a recommended way, and whether it leads to a school at all yet."""

from kiberatung.domain.recommendations import NextStep, Recommendation
from kiberatung.domain.schools import GermanSupport
from kiberatung.domain.schulpflicht.answer import Authority

LAST_GRADE_OF_SEK1 = 10
_AT_BERUFSKOLLEG = frozenset({GermanSupport.INTERNATIONALE_FOERDERKLASSE, GermanSupport.FIT_FUER_MEHR})
_BEFORE_SCHOOL = frozenset({NextStep.LANGUAGE_TEST, NextStep.KITA, NextStep.SCHOOL_REGISTRATION})


def authority_for(recommendation: Recommendation) -> Authority:
    """§ 88 SchulG: the Bezirksregierung answers for Sekundarstufe II and Berufskolleg."""
    beyond_sek1 = (recommendation.grade or 0) > LAST_GRADE_OF_SEK1
    if beyond_sek1 or recommendation.german_support in _AT_BERUFSKOLLEG or recommendation.schulform == "BK":
        return Authority.BEZIRKSREGIERUNG
    return Authority.SCHULAMT


def is_before_school(recommendation: Recommendation | None) -> bool:
    """Nothing is said of places and support to a family whose child is too young for school."""
    return recommendation is not None and recommendation.grade is None and recommendation.next_step in _BEFORE_SCHOOL
