"""The numbers and texts of law the rules work with, as dated values; a profile holds several versions side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kiberatung.basics.school_years import MonthDay
from kiberatung.basics.texts import _


class Certainty(StrEnum):
    """Whether the wording of the norm itself was read, or only an official or practical paraphrase."""

    WORDING = "wording"
    PARAPHRASE = "paraphrase"

    @property
    def label(self) -> str:
        return _("Wortlaut") if self is Certainty.WORDING else _("sinngemäß")


class Norm(NamedTuple):
    """A citation with its state as printed: „Stand 01.10.2024“, „Wortlaut prüfen“ or „Stand nicht genannt“."""

    norm: str
    state: str
    certainty: Certainty


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
    norms: Mapping[str, Norm]

    def cite(self, rule: str) -> str:
        """The citation of the norm a rule stands in."""
        return self.norms[rule].norm

    def is_valid_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True, slots=True)
class LawProfile:
    """All versions of one source of rules, oldest first, without gaps between them."""

    title: str
    versions: tuple[LawParameters, ...]

    def at(self, day: date) -> LawParameters:
        """The version valid on this day; outside all versions the nearest one, which a hint then says."""
        for version in reversed(self.versions):
            if version.valid_from <= day:
                return version
        return self.versions[0]
