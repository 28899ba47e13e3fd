"""School years and school holidays of NRW."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolYearDates:
    """A school year by its first calendar year; 1 August to 31 July (§ 7 SchulG)."""

    year: int
    label: str
    begins_on: date
    ends_on: date
    movable_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolHolidays:
    """One holiday with its first and last free day; `evidence` says how well the dates are supported."""

    school_year: int
    name: str
    first_day: date
    last_day: date
    evidence: str

    def contains(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day
