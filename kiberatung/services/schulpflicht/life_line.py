"""The life of a child as a line: when it was born, which stages of school lie where, from when the duty holds."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kiberatung.basics.school_years import school_year_end
from kiberatung.domain.schulpflicht.answer import Answer
from kiberatung.domain.schulpflicht.finding import Finding

GRADES_OF_PRIMARY = 4
"""§ 11 SchulG: the Grundschule has the classes 1 to 4; a third year in the Schuleingangsphase is one more."""
_A_DAY = timedelta(days=1)


class Stage(StrEnum):
    PRIMARY = "primary"
    SEK1 = "sek1"
    SEK2 = "sek2"


@dataclass(frozen=True, slots=True)
class StageSpan:
    """Both days inclusive."""

    stage: Stage
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class LifeLine:
    """`since` is None while it is open or the duty is over; before it the stages are drawn as not yet due."""

    born_on: date
    today: date
    since: date | None
    until: date
    stages: tuple[StageSpan, ...]

    @property
    def ends_on(self) -> date:
        return max(self.until, self.today)


def life_line(finding: Finding) -> LifeLine:
    duration = finding.span.duration
    return LifeLine(
        born_on=finding.facts.date_of_birth,
        today=finding.facts.reference_date,
        since=None if finding.answer is Answer.NO_LONGER else finding.since,
        until=duration.until,
        stages=tuple(_stages(finding)),
    )


def _stages(finding: Finding) -> list[StageSpan]:
    begins, duration = finding.span.beginning, finding.span.duration
    years = GRADES_OF_PRIMARY + (1 if finding.facts.third_entry_year else 0)
    primary_until = school_year_end(begins.first_year + years - 1, finding.law.school_year_begins)
    spans = [
        StageSpan(Stage.PRIMARY, begins.age_from, primary_until),
        StageSpan(Stage.SEK1, primary_until + _A_DAY, duration.full_time_until),
    ]
    if duration.until > duration.full_time_until:
        spans.append(StageSpan(Stage.SEK2, duration.full_time_until + _A_DAY, duration.until))
    return [span for span in spans if span.first <= span.last]
