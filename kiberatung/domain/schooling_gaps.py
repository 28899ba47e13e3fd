"""Why a child was not at school for a time: told once, it stays with that time when the spans around it move."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType
from uuid import UUID

from kiberatung.domain.children import ChildId
from kiberatung.domain.schooling import SchoolingGap

GapReasonId = NewType("GapReasonId", UUID)


class GapCause(StrEnum):
    """As families tell it; no word about a person's health or merit beyond it."""

    WAR = "war"
    FLIGHT = "flight"
    NO_PLACE = "no_place"
    CLOSED = "closed"
    FORBIDDEN = "forbidden"
    ILLNESS = "illness"
    WORK = "work"
    COST = "cost"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class GapReason:
    """The days are those of the gap when the reason was told."""

    id: GapReasonId
    version: int = 0
    child_id: ChildId
    started_on: date
    ended_on: date
    cause: GapCause


def reason_of(gap: SchoolingGap, reasons: Iterable[GapReason]) -> GapReason | None:
    """The one told for most of its days; None when none of them touches it."""
    shared = [(_shared_days(gap, reason), reason) for reason in reasons]
    most = max(shared, key=lambda pair: pair[0], default=None)
    return most[1] if most is not None and most[0] > 0 else None


def _shared_days(gap: SchoolingGap, reason: GapReason) -> int:
    return (min(gap.ended_on, reason.ended_on) - max(gap.started_on, reason.started_on)).days
