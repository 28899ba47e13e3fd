"""Why this part of the Schulpflicht applies: the three ways of counting in words, and what follows from them."""

from functools import lru_cache
from typing import NamedTuple

from kiberatung.basics.school_years import school_year_begin, school_year_label, school_year_of
from kiberatung.basics.texts import _, catalogue_in_use, ngettext_
from kiberatung.domain.schulpflicht.answer import Part
from kiberatung.domain.schulpflicht.finding import Finding
from kiberatung.domain.schulpflicht.parameters import LawParameters
from kiberatung.domain.schulpflicht.parts import vote_models
from kiberatung.domain.schulpflicht.wording import Reason, reason


class Count(NamedTuple):
    """What the three ways of counting counted, and the part that follows; `school_year` is that of the day asked."""

    school_year: int
    first_year: int
    number: int
    years_of_schooling: int | None
    age: int
    part: Part


def part_reasons(finding: Finding, part: Part) -> tuple[Reason, ...]:
    facts, law = finding.facts, finding.law
    count = Count(
        school_year=school_year_of(facts.reference_date, law.school_year_begins),
        first_year=finding.span.beginning.first_year,
        number=finding.school_year_number,
        years_of_schooling=facts.years_of_schooling,
        age=finding.age,
        part=part,
    )
    return _reasons(count, law, catalogue_in_use())


@lru_cache(maxsize=4096)
def _reasons(count: Count, law: LawParameters, _catalogue: object) -> tuple[Reason, ...]:
    """Kept per law and language: the counts of thousands of children are few."""
    models = vote_models(count.number, count.years_of_schooling, count.age, law)
    return (
        _notional_vote(count, models.notional, law),
        _attended_vote(count, models.attended, law),
        _age_vote(count, models.age, law),
        _authority(count.part, law),
    )


def _authority(part: Part, law: LawParameters) -> Reason:
    if part is Part.CHECK:
        text = _(
            "Die Zählweisen führen zu verschiedenen Ergebnissen. "
            "Welcher Teil gilt, muss die Schulaufsicht entscheiden ({norm})."
        )
    elif part is Part.FULL_TIME:
        text = _("Alle bekannten Zählweisen führen zur Vollzeitschulpflicht. Zuständig ist das Schulamt ({norm}).")
    else:
        text = _("Alle bekannten Zählweisen führen zur Sekundarstufe II. Zuständig ist die Bezirksregierung ({norm}).")
    return reason(("responsibility",), text, norm=law.cite("responsibility"))


def _notional_vote(count: Count, part: Part, law: LawParameters) -> Reason:
    if part is Part.FULL_TIME:
        text = _("{label} ist das {number}. Schuljahr seit {begin}. Bis zum {last}. gilt Vollzeit ({norm}).")
    else:
        text = _("{label} ist das {number}. Schuljahr seit {begin}. Nach dem {last}. gilt Sekundarstufe II ({norm}).")
    return reason(
        ("R-13",),
        text,
        label=school_year_label(count.school_year),
        number=count.number,
        begin=school_year_begin(count.first_year, law.school_year_begins),
        last=law.full_time_years,
        norm=law.cite("R-13"),
    )


def _attended_vote(count: Count, part: Part | None, law: LawParameters) -> Reason:
    years = count.years_of_schooling
    if years is None:
        return reason((), _("Wie viele Schuljahre besucht wurden, ist nicht bekannt. Diese Zählweise bleibt offen."))
    if part is Part.FULL_TIME:
        text = ngettext_(
            "{years} Schuljahr ist abgeschlossen. Weniger als {required} sprechen für Vollzeit.",
            "{years} Schuljahre sind abgeschlossen. Weniger als {required} sprechen für Vollzeit.",
            years,
        )
    else:
        text = _(
            "{years} Schuljahre sind abgeschlossen. Ab {required} gilt nach dieser Zählweise die Sekundarstufe II."
        )
    return reason((), text, years=years, required=law.full_time_years)


def _age_vote(count: Count, part: Part, law: LawParameters) -> Reason:
    """M3 rests on practice, not on a norm."""
    if part is Part.FULL_TIME:
        text = _("Nach dem Alter ({age} Jahre) gilt Vollzeit. Das Berufskolleg nimmt meist ab {limit} Jahren auf.")
    else:
        text = _(
            "Nach dem Alter ({age} Jahre) gilt Sekundarstufe II. Das Berufskolleg nimmt meist ab {limit} Jahren auf."
        )
    return reason((), text, age=count.age, limit=law.sek2_practice_age)
