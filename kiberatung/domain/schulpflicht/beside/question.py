"""A question beside the Schulpflicht and its answer: the day it turns on, its sentences, the norms it rests on."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kiberatung.basics.school_years import school_year_of
from kiberatung.domain.schulpflicht.facts import SchulpflichtFacts
from kiberatung.domain.schulpflicht.finding import Finding
from kiberatung.domain.schulpflicht.parameters import LawParameters, Norm


class Topic(StrEnum):
    EARLY_ENTRY = "early_entry"
    DEFERRAL = "deferral"
    REGISTRATION = "registration"
    ABC_CLASSES = "abc_classes"
    SUSPENSION = "suspension"
    APPRENTICESHIP = "apprenticeship"
    RELEASE = "release"
    TWO_YEARS_HERE = "two_years_here"
    FIT_FUER_MEHR = "fit_fuer_mehr"
    INTERNATIONAL_CLASS = "international_class"
    LANGUAGE_EXAM = "language_exam"
    HEALTH_CHECK = "health_check"
    MEASLES = "measles"


class SideAnswer(StrEnum):
    """`DUE` waits for somebody to act, `SETTLED` is done or decided, `CHECK` needs the word of somebody else."""

    POSSIBLE = "possible"
    NOT_POSSIBLE = "not_possible"
    DUE = "due"
    SETTLED = "settled"
    CHECK = "check"


class FactsBeside(NamedTuple):
    """What the Schulpflicht itself does not ask for; None means unknown."""

    measles_proof: bool | None = None
    health_check_on: date | None = None
    in_german_school_since: date | None = None


class SideQuestion(NamedTuple):
    """`day` is the exact day the answer turns on: a deadline, an entry, an end; None where no day matters."""

    topic: Topic
    answer: SideAnswer
    sentences: tuple[str, ...]
    norms: tuple[Norm, ...]
    day: date | None = None


class Asked(NamedTuple):
    """What the questions are answered from."""

    finding: Finding
    beside: FactsBeside

    @property
    def facts(self) -> SchulpflichtFacts:
        return self.finding.facts

    @property
    def law(self) -> LawParameters:
        return self.finding.law

    @property
    def on(self) -> date:
        return self.facts.reference_date

    @property
    def year(self) -> int:
        """Calendar year in which the school year of the day asked for began."""
        return school_year_of(self.on, self.law.school_year_begins)

    @property
    def years_to_entry(self) -> int:
        """0 in the first compulsory school year, negative after it."""
        return self.finding.span.beginning.first_year - self.year

    def reply(
        self, topic: Topic, answer: SideAnswer, rules: tuple[str, ...], *sentences: str, day: date | None = None
    ) -> SideQuestion:
        norms = tuple(dict.fromkeys(self.law.norms[rule] for rule in rules))
        return SideQuestion(topic, answer, sentences, norms, day)
