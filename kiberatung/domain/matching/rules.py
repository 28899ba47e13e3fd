"""What keeps a place from being proposed, and what has to be said about one that is: one function per rule."""

from collections.abc import Callable

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _
from kiberatung.domain.matching.offers import WITHOUT_GROUP, Offer, form_gap, wanted_grades
from kiberatung.domain.matching.reasons import grade_name, kilometres, support_name
from kiberatung.domain.matching.schulformen import (
    FOERDERSCHULEN,
    GRUNDSCHULE,
    KLINIKSCHULE,
    confession_in_name,
    grades_of,
    is_known,
)
from kiberatung.domain.matching.values import (
    PRIMARY_LAST_GRADE,
    SEK1_LAST_GRADE,
    SEK2_GRADE,
    Exclusion,
    ExclusionRule,
    Remark,
    RemarkRule,
)

DISTANCE_LIMITS_KM = {"primary": 2.0, "sek1": 3.5, "sek2": 5.0}
"""Ways to school beyond which costs are normally paid (§ 5 Abs. 2 SchfkVO NRW, seen in paraphrase only).

The regulation measures the shortest way on foot, which is never shorter than the line we measure: above the limit
is sure, below it is not.
"""


def distance_limit_km(grade: int) -> float:
    if grade <= PRIMARY_LAST_GRADE:
        return DISTANCE_LIMITS_KM["primary"]
    return DISTANCE_LIMITS_KM["sek1" if grade <= SEK1_LAST_GRADE else "sek2"]


def exclusion_of(offer: Offer) -> Exclusion | None:
    """The first rule that says no, in the order of `ExclusionRule`; None when the place is possible."""
    for rule, ask in _EXCLUSIONS.items():
        reason = ask(offer)
        if reason is not None:
            return Exclusion(offer.school.number, offer.school.name, rule, reason)
    return None


def remarks_on(offer: Offer) -> tuple[Remark, ...]:
    asked = ((rule, ask(offer)) for rule, ask in _REMARKS.items())
    return tuple(Remark(rule, text) for rule, text in asked if text is not None)


def no_grade(offer: Offer) -> str | None:
    return None if wanted_grades(offer.need) else _("Der Jahrgang ist noch offen.")


def foerderschule(offer: Offer) -> str | None:
    if offer.school.schulform == KLINIKSCHULE:
        return _("Eine Klinikschule nimmt nur Kinder auf, die im Krankenhaus behandelt werden.")
    if offer.school.schulform in FOERDERSCHULEN:
        return _("Förderschule: nur nach AO-SF, wenn der Bedarf förmlich festgestellt ist.")
    return None


def schulform_grades(offer: Offer) -> str | None:
    span = grades_of(offer.school.schulform)
    if span is None:
        return _("Das Weiterbildungskolleg nimmt nur Erwachsene auf.")
    first, last = span
    grades = wanted_grades(offer.need)
    if any(first <= grade <= last for grade in grades):
        return None
    if max(grades) < first:
        return _("Die Schulform beginnt mit {grade}.").format(grade=_first_grade_name(first))
    return _("Die Schulform endet mit Jahrgang {grade}.").format(grade=last)


def _first_grade_name(grade: int) -> str:
    return _("der Sekundarstufe II") if grade >= SEK2_GRADE else grade_name(grade)


def takes_no_newcomers(offer: Offer) -> str | None:
    return None if offer.school.takes_newcomers else _("Die Schule nimmt zurzeit keine neu Zugewanderten auf.")


def no_group(offer: Offer) -> str | None:
    if offer.group is not None or offer.need.support in WITHOUT_GROUP:
        return None
    return _("Für diese Schule ist keine Lerngruppe eingetragen.")


def group_grades(offer: Offer) -> str | None:
    if offer.group is None or offer.grade is not None:
        return None
    first, last = offer.group.grade_from, offer.group.grade_until
    if first >= SEK2_GRADE:
        return _("Die Lerngruppe ist für die Sekundarstufe II.")
    if first == last:
        return _("Die Lerngruppe ist nur für Jahrgang {grade}.").format(grade=first)
    return _("Die Lerngruppe ist für Jahrgang {first} bis {last}.").format(first=first, last=last)


def full(offer: Offer) -> str | None:
    if offer.group is None or offer.group.free_places > 0:
        return None
    return _("Die Lerngruppe ist voll, Stand {day}.").format(day=write_date(offer.group.as_of))


def stale_figures(offer: Offer) -> str | None:
    if not offer.is_stale:
        return None
    return _("Der Stand ist {days} Tage alt. Bitte zuerst anrufen.").format(days=offer.days_old)


def figures_unknown(offer: Offer) -> str | None:
    return None if offer.group is not None else _("Freie Plätze sind nicht bekannt. Bitte zuerst anrufen.")


def other_grade(offer: Offer) -> str | None:
    if offer.grade is None or offer.grade == offer.need.grade:
        return None
    return _("Passt nur zum zweiten Vorschlag, {grade}.").format(grade=grade_name(offer.grade))


def other_support(offer: Offer) -> str | None:
    needed = offer.need.support
    if offer.group is None or offer.support_gap == 0 or form_gap(needed, offer.group.german_support) == 0:
        return None
    return _("{offered} statt {needed}").format(
        offered=support_name(offer.group.german_support), needed=support_name(needed)
    )


def no_literacy_course(offer: Offer) -> str | None:
    if not offer.need.literacy_course or (offer.group is not None and offer.group.literacy_course):
        return None
    return _("Hier gibt es keine Erstalphabetisierung.")


def literacy_group(offer: Offer) -> str | None:
    if offer.need.literacy_course or offer.group is None or not offer.group.literacy_course:
        return None
    return _("Die Lerngruppe ist für die Erstalphabetisierung.")


def confession(offer: Offer) -> str | None:
    """Landesverfassung Art. 12 Abs. 3 and § 26 SchulG, seen in court decisions only: wording to be checked."""
    school = offer.school
    found = school.confession or confession_in_name(school.name)
    if school.schulform != GRUNDSCHULE or not found:
        return None
    return _(
        "Bekenntnisschule ({confession}): Kinder des Bekenntnisses gehen vor (§\u00a026 SchulG, sinngemäß). "
        "Bitte mit Familie und Schule klären."
    ).format(confession=found)


def distance_limit(offer: Offer) -> str | None:
    if offer.distance_km is None or offer.grade is None or offer.distance_km <= distance_limit_km(offer.grade):
        return None
    return _("Über {limit} (Luftlinie): Schülerfahrkosten klären (§\u00a05 SchfkVO, sinngemäß).").format(
        limit=kilometres(distance_limit_km(offer.grade))
    )


def outside_kreis(offer: Offer) -> str | None:
    if not offer.child.kreis or not offer.school.kreis or offer.child.kreis == offer.school.kreis:
        return None
    return _("Die Schule liegt in einem anderen Kreis. Bitte das dortige Schulamt fragen.")


def schulform_unknown(offer: Offer) -> str | None:
    return None if is_known(offer.school.schulform) else _("Die Schulform ist nicht bekannt.")


Rule = Callable[[Offer], str | None]

_EXCLUSIONS: dict[ExclusionRule, Rule] = {
    ExclusionRule.NO_GRADE: no_grade,
    ExclusionRule.FOERDERSCHULE: foerderschule,
    ExclusionRule.SCHULFORM_GRADES: schulform_grades,
    ExclusionRule.TAKES_NO_NEWCOMERS: takes_no_newcomers,
    ExclusionRule.NO_GROUP: no_group,
    ExclusionRule.GROUP_GRADES: group_grades,
    ExclusionRule.FULL: full,
}
_REMARKS: dict[RemarkRule, Rule] = {
    RemarkRule.STALE_FIGURES: stale_figures,
    RemarkRule.FIGURES_UNKNOWN: figures_unknown,
    RemarkRule.OTHER_GRADE: other_grade,
    RemarkRule.OTHER_SUPPORT: other_support,
    RemarkRule.NO_LITERACY_COURSE: no_literacy_course,
    RemarkRule.LITERACY_GROUP: literacy_group,
    RemarkRule.CONFESSION: confession,
    RemarkRule.DISTANCE_LIMIT: distance_limit,
    RemarkRule.OUTSIDE_KREIS: outside_kreis,
    RemarkRule.SCHULFORM_UNKNOWN: schulform_unknown,
}
