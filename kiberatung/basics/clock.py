"""What time it is, as an argument: nothing else in the program asks the machine."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol

RELEASED_ON = date(2026, 11, 1)
"""The month this program was made, moved with each release: no clock that shows less can be right."""


class Clock(Protocol):
    def now(self) -> datetime:
        """The moment, in UTC and aware of it."""

    def today(self) -> date:
        """The day on the wall of the office."""


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)

    def today(self) -> date:
        return datetime.now().astimezone().date()


@dataclass(slots=True)
class FixedClock:
    """Stands at `moment` until it is moved: for reports as of a day, the practice town and tests."""

    moment: datetime

    @classmethod
    def on(cls, day: date, hour: int = 9) -> "FixedClock":
        return cls(datetime(day.year, day.month, day.day, hour, tzinfo=UTC))

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.date()
