"""What is due in the whole office: one line for each thing to do, most overdue first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import _
from kiberatung.domain.appointments import Appointment, AppointmentState
from kiberatung.domain.cases import CaseState
from kiberatung.domain.children import ChildId
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.names.display import sentence_name
from kiberatung.domain.notes import FollowUp
from kiberatung.domain.places import PlaceRequest, PlaceRequestState
from kiberatung.services.desk import Desk
from kiberatung.services.ports import Records
from kiberatung.services.read_models import BegunCase, ChildRow

APPOINTMENT_WITHIN = timedelta(days=14)
"""After the report; own measure of the program, no rule of law."""
HANDOVER_WITHIN = timedelta(days=7)
TOLD_WITHIN = timedelta(days=3)
ANSWERED_WITHIN = timedelta(days=21)
ASKED_AGAIN_WITHIN = timedelta(days=2)
AHEAD = timedelta(days=14)
RESULT_SOUGHT_FOR = timedelta(days=60)
_GIVEN = (PlaceRequestState.ACCEPTED, PlaceRequestState.ASSIGNED)
NAMED_AT_MOST = 60
"""Of each kind; the rest is counted."""


class DueKind(StrEnum):
    FOLLOW_UP = "follow_up"
    RESULT_OPEN = "result_open"
    NO_APPOINTMENT = "no_appointment"
    NOT_HANDED_OVER = "not_handed_over"
    NOT_TOLD = "not_told"
    NO_ANSWER = "no_answer"
    """The Schulamt has it and says nothing."""
    DECLINED = "declined"
    """A school said no, and no other was asked."""
    START_OPEN = "start_open"
    """The first day of school is past, and nobody wrote that the child began."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueWork:
    """`since` is the day the matter began; `name` is that of the family, or of the children as in a sentence."""

    kind: DueKind
    due_on: date
    since: date
    family_id: FamilyId
    child_id: ChildId | None = None
    name: str
    name_in_script: str = ""
    text: str = ""
    children: int = 0
    """How many children of the family `name` names."""
    missed: int = 0
    """Appointments at which nobody appeared."""


@dataclass(frozen=True, slots=True)
class DueList:
    work: tuple[DueWork, ...]
    overdue: int
    today: int
    later: int

    @property
    def all(self) -> int:
        return self.overdue + self.today + self.later


def due_work(desk: Desk, records: Records) -> DueList:
    """Reads within the transaction of the caller; everything due until two weeks from today."""
    found = [
        *_follow_ups(desk, records),
        *_results_open(desk),
        *_without_appointment(desk, records),
        *_of_children(desk, records),
    ]
    found = sorted((work for work in found if work.due_on <= desk.today + AHEAD), key=lambda work: work.due_on)
    overdue = sum(1 for work in found if work.due_on < desk.today)
    today = sum(1 for work in found if work.due_on == desk.today)
    return DueList(tuple(found), overdue, today, len(found) - overdue - today)


def _follow_ups(desk: Desk, records: Records) -> Iterator[DueWork]:
    open_ones = [one for one in records.find(FollowUp, done_on=None) if one.due_on <= desk.today + AHEAD]
    families = _families(records, [one.family_id for one in open_ones])
    for follow_up in open_ones:
        family = families.get(follow_up.family_id)
        if family is not None:
            yield DueWork(
                kind=DueKind.FOLLOW_UP,
                due_on=follow_up.due_on,
                since=follow_up.due_on,
                family_id=family.id,
                child_id=follow_up.child_id,
                name=family.family_name,
                name_in_script=family.name_in_script,
                text=follow_up.text,
            )


def _results_open(desk: Desk) -> Iterator[DueWork]:
    """Talks of past days of which nobody wrote whether they took place."""
    now = desk.clock.now()
    for one in desk.lists.appointments_between(now - RESULT_SOUGHT_FOR, now):
        day = german_time(one.starts_at).date()
        is_unsettled = one.state in (AppointmentState.PLANNED, AppointmentState.CONFIRMED)
        if is_unsettled and not one.is_hidden and day < desk.today:
            yield DueWork(
                kind=DueKind.RESULT_OPEN,
                due_on=day,
                since=day,
                family_id=one.family_id,
                name=one.family_name,
                name_in_script=one.name_in_script,
            )


def _without_appointment(desk: Desk, records: Records) -> Iterator[DueWork]:
    families = desk.lists.family_rows(desk.lists.families_without_appointment(NAMED_AT_MOST))
    ids = [row.family_id for row in families]
    missed = records.find(Appointment, family_id=ids, state=AppointmentState.NO_SHOW) if ids else []
    for row in families:
        since = row.reported_on or desk.today
        yield DueWork(
            kind=DueKind.NO_APPOINTMENT,
            due_on=since + APPOINTMENT_WITHIN,
            since=since,
            family_id=row.family_id,
            name=row.family_name,
            name_in_script=row.name_in_script,
            missed=sum(1 for one in missed if one.family_id == row.family_id),
        )


def _declined(records: Records, begun: list[BegunCase]) -> list[BegunCase]:
    """Since the day of the refusal; who is asked elsewhere or has a place waits for nothing."""
    children = [one.child_id for one in begun]
    requests = records.find(PlaceRequest, child_id=children) if children else []
    pending = {one.child_id for one in requests if one.state in (PlaceRequestState.ASKED, *_GIVEN)}
    refused = {
        one.child_id: one.answered_on or one.requested_on
        for one in requests
        if one.state is PlaceRequestState.DECLINED and one.child_id not in pending
    }
    return [replace(one, since=refused[one.child_id]) for one in begun if one.child_id in refused]


def _not_begun(desk: Desk, records: Records, placed: list[BegunCase]) -> list[BegunCase]:
    """With a first day of school that is past."""
    children = [one.child_id for one in placed]
    given = records.find(PlaceRequest, child_id=children, state=_GIVEN) if children else []
    starts = {one.child_id: one.starts_on for one in given if one.starts_on is not None and one.starts_on < desk.today}
    return [replace(one, since=starts[one.child_id]) for one in placed if one.child_id in starts]


def _of_children(desk: Desk, records: Records) -> Iterator[DueWork]:
    """Whoever is named is read once, whatever is due for the child."""
    recommended = desk.lists.begun_cases(CaseState.RECOMMENDED, NAMED_AT_MOST)
    handed_over = desk.lists.begun_cases(CaseState.HANDED_OVER, NAMED_AT_MOST)
    placed = desk.lists.begun_cases(CaseState.PLACED, NAMED_AT_MOST)
    due = (
        (DueKind.NOT_HANDED_OVER, HANDOVER_WITHIN, recommended),
        (DueKind.NOT_TOLD, TOLD_WITHIN, desk.lists.placed_untold(NAMED_AT_MOST)),
        (DueKind.NO_ANSWER, ANSWERED_WITHIN, handed_over),
        (DueKind.DECLINED, ASKED_AGAIN_WITHIN, _declined(records, [*recommended, *handed_over])),
        (DueKind.START_OPEN, timedelta(), _not_begun(desk, records, placed)),
    )
    children = dict.fromkeys(one.child_id for _kind, _within, begun in due for one in begun)
    rows = {row.child_id: row for row in desk.lists.child_rows(list(children))}
    for kind, within, begun in due:
        yield from _children_due(kind, within, begun, rows)


def _children_due(
    kind: DueKind, within: timedelta, begun: list[BegunCase], rows: Mapping[ChildId, ChildRow]
) -> Iterator[DueWork]:
    """One line for each family: brothers and sisters mostly go the way together."""
    families: dict[FamilyId, list[BegunCase]] = {}
    for one in begun:
        if one.child_id in rows:
            families.setdefault(one.family_id, []).append(one)
    for family_id, children in families.items():
        people = [rows[one.child_id] for one in children]
        since = min(one.since for one in children)
        yield DueWork(
            kind=kind,
            due_on=since + within,
            since=since,
            family_id=family_id,
            child_id=children[0].child_id,
            name=_together(people),
            name_in_script=people[0].name_in_script if len(people) == 1 else "",
            children=len(people),
        )


def _together(people: list[ChildRow]) -> str:
    """„Lev, Danylo und Daryna Kovalenko“."""
    if len(people) == 1:
        return sentence_name(people[0].family_name, people[0].given_names)
    given = [row.given_names or row.family_name for row in people]
    names = _("{first} und {last}").format(first=", ".join(given[:-1]), last=given[-1])
    same = {row.family_name for row in people}
    return f"{names} {people[0].family_name}".strip() if len(same) == 1 else names


def _families(records: Records, ids: list[FamilyId]) -> dict[FamilyId, Family]:
    return {family.id: family for family in records.find(Family, id=ids)} if ids else {}
