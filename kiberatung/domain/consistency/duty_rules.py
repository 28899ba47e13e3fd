"""The Schulpflicht: facts that exclude each other, or of which one lacks its other half."""

from collections.abc import Iterator

from kiberatung.basics.school_years import age_on
from kiberatung.basics.texts import N_, _
from kiberatung.domain.consistency.doubt import Household, Rule, Said
from kiberatung.domain.schulpflicht.facts import ResidenceStatus, SuspensionKind

_EARLIEST_SUSPENSION = 14
_AGE_AFTER_ENTRY_PHASE = 10


def _early_and_deferred(house: Household) -> Iterator[Said]:
    for child in house.children:
        if child.deferred and child.early_admission_on is not None:
            about = [child.early_admission_on, "deferred"]
            yield Said(_("Vorzeitig eingeschult und zurückgestellt?"), about, "deferred", child)


def _end_without_begin(house: Household) -> Iterator[Said]:
    for child in house.children:
        ends = child.apprenticeship_until
        if ends is not None and child.apprenticeship_from is None:
            yield Said(_("Der Beginn der Ausbildung fehlt."), [ends], "apprenticeship_from", child)


def _course_of_germans(house: Household) -> Iterator[Said]:
    for child in house.children:
        is_german = child.residence_status is ResidenceStatus.GERMAN
        if is_german and child.suspension is SuspensionKind.LANGUAGE_COURSE:
            yield Said(_("Sprachkurs mit deutscher Staatsangehörigkeit?"), ["german"], "suspension", child)


def _early_suspension(house: Household) -> Iterator[Said]:
    for child, born in house.born():
        age = age_on(born, house.today)
        if child.suspension is not None and 0 <= age < _EARLIEST_SUSPENSION:
            sentence = _("Die Schulpflicht ruht mit {age} Jahren?").format(age=age)
            yield Said(sentence, [child.suspension, born], "suspension", child)


def _entry_phase_elsewhere(house: Household) -> Iterator[Said]:
    for child, born in house.born():
        since = child.resident_since
        if child.third_entry_year and since is not None and age_on(born, since) >= _AGE_AFTER_ENTRY_PHASE:
            sentence = _("Erst mit {age} Jahren nach NRW gekommen.").format(age=age_on(born, since))
            yield Said(sentence, [since, born], "third_entry_year", child)


RULES = (
    Rule("early-and-deferred", N_("Gerechnet wird mit der vorzeitigen Einschulung."), _early_and_deferred),
    Rule(
        "apprenticeship-without-begin",
        N_("Ohne Beginn verlängert eine Ausbildung die Schulpflicht nicht (§ 38 Abs. 2 SchulG)."),
        _end_without_begin,
    ),
    Rule(
        "language-course-of-germans",
        N_("Der Kurs lässt die Pflicht nur mit Aussiedler- oder Ausländerstatus ruhen (§ 40 Abs. 1 Nr. 8 SchulG)."),
        _course_of_germans,
    ),
    Rule("early-suspension", N_("Die Gründe für das Ruhen betreffen Jugendliche (§ 40 SchulG)."), _early_suspension),
    Rule(
        "entry-phase-elsewhere",
        N_("Das dritte Jahr zählt nur in der Schuleingangsphase in NRW nicht mit (§ 37 SchulG)."),
        _entry_phase_elsewhere,
    ),
)
