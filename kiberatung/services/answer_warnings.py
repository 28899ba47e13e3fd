"""What stands out in a family and asks for a second look, until somebody finds it right; nothing of it blocks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kiberatung.basics.texts import N_
from kiberatung.domain.appointments import Appointment, AppointmentState
from kiberatung.domain.assessments import Assessment
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.consistency.confirmed import ConfirmedDoubt, ConfirmedDoubtId
from kiberatung.domain.consistency.doubt import Doubt, Household
from kiberatung.domain.consistency.guard import doubts_of
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.guardians import Guardian
from kiberatung.domain.schooling import SchoolingSpan
from kiberatung.services.desk import Desk
from kiberatung.services.families import FamilyFile
from kiberatung.services.permissions import OFFICE, use_case
from kiberatung.services.ports import Records

_COMING = (AppointmentState.PLANNED, AppointmentState.CONFIRMED)
Cell = tuple[str, ChildId | None]
"""A question, and the child asked; None: the family."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the answers of a family are compared with besides each other, and what was found right before."""

    guardians: tuple[Guardian, ...] = ()
    spans: tuple[SchoolingSpan, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    found_right: frozenset[tuple[str, ChildId | None, str]] = frozenset()


def read_surroundings(desk: Desk, records: Records, file: FamilyFile) -> Surroundings:
    children = [child.id for child in file.children]
    coming = records.find(Appointment, family_id=file.family.id, state=_COMING)
    return Surroundings(
        file.guardians,
        tuple(records.find(SchoolingSpan, child_id=children)) if children else (),
        tuple(records.find(Assessment, child_id=children)) if children else (),
        tuple(one for one in coming if one.starts_at >= desk.clock.now()),
        frozenset(one.key for one in records.find(ConfirmedDoubt, family_id=file.family.id)),
    )


def open_doubts(family: Family, children: tuple[Child, ...], around: Surroundings, today: date) -> tuple[Doubt, ...]:
    """In the order of the rules; what was found right is left out."""
    house = Household(
        family=family,
        children=children,
        guardians=around.guardians,
        spans=around.spans,
        assessments=around.assessments,
        appointments=around.appointments,
        today=today,
    )
    return tuple(doubt for doubt in doubts_of(house) if doubt.key not in around.found_right)


def doubts_by_cell(doubts: Iterable[Doubt]) -> Mapping[Cell, Doubt]:
    """Of several at one question the first; the next one comes when it is settled."""
    found: dict[Cell, Doubt] = {}
    for doubt in doubts:
        if doubt.field:
            found.setdefault((doubt.field, doubt.child_id), doubt)
    return found


@use_case(allowed=OFFICE)
def find_right(desk: Desk, family_id: FamilyId, doubt: Doubt) -> ConfirmedDoubt:
    """Somebody looked and it is so: for these values the doubt does not come again. Undo raises it anew."""
    with desk.changing(N_("Auffällige Angabe bestätigt"), family_id) as work:
        work.get(Family, family_id)
        confirmed = work.put(
            ConfirmedDoubt(
                id=ConfirmedDoubtId(desk.identifiers.next()),
                family_id=family_id,
                child_id=doubt.child_id,
                rule=doubt.rule,
                about=doubt.about,
                confirmed_on=desk.today,
                account_id=desk.account.id,
            )
        )
        work.commit()
    return confirmed
