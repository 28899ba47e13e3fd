"""What a change is: the one mechanism behind history, undo, audit and merge."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

from kiberatung.basics.plain_lines import plain_line
from kiberatung.domain.accounts import AccountId
from kiberatung.domain.families import FamilyId

ChangeId = NewType("ChangeId", UUID)


class Deed(StrEnum):
    """What was done. All but `CHANGE` are entries of the audit trail: no rows, not undoable, not in the history."""

    CHANGE = "change"
    READ = "read"
    PRINT = "print"
    EXPORT = "export"
    DENIED = "denied"
    UNLOCKED = "unlocked"
    UNLOCK_FAILED = "unlock_failed"
    BACKUP = "backup"
    CHECKED = "checked"
    """The whole store was compared with its log, and nothing was found."""
    RESTORE = "restore"
    BREAK_GLASS = "break_glass"
    RIGHTS = "rights"
    RECOVERY_TESTED = "recovery_tested"
    """Somebody typed the recovery key from its paper, and it opens the store."""
    ERASURE = "erasure"
    MERGE = "merge"
    """Two families or children became one: the entry stays when the merge is taken back."""
    CLOCK_CONFIRMED = "clock_confirmed"
    """Somebody says that the clock is right after a pause of more than a year (`domain.clock_judgement`)."""
    OLDER_FILE = "older_file"
    """Somebody knowingly goes on with a file that is older than the last known state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One deed of one person: one transaction."""

    id: ChangeId
    what: str
    """A German sentence without names, as „Antwort eingetragen“."""
    account_id: AccountId | None
    changed_at: datetime
    family_id: FamilyId | None = None
    undoes: ChangeId | None = None
    undoable: bool = True
    why: str = ""
    """The reason as it was typed, of one line; it goes with the family it speaks of."""
    deed: Deed = Deed.CHANGE

    def __post_init__(self) -> None:
        """Whatever shows the log shows it as it is: no line breaks, no turned direction (R42)."""
        object.__setattr__(self, "what", plain_line(self.what))
        object.__setattr__(self, "why", plain_line(self.why))


@dataclass(frozen=True, slots=True)
class Erasure:
    """A family that is to go for good; `entry` is of the kind ERASURE and names it.

    `reason` is a class of reasons, as „retention“ or „wish“: it stays when the family is gone.
    """

    entry: Change
    reason: str
    second_account_id: AccountId | None = None


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One field of one record before and after; `old` and `new` are JSON texts, None where there was nothing."""

    change_id: ChangeId
    kind: str
    """Table of the record."""
    record_id: UUID
    field: str
    old: str | None
    new: str | None
