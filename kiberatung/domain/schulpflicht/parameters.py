"""The numbers and texts of law the rules work with, as dated values; a profile holds several versions side by side."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from kiberatung.basics.school_years import MonthDay
from kiberatung.basics.texts import _


class Certainty(StrEnum):
    """Whether the wording of the norm itself was read, or only an official or practical paraphrase."""

    WORDING = "wording"
    PARAPHRASE = "paraphrase"

    @property
    def label(self) -> str:
        return _("Wortlaut") if self is Certainty.WORDING else _("sinngemäß")


class RegistrationSeason(StrEnum):
    """When parents register a child for the first grade, in the calendar year before it begins."""

    AUTUMN = "autumn"
    SPRING = "spring"


class AbcClasses(StrEnum):
    """Whether there are „ABC-Klassen“ in the school year before the first."""

    NO = "no"
    YES = "yes"


class Norm(NamedTuple):
    """A citation with its state as printed: „Stand 01.10.2024“, „Wortlaut prüfen“, „Entwurf“ or „Stand nicht genannt“.

    `summary` says in one German sentence what it lays down.
    """

    norm: str
    state: str
    certainty: Certainty
    summary: str = ""
    is_draft: bool = False


class OpenQuestion(NamedTuple):
    """What the texts of the law leave open: the rule it concerns, the question, and whom to ask."""

    rule: str
    question: str
    ask: str


class Dated(NamedTuple):
    """One entry of a law file with the days between which it holds, the last one inclusive."""

    name: str
    value: Any
    valid_from: date
    valid_until: date | None
    place: tuple[str | int, ...] = ()
    """In the text that is being read; empty for entries of a text before it."""


@dataclass(frozen=True, slots=True)
class LawText:
    """One file. The first law is whole; one that follows names only what it changes, from which day on.

    `name` is how commands call it, `note` what a reader should know about it, `source` the text as written.
    """

    name: str
    title: str
    valid_from: date
    is_draft: bool
    note: str
    parameters: tuple[Dated, ...]
    norms: tuple[Dated, ...]
    questions: tuple[OpenQuestion, ...]
    source: str = field(repr=False)


@dataclass(frozen=True, slots=True, eq=False)
class LawParameters:
    """One version of the law; `valid_until` is None while its end is unknown.

    Ages and durations are in completed years. `norms` is keyed by the identifier of the rule.
    """

    valid_from: date
    valid_until: date | None
    school_year_begins: MonthDay
    entry_cutoff: MonthDay
    entry_age: int
    full_time_years: int
    longest_entry_phase: int
    sek2_end_age: int
    apprenticeship_age: int
    sek2_practice_age: int
    registration_season: RegistrationSeason
    abc_classes: AbcClasses
    fit_fuer_mehr_age: int
    fit_fuer_mehr_claim_age: int
    fit_fuer_mehr_last_age: int
    fit_fuer_mehr_early_until: MonthDay
    fit_fuer_mehr_entry_days: tuple[MonthDay, ...]
    international_class_begins: MonthDay
    language_exam_until: MonthDay
    language_exam_grade: int
    erstfoerderung_years: int
    norms: Mapping[str, Norm] = field(repr=False)

    def cite(self, rule: str) -> str:
        """The citation of the norm a rule stands in."""
        return self.norms[rule].norm

    def is_valid_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True, slots=True, eq=False)
class LawProfile:
    """All versions of one source of rules, oldest first, without gaps between them.

    `texts` are those it was made from, `drafts` those that are known beside it and change no answer.
    """

    title: str
    versions: tuple[LawParameters, ...]
    texts: tuple[LawText, ...] = field(default=(), repr=False)
    drafts: tuple[LawText, ...] = field(default=(), repr=False)

    def at(self, day: date) -> LawParameters:
        """The version valid on this day; outside all versions the nearest one, which a hint then says."""
        for version in reversed(self.versions):
            if version.valid_from <= day:
                return version
        return self.versions[0]
