"""Children and families as the lists need them, read whole from the store to be kept in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from sys import intern
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Integer, Select, bindparam, exists, select

from kiberatung.domain.cases import CaseState, SideExit
from kiberatung.domain.children import ChildId
from kiberatung.domain.families import FamilyId
from kiberatung.domain.schools import GermanSupport
from kiberatung.services.read_models import ChildRow, FamilyRow
from kiberatung.storage.queries.children import first_of
from kiberatung.storage.queries.conditions import ACTIVE_APPOINTMENTS, CASE_OF_CHILD
from kiberatung.storage.tables.appointments import APPOINTMENTS
from kiberatung.storage.tables.cases import ASSESSMENTS, CASES, RECOMMENDATIONS
from kiberatung.storage.tables.change_log import SEARCH_ENTRIES
from kiberatung.storage.tables.children import CHILDREN
from kiberatung.storage.tables.families import FAMILIES
from kiberatung.storage.tables.office import ACCOUNTS

Grade = tuple[int | None, GermanSupport | None]
_STATES: dict[str | None, CaseState] = {None: CaseState.REPORTED, **{state.value: state for state in CaseState}}
_EXITS: dict[str | None, SideExit] = {way.value: way for way in SideExit}
_SUPPORTS: dict[str | None, GermanSupport] = {kind.value: kind for kind in GermanSupport}
"""Looked up: calling an enumeration takes ten times as long."""
_WAITING = frozenset(state for state in CaseState if state.order < CaseState.PLACED.order)
_PLACES = {state: state.order for state in CaseState}
_NO_GRADE: Grade = (None, None)


@dataclass(slots=True, eq=False)
class HeldFamily:
    """The facts have the names they have in `FamilyRow`; `members` are the living children."""

    number: int
    """The identifier: as a figure it is no object that the search for garbage has to look at."""
    family_name: str
    name_in_script: str
    case_number: str
    town: str
    language: str
    reported_on: date | None
    counsellor: str
    open_children: int
    earliest_state: CaseState | None
    sort_name: str
    counsellor_number: int | None
    has_appointment: bool
    members: tuple["HeldChild", ...] = ()

    @property
    def family_id(self) -> FamilyId:
        return FamilyId(UUID(int=self.number))

    @property
    def children(self) -> int:
        return len(self.members)

    def as_row(self) -> FamilyRow:
        return FamilyRow(*(getattr(self, name) for name in _FAMILY_FACTS))


@dataclass(slots=True, eq=False)
class HeldChild:
    """The facts have the names they have in `ChildRow`; `forms` is what a search looks in."""

    number: int
    family: HeldFamily
    family_name: str
    given_names: str
    name_in_script: str
    date_of_birth: date | None
    language: str
    has_case: bool
    """Without one `state` says less than it seems to."""
    state: CaseState
    side_exit: SideExit | None
    grade: int | None
    german_support: GermanSupport | None
    forms: str
    sort_name: str

    @property
    def child_id(self) -> ChildId:
        return ChildId(UUID(int=self.number))

    @property
    def family_id(self) -> FamilyId:
        return self.family.family_id

    @property
    def town(self) -> str:
        return self.family.town

    @property
    def case_number(self) -> str:
        return self.family.case_number

    @property
    def reported_on(self) -> date | None:
        return self.family.reported_on

    @property
    def counsellor(self) -> str:
        return self.family.counsellor

    @property
    def is_open(self) -> bool:
        return self.has_case and self.side_exit is None and self.state is not CaseState.CLOSED

    @property
    def is_waiting(self) -> bool:
        return self.has_case and self.side_exit is None and self.state in _WAITING

    def as_row(self) -> ChildRow:
        return ChildRow(*(getattr(self, name) for name in _CHILD_FACTS))


_CHILD_FACTS = tuple(one.name for one in fields(ChildRow))
_FAMILY_FACTS = tuple(one.name for one in fields(FamilyRow))
_HAS_APPOINTMENT = exists().where(
    APPOINTMENTS.c.family_id == FAMILIES.c.id,
    APPOINTMENTS.c.deleted_at.is_(None),
    APPOINTMENTS.c.state.in_(ACTIVE_APPOINTMENTS),
)
_FAMILIES: Select[Any] = (
    select(
        *(FAMILIES.c[name] for name in ("id", "family_name", "name_in_script", "case_number", "town")),
        *(FAMILIES.c[name] for name in ("home_languages", "reported_on", "counsellor_id")),
        ACCOUNTS.c.short_sign,
        SEARCH_ENTRIES.c.sort_name,
        _HAS_APPOINTMENT.label("has_appointment"),
    )
    .select_from(
        FAMILIES.outerjoin(ACCOUNTS, ACCOUNTS.c.id == FAMILIES.c.counsellor_id).outerjoin(
            SEARCH_ENTRIES, SEARCH_ENTRIES.c.owner_id == FAMILIES.c.id
        )
    )
    .where(FAMILIES.c.deleted_at.is_(None))
    .order_by(FAMILIES.c.id)
)
_CHILDREN: Select[Any] = (
    select(
        *(CHILDREN.c[name] for name in ("id", "family_id", "family_name", "given_names", "name_in_script")),
        *(CHILDREN.c[name] for name in ("date_of_birth", "home_languages")),
        *(CASES.c.state, CASES.c.side_exit),
        *(SEARCH_ENTRIES.c.forms, SEARCH_ENTRIES.c.sort_name),
    )
    .select_from(
        CHILDREN.join(SEARCH_ENTRIES, SEARCH_ENTRIES.c.owner_id == CHILDREN.c.id).outerjoin(CASES, CASE_OF_CHILD)
    )
    .where(CHILDREN.c.deleted_at.is_(None))
    .order_by(CHILDREN.c.position, CHILDREN.c.id)
)


def _with_grades(of_these: ColumnElement[bool]) -> tuple[Select[Any], ...]:
    """The children, their assessments, and their recommendations, which count for more."""
    found = [_CHILDREN.where(of_these)]
    for table, day in ((ASSESSMENTS, "assessed_on"), (RECOMMENDATIONS, "recommended_on")):
        grades = select(table.c.child_id, table.c.grade, table.c.german_support)
        of_children = grades.join(CHILDREN, CHILDREN.c.id == table.c.child_id)
        found.append(of_children.where(of_these, table.c.deleted_at.is_(None)).order_by(table.c[day], table.c.id))
    return tuple(found)


_FIRST = _FAMILIES.limit(bindparam("most", type_=Integer))
_NEXT = _FIRST.where(FAMILIES.c.id > bindparam("last"))
_AMONG = _FAMILIES.where(FAMILIES.c.id.in_(bindparam("ids", expanding=True)))
_CHILDREN_BETWEEN = _with_grades(CHILDREN.c.family_id.between(bindparam("first"), bindparam("last")))
_CHILDREN_AMONG = _with_grades(CHILDREN.c.family_id.in_(bindparam("ids", expanding=True)))
"""Made once, so that they are rewritten once for each sight."""


def families_after(connection: Connection, last: UUID | None, limit: int) -> list[HeldFamily]:
    """The next so many in the order of their identifiers, beginning with None."""
    query, wanted = (_FIRST, {}) if last is None else (_NEXT, {"last": last})
    rows = connection.execute(query, {"most": limit, **wanted}).all()
    if not rows:
        return []
    return _held(connection, rows, _CHILDREN_BETWEEN, {"first": rows[0].id, "last": rows[-1].id})


def families_of(connection: Connection, ids: Sequence[UUID]) -> list[HeldFamily]:
    """Those of them that are living and in sight."""
    wanted = {"ids": list(ids)}
    return _held(connection, connection.execute(_AMONG, wanted).all(), _CHILDREN_AMONG, wanted)


def _held(
    connection: Connection, rows: Sequence[Any], queries: tuple[Select[Any], ...], wanted: dict[str, Any]
) -> list[HeldFamily]:
    of_children, *of_grades = queries
    children: dict[UUID, list[Any]] = {}
    for child in connection.execute(of_children, wanted):
        children.setdefault(child.family_id, []).append(child)
    grades: dict[UUID, Grade] = {}
    for query in of_grades:
        for child_id, grade, support in connection.execute(query, wanted):
            grades[child_id] = (grade, _SUPPORTS.get(support))
    return [_family(row, children.get(row.id, ()), grades) for row in rows]


def _family(row: Any, children: Sequence[Any], grades: dict[UUID, Grade]) -> HeldFamily:
    family = HeldFamily(
        number=row.id.int,
        family_name=row.family_name,
        name_in_script=row.name_in_script,
        case_number=row.case_number,
        town=intern(row.town),
        language=first_of(row.home_languages),
        reported_on=row.reported_on,
        counsellor=row.short_sign or "",
        open_children=0,
        earliest_state=None,
        sort_name=row.sort_name or "",
        counsellor_number=row.counsellor_id.int if row.counsellor_id else None,
        has_appointment=bool(row.has_appointment),
    )
    family.members = tuple(_child(child, family, grades.get(child.id, _NO_GRADE)) for child in children)
    still_open = [child.state for child in family.members if child.is_open]
    family.open_children = len(still_open)
    family.earliest_state = min(still_open, key=_PLACES.__getitem__, default=None)
    family.language = family.language or next((child.language for child in family.members if child.language), "")
    return family


def _child(row: Any, family: HeldFamily, grade: Grade) -> HeldChild:
    return HeldChild(
        row.id.int,
        family,
        row.family_name,
        row.given_names,
        row.name_in_script,
        row.date_of_birth,
        first_of(row.home_languages),
        row.state is not None,
        _STATES[row.state],
        _EXITS.get(row.side_exit),
        *grade,
        row.forms,
        row.sort_name,
    )
