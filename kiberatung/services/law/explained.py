"""How the program computes, told by the law it computes with: rules, numbers, open questions, and worked examples."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import N_, _
from kiberatung.domain.schooling import MONTHS_OF_SCHOOL_YEAR, MONTHS_OF_SHORT_SCHOOL_YEAR
from kiberatung.domain.schulpflicht.determination import determine_schulpflicht
from kiberatung.domain.schulpflicht.facts import SchulpflichtFacts
from kiberatung.domain.schulpflicht.parameters import AbcClasses, LawParameters, LawProfile, RegistrationSeason
from kiberatung.services.desk import Desk
from kiberatung.services.labels import label_of
from kiberatung.services.law.words import words_of_answer
from kiberatung.services.permissions import EVERYBODY, use_case

CHAPTERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("1. Ab welchem Alter"), ("R-10", "years_of_life", "R-11", "R-12", "R-23")),
    (N_("2. Durch welches Ereignis"), ("R-01", "R-05", "R-06", "R-07", "R-09")),
    (N_("3. Wie lange"), ("R-13", "R-14", "R-17", "R-18", "R-18-right", "R-19")),
    (N_("4. Wann sie ruht oder entfällt"), ("R-20", "R-20-course", "R-20-count", "release", "R-04")),
    (N_("5. Welcher Teil und wer zuständig ist"), ("phase", "practice_age", "responsibility")),
    (
        N_("6. Was daneben zählt"),
        (
            *("R-21", "registration", "abc_classes", "health_check", "measles", "erstfoerderung", "language_exam"),
            *("fit_fuer_mehr", "practice_entry", "international_class", "special_needs"),
        ),
    ),
)
"""Every rule in the order of the computation."""

_NUMBERS: tuple[tuple[str, str], ...] = (
    ("school_year_begins", N_("Beginn des Schuljahres: {value}")),
    ("entry_cutoff", N_("Stichtag der Einschulung: {value}")),
    ("entry_age", N_("Alter bei der Einschulung: {value} Jahre")),
    ("full_time_years", N_("Vollzeitschulpflicht: {value} Schuljahre")),
    ("longest_entry_phase", N_("Schuleingangsphase: höchstens {value} Jahre")),
    ("sek2_end_age", N_("Ende ohne Ausbildung: Schuljahr, in dem das {value}. Lebensjahr vollendet wird")),
    ("apprenticeship_age", N_("Eine Ausbildung zählt bei Beginn vor Vollendung des {value}. Lebensjahres")),
    ("sek2_practice_age", N_("Berufskollegs nehmen auf ab {value} Jahren")),
    ("registration_season", N_("Anmeldung zur Grundschule im Jahr davor: {value}")),
    ("abc_classes", N_("ABC-Klassen: {value}")),
    ("fit_fuer_mehr_age", N_("„Fit für mehr“ ab {value} Jahren")),
    ("fit_fuer_mehr_claim_age", N_("Anspruch auf „Fit für mehr“ ohne Schulpflicht ab {value} Jahren")),
    ("fit_fuer_mehr_last_age", N_("„Fit für mehr“ bis {value} Jahre")),
    ("fit_fuer_mehr_early_until", N_("„Fit für mehr“: Eintritt bis {value} zählt zum laufenden Schuljahr")),
    ("fit_fuer_mehr_entry_days", N_("„Fit für mehr“: übliche Eintrittstage {value}")),
    ("international_class_begins", N_("Internationale Förderklasse: Aufnahme zum {value}")),
    ("language_exam_until", N_("Sprachprüfung: Antrag bis {value}")),
    ("language_exam_grade", N_("Sprachprüfung ab Jahrgang {value}")),
    ("erstfoerderung_years", N_("Erstförderung: in der Regel höchstens {value} Jahre")),
)
_CHOICES: dict[StrEnum, str] = {
    RegistrationSeason.AUTUMN: N_("Herbst"),
    RegistrationSeason.SPRING: N_("Frühjahr"),
    AbcClasses.NO: N_("nein"),
    AbcClasses.YES: N_("ja"),
}


@dataclass(frozen=True, slots=True)
class Chapter:
    title: str
    lines: tuple[str, ...]


@use_case(allowed=EVERYBODY)
def explained_law(desk: Desk, examples: Sequence[SchulpflichtFacts]) -> tuple[Chapter, ...]:
    """By the law as it stands today in this office; of the examples one for each kind of answer."""
    today = desk.law.at(desk.today)
    chapters = [Chapter(_(title), tuple(_rule(today, rule) for rule in rules)) for title, rules in CHAPTERS]
    return (
        *chapters,
        Chapter(_("Zahlen, mit denen gerechnet wird"), tuple(_numbers(today))),
        *_examples(desk.law, examples),
        Chapter(_("Was das Recht offen lässt"), tuple(_questions(desk.law))),
    )


def _rule(law: LawParameters, rule: str) -> str:
    norm = law.norms[rule]
    return _("{summary} ({norm}; {state})").format(summary=norm.summary, norm=norm.norm, state=norm.state)


def _numbers(law: LawParameters) -> Iterator[str]:
    for name, text in _NUMBERS:
        yield _(text).format(value=_value(getattr(law, name)))
    years = _("Ein Schuljahr im Schulweg: ab {months} Monaten, nach dem Ende im Ausland ab {short} Monaten")
    yield years.format(months=MONTHS_OF_SCHOOL_YEAR, short=MONTHS_OF_SHORT_SCHOOL_YEAR)


def _value(value: object) -> str:
    if isinstance(value, StrEnum):
        return _(_CHOICES[value])
    if isinstance(value, int):
        return str(value)
    return ", ".join(f"{day:02}.{month:02}." for month, day in _days(value))


def _days(value: object) -> tuple[tuple[int, int], ...]:
    """One day of the year, or several."""
    assert isinstance(value, tuple)  # noqa: S101 - what is no number and no choice is days
    return value if isinstance(value[0], tuple) else (value,)


def _questions(law: LawProfile) -> Iterator[str]:
    for text in law.texts:
        for one in text.questions:
            yield _("{question} Fragen: {ask}.").format(question=one.question, ask=one.ask)


def _examples(law: LawProfile, examples: Sequence[SchulpflichtFacts]) -> Iterator[Chapter]:
    """The first of each kind: answer, part, and the status it rests on where there is no answer yet."""
    seen = set()
    for facts in examples:
        answer = determine_schulpflicht(facts, law)
        kind = (answer.answer, answer.part)
        if kind in seen:
            continue
        seen.add(kind)
        title = _("Beispiel: {answer}").format(answer=words_of_answer(answer.answer, answer.part))
        yield Chapter(title, (_facts(facts), *answer.reasons))


def _facts(facts: SchulpflichtFacts) -> str:
    known = [
        _("geboren am {day}").format(day=write_date(facts.date_of_birth)),
        label_of(facts.residence_status),
    ]
    for day, text in (
        (facts.resident_since, _("in NRW seit {day}")),
        (facts.assigned_on, _("zugewiesen am {day}")),
        (facts.early_admission_on, _("vorzeitig aufgenommen am {day}")),
        (facts.apprenticeship_from, _("Ausbildung seit {day}")),
    ):
        if day is not None:
            known.append(text.format(day=write_date(day)))
    if facts.in_state_reception:
        known.append(_("in der Landesaufnahme"))
    if facts.years_of_schooling is not None:
        known.append(_("{years} Schuljahre besucht").format(years=facts.years_of_schooling))
    if facts.suspension is not None:
        known.append(label_of(facts.suspension))
    told = "; ".join(known)
    return _("{facts}. Gefragt am {day}.").format(facts=told, day=write_date(facts.reference_date))
