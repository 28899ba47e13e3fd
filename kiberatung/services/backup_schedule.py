"""When the next backup is due while the program runs: half an hour after the first change that none holds (R13)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

EVERY = timedelta(minutes=30)


@dataclass(slots=True)
class BackupSchedule:
    """Asked again and again with the length of the log; begins with a store that is as its newest backup has it."""

    entries: int
    changed_at: datetime | None = None

    def is_due(self, now: datetime, entries: int) -> bool:
        if entries == self.entries:
            self.changed_at = None
            return False
        if self.changed_at is None or now < self.changed_at:  # a clock that was put back does not put off for longer
            self.changed_at = now
        return now - self.changed_at >= EVERY

    def backed_up(self, entries: int) -> None:
        self.entries, self.changed_at = entries, None
