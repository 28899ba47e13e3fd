"""Why the Schulpflicht begins and ends on these days: birthday, entry, apprenticeship and certificate in words."""

from datetime import timedelta
from functools import lru_cache

from kiberatung.basics.school_years import year_of_life_completed_on
from kiberatung.basics.texts import _, catalogue_in_use
from kiberatung.domain.schulpflicht.facts import SpanFacts
from kiberatung.domain.schulpflicht.finding import Finding
from kiberatung.domain.schulpflicht.parameters import LawParameters
from kiberatung.domain.schulpflicht.span import Span, span_of
from kiberatung.domain.schulpflicht.wording import Reason, reason


def span_reasons(finding: Finding) -> tuple[tuple[Reason, ...], tuple[Reason, ...]]:
    """The reasons for the begin, and those for the end."""
    return _reasons(finding.span.facts, finding.law, catalogue_in_use())


@lru_cache(maxsize=16_384)
def _reasons(facts: SpanFacts, law: LawParameters, _catalogue: object) -> tuple[tuple[Reason, ...], tuple[Reason, ...]]:
    """Kept per law and language: there are fewer birthdays than children."""
    span = span_of(facts, law)
    return (_beginning(span, law), *_exact_birthday(span, law)), tuple(_end(span, law))


def _beginning(span: Span, law: LawParameters) -> Reason:
    """R-10, R-11, R-12."""
    day = span.beginning.age_from
    if span.facts.early_admission_on is not None:
        text = _("Das Kind wurde vorzeitig aufgenommen. Die Schulpflicht beginnt deshalb am {day} ({norm}).")
        return reason(("R-11",), text, day=day, norm=law.cite("R-11"))
    if span.facts.deferred:
        text = _("Das Kind wurde um ein Jahr zurückgestellt. Die Schulpflicht beginnt deshalb am {day} ({norm}).")
        return reason(("R-10", "R-12"), text, day=day, norm=law.cite("R-12"))
    if (span.facts.date_of_birth.month, span.facts.date_of_birth.day) <= law.entry_cutoff:
        text = _(
            "Der {age}. Geburtstag liegt nicht nach dem {cutoff}. Nach dem Alter beginnt die Pflicht am {day} ({norm})."
        )
    else:
        text = _(
            "Der {age}. Geburtstag liegt nach dem {cutoff}. Nach dem Alter beginnt die Pflicht erst am {day} ({norm})."
        )
    month, day_of_month = law.entry_cutoff
    cutoff = f"{day_of_month:02}.{month:02}.{span.facts.date_of_birth.year + law.entry_age}"
    return reason(("R-10",), text, age=law.entry_age, cutoff=cutoff, day=day, norm=law.cite("R-10"))


def _exact_birthday(span: Span, law: LawParameters) -> list[Reason]:
    """Said only where a birthday one day earlier or later would change a date."""
    age = _age_at_stake(span, law)
    if age is None:
        return []
    completed_on = year_of_life_completed_on(span.facts.date_of_birth, age)
    text = _("Das {age}. Lebensjahr ist am {day} vollendet, dem Tag vor dem Geburtstag ({norm}).")
    return [reason(("years_of_life",), text, age=age, day=completed_on, norm=law.cite("years_of_life"))]


def _age_at_stake(span: Span, law: LawParameters) -> int | None:
    born_on = span.facts.date_of_birth
    birthday = (born_on.month, born_on.day)
    day_before = born_on - timedelta(days=1)
    if law.entry_cutoff in {birthday, (day_before.month, day_before.day)}:
        return law.entry_age
    if law.school_year_begins in {birthday, (day_before.month, day_before.day)}:
        return law.sek2_end_age
    return None


def _end(span: Span, law: LawParameters) -> list[Reason]:
    """R-13 and R-14, R-17, and the rules that moved the end: R-18, R-19."""
    duration = span.duration
    text = _("Das Schuljahr, in dem das {age}. Lebensjahr vollendet wird, endet am {day} ({norm}).")
    sek2 = reason(("R-17",), text, age=law.sek2_end_age, day=duration.sek2_until, norm=law.cite("R-17"))
    return [_full_time_end(span, law), sek2, *_moved_end(span, law)]


def _full_time_end(span: Span, law: LawParameters) -> Reason:
    years, day, norm = law.full_time_years, span.duration.full_time_until, law.cite("R-13")
    if not span.facts.third_entry_year:
        text = _("{years} Schuljahre Vollzeit enden am {day} ({norm}).")
        return reason(("R-13",), text, years=years, day=day, norm=norm)
    text = _(
        "Das dritte Jahr der Schuleingangsphase zählt nicht mit. {years} Schuljahre Vollzeit enden am {day} ({norm})."
    )
    return reason(("R-13", "R-14"), text, years=years, day=day, norm=law.cite("R-14"))


def _moved_end(span: Span, law: LawParameters) -> list[Reason]:
    duration = span.duration
    reasons = []
    if duration.apprenticeship_prolongs and span.facts.apprenticeship_until is not None:
        text = _(
            "Die Ausbildung begann vor Vollendung des {age}. Lebensjahres. "
            "Die Pflicht dauert bis zu ihrem Ende am {day} ({norm})."
        )
        age, day = law.apprenticeship_age, span.facts.apprenticeship_until
        reasons.append(reason(("R-18",), text, age=age, day=day, norm=law.cite("R-18")))
    if duration.completion_ends:
        text = _("Der Abschluss in der Sekundarstufe II beendet die Pflicht am {day} ({norm}).")
        reasons.append(reason(("R-19",), text, day=duration.until, norm=law.cite("R-19")))
    return reasons
