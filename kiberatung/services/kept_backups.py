"""What is told of backups: a line of their list, what would be lost by going back to one, what came of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path


class BackupState(StrEnum):
    CHECKED = "checked"
    """It was read back whole when it was made, and is as long as it was then."""
    UNCHECKED = "unchecked"
    """Nothing says that it was: from an older program, or its note is missing."""
    DAMAGED = "damaged"
    """It is not as long as it was, or its keyslots are missing."""


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """One line; `size` in bytes, `families` None where nothing tells how many there are."""

    path: Path
    made_at: datetime
    size: int
    state: BackupState
    families: int | None = None
    entries: int | None = None
    """Length of the log; how many came since is what would be lost."""
    in_second_place: bool = False


@dataclass(frozen=True, slots=True)
class Loss:
    """What was done after a backup; `is_known` False when the present store cannot be read."""

    is_known: bool
    changes: int = 0
    families: int = 0
    """Families touched by these changes."""
    last_at: datetime | None = None
    erased_again: int = 0
    """Families that were erased for good since and will be erased again."""


@dataclass(frozen=True, slots=True)
class Restored:
    """`kept_as`: where the store that was there before lies now, None when there was none."""

    kept_as: Path | None
    erased_again: int
