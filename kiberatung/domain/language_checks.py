"""What a child could do in a language on a certain day, found with a named instrument; kept beside later findings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType
from uuid import UUID

from kiberatung.domain.accounts import AccountId
from kiberatung.domain.children import ChildId, GermanLevel

LanguageCheckId = NewType("LanguageCheckId", UUID)

GERMAN = "deu"
SKILLS = ("understands", "speaks", "reads", "writes")
LEVELS = tuple(GermanLevel)
"""From nothing to C1, after the Gemeinsamer Europäischer Referenzrahmen."""


class CheckInstrument(StrEnum):
    """What the finding rests on."""

    TALK = "talk"
    OBSERVATION = "observation"
    TASK_SHEET = "task_sheet"
    TEST = "test"
    CERTIFICATE = "certificate"
    COURSE = "course"
    SCHOOL_REPORT = "school_report"
    TOLD = "told"


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageCheck:
    """A skill that was not looked at stays None; `overall` is what counts, chosen by the counsellor."""

    id: LanguageCheckId
    version: int = 0
    child_id: ChildId
    language: str = GERMAN
    """ISO 639-3."""
    checked_on: date
    understands: GermanLevel | None = None
    speaks: GermanLevel | None = None
    reads: GermanLevel | None = None
    writes: GermanLevel | None = None
    overall: GermanLevel | None = None
    instrument: CheckInstrument = CheckInstrument.TALK
    evidence: str = ""
    """The paper it can be looked up in, as the name of a certificate."""
    account_id: AccountId | None = None

    def levels(self) -> tuple[GermanLevel | None, ...]:
        """In the order of `SKILLS`."""
        return self.understands, self.speaks, self.reads, self.writes


def lowest_level(check: LanguageCheck) -> GermanLevel | None:
    """Of the skills that were looked at: a proposal for the whole that promises nothing."""
    known = [level for level in check.levels() if level is not None]
    return min(known, key=LEVELS.index, default=None)


def in_order(checks: Iterable[LanguageCheck], language: str = GERMAN) -> list[LanguageCheck]:
    """Of one language, oldest first."""
    return sorted((one for one in checks if one.language == language), key=lambda one: (one.checked_on, one.id))


def newest(checks: Iterable[LanguageCheck], language: str = GERMAN) -> LanguageCheck | None:
    return next(reversed(in_order(checks, language)), None)
