"""What whole lists are sorted, filtered and grouped by: of each row only the facts asked for, in the order of names."""

from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, select

from kiberatung.domain.cases import CaseState, SideExit
from kiberatung.domain.schools import GermanSupport
from kiberatung.services.read_models import ListQuery
from kiberatung.storage.queries.children import first_of
from kiberatung.storage.queries.conditions import listed_children, order_of
from kiberatung.storage.queries.families import counted_families, family_order, languages_of_children, matching_families
from kiberatung.storage.tables.cases import ASSESSMENTS, CASES, RECOMMENDATIONS
from kiberatung.storage.tables.change_log import SEARCH_ENTRIES
from kiberatung.storage.tables.children import CHILDREN
from kiberatung.storage.tables.families import FAMILIES
from kiberatung.storage.tables.office import ACCOUNTS

Fact = Callable[[Any], Any]
_fields_of: Any = namedtuple
"""Which fields there are is known when they are asked for, so no checker can know them."""

_STATES: dict[str | None, CaseState] = {None: CaseState.REPORTED, **{state.value: state for state in CaseState}}
_EXITS: dict[str, SideExit] = {way.value: way for way in SideExit}
_SUPPORTS: dict[str, GermanSupport] = {kind.value: kind for kind in GermanSupport}
_STATE_AT = dict(enumerate(CaseState))
_OF_GRADES = ("grade", "german_support")

_CHILD_COLUMNS: Mapping[str, ColumnElement[Any]] = {
    "family_name": CHILDREN.c.family_name,
    "given_names": CHILDREN.c.given_names,
    "date_of_birth": CHILDREN.c.date_of_birth,
    "language": CHILDREN.c.home_languages,
    "town": FAMILIES.c.town,
    "case_number": FAMILIES.c.case_number,
    "reported_on": FAMILIES.c.reported_on,
    "counsellor": ACCOUNTS.c.short_sign,
    "state": CASES.c.state,
    "side_exit": CASES.c.side_exit,
}
_FAMILY_COLUMNS: Mapping[str, ColumnElement[Any]] = {
    "family_name": FAMILIES.c.family_name,
    "language": FAMILIES.c.home_languages,
    "town": FAMILIES.c.town,
    "case_number": FAMILIES.c.case_number,
    "reported_on": FAMILIES.c.reported_on,
    "counsellor": ACCOUNTS.c.short_sign,
}
_OF_COUNTS = ("children", "open_children", "earliest_state")


def child_facts(connection: Connection, query: ListQuery, facts: Sequence[str]) -> list[Any]:
    """Each with `child_id` and the facts by the names they have in `ChildRow`."""
    read = [name for name in facts if name in _CHILD_COLUMNS]
    wanted = listed_children(query, [_CHILD_COLUMNS[name].label(name) for name in read])
    found = connection.execute(wanted.order_by(*order_of(query))).all()
    grades = _grades(connection) if set(_OF_GRADES) & set(facts) else {}
    made = _fields_of("ChildFacts", ["child_id", *read, *_OF_GRADES])
    turns = _turns(read)
    nothing = (None, None)
    return [made(row[0], *_turned(row, turns), *grades.get(row[0], nothing)) for row in found]


def family_facts(connection: Connection, query: ListQuery, facts: Sequence[str]) -> list[Any]:
    """Each with `family_id` and the facts by the names they have in `FamilyRow`."""
    read = [name for name in facts if name in _FAMILY_COLUMNS]
    matching = matching_families(query).subquery()
    together = FAMILIES.join(matching, matching.c.family_id == FAMILIES.c.id)
    together = together.outerjoin(SEARCH_ENTRIES, SEARCH_ENTRIES.c.owner_id == FAMILIES.c.id)
    if "counsellor" in read:
        together = together.outerjoin(ACCOUNTS, ACCOUNTS.c.id == FAMILIES.c.counsellor_id)
    columns = [_FAMILY_COLUMNS[name].label(name) for name in read]
    wanted = select(FAMILIES.c.id, *columns).select_from(together).order_by(*family_order(query, matching.c))
    found = connection.execute(wanted).all()
    counts = _counts(connection) if set(_OF_COUNTS) & set(facts) else {}
    tongues = languages_of_children(connection) if "language" in facts else {}
    made = _fields_of("FamilyFacts", ["family_id", *read, *_OF_COUNTS])
    turns = _turns(read)
    rows = [made(row[0], *_turned(row, turns), *counts.get(row[0], (0, 0, None))) for row in found]
    return [row._replace(language=row.language or tongues.get(row.family_id, "")) for row in rows] if tongues else rows


def _turned(row: Any, turns: Sequence[Fact | None]) -> list[Any]:
    return [value if turn is None else turn(value) for value, turn in zip(row[1:], turns, strict=True)]


def _turns(facts: Sequence[str]) -> list[Fact | None]:
    """From the column to what the row of a list holds; None where they are the same."""
    ways: dict[str, Fact] = {
        "language": first_of,
        "state": _STATES.__getitem__,
        "side_exit": _EXITS.get,
        "counsellor": lambda sign: sign or "",
    }
    return [ways.get(fact) for fact in facts]


def _grades(connection: Connection) -> dict[UUID, tuple[int | None, GermanSupport | None]]:
    """From the newest assessment of each child, and over it the newest recommendation."""
    found: dict[UUID, tuple[int | None, GermanSupport | None]] = {}
    for table, day in ((ASSESSMENTS, "assessed_on"), (RECOMMENDATIONS, "recommended_on")):
        query = select(table.c.child_id, table.c.grade, table.c.german_support).where(table.c.deleted_at.is_(None))
        for child_id, grade, support in connection.execute(query.order_by(table.c[day], table.c.id)):
            found[child_id] = (grade, _SUPPORTS.get(support))
    return found


def _counts(connection: Connection) -> dict[UUID, tuple[int, int, CaseState | None]]:
    return {
        row.id: (row.children, row.open_children, _STATE_AT.get(row.least_far))
        for row in connection.execute(counted_families())
    }
