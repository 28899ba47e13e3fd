"""From found entries to the rows the search line shows."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, Connection, Select, Table, bindparam, select

from kiberatung.domain.children import Sex
from kiberatung.domain.names.person import Person
from kiberatung.services.read_models import SearchHit
from kiberatung.storage.queries.children import in_parts
from kiberatung.storage.queries.ranking import Fit
from kiberatung.storage.tables.change_log import SEARCH_ENTRIES
from kiberatung.storage.tables.children import CHILDREN
from kiberatung.storage.tables.families import FAMILIES, GUARDIANS

Ranked = tuple[str, UUID, Fit]
_PLACE = (FAMILIES.c.case_number, FAMILIES.c.town)
_NAMES = (CHILDREN.c.family_name, CHILDREN.c.given_names, CHILDREN.c.name_in_script)
_OWNERS: BindParameter[Any] = bindparam("owners", expanding=True)
_OF_PERSON = ("id", "family_id", "family_name", "given_names", "name_in_script", "date_of_birth")


def _persons(table: Table) -> Select[Any]:
    of_persons = select(*(table.c[name] for name in _OF_PERSON), *_PLACE)
    return of_persons.join(FAMILIES, FAMILIES.c.id == table.c.family_id).where(table.c.id.in_(_OWNERS))


_CHILD_HITS, _GUARDIAN_HITS = _persons(CHILDREN), _persons(GUARDIANS)
_FAMILY_HITS = select(
    FAMILIES.c.id.label("family_id"), FAMILIES.c.family_name, FAMILIES.c.name_in_script, *_PLACE
).where(FAMILIES.c.id.in_(_OWNERS))


def hits_of(connection: Connection, ranked: Sequence[Ranked]) -> list[SearchHit]:
    """In the order given."""
    found: dict[UUID, SearchHit] = {}
    makers: dict[str, Callable[[Connection, dict[UUID, Fit]], list[SearchHit]]] = {
        "child": child_hits,
        "guardian": _guardian_hits,
        "family": _family_hits,
    }
    for kind, maker in makers.items():
        fits = {owner: fit for owner_kind, owner, fit in ranked if owner_kind == kind}
        if fits:
            found |= dict(zip(fits, maker(connection, fits), strict=True))
    return [found[owner] for _kind, owner, _fit in ranked]


def child_hits(connection: Connection, fits: dict[UUID, Fit]) -> list[SearchHit]:
    rows = {row.id: row for row in connection.execute(_CHILD_HITS, {"owners": list(fits)})}
    return [
        _hit(rows[owner], owner, _person_name(rows[owner]), rows[owner].date_of_birth, fits[owner]) for owner in fits
    ]


def known_children(
    connection: Connection, entries: Sequence[int], *, with_siblings: bool
) -> Iterator[tuple[UUID, Person]]:
    """The children behind these entries, with what tells whether they are the same person."""
    for some in in_parts(entries):
        query = (
            select(CHILDREN.c.id, CHILDREN.c.family_id, *_NAMES, CHILDREN.c.date_of_birth, CHILDREN.c.sex)
            .join(SEARCH_ENTRIES, SEARCH_ENTRIES.c.owner_id == CHILDREN.c.id)
            .where(SEARCH_ENTRIES.c.number.in_(some))
        )
        rows = connection.execute(query).all()
        siblings = _children_of(connection, {row.family_id for row in rows}) if with_siblings else {}
        for row in rows:
            others = tuple(name for child, name in siblings.get(row.family_id, ()) if child != row.id)
            yield row.id, Person(*row[2:6], Sex(row.sex) if row.sex else None, others)


def _children_of(connection: Connection, families: set[UUID]) -> dict[UUID, list[tuple[UUID, str]]]:
    columns = (CHILDREN.c.id, CHILDREN.c.family_id, CHILDREN.c.given_names)
    query = select(*columns).where(CHILDREN.c.family_id.in_(families), CHILDREN.c.deleted_at.is_(None))
    found: dict[UUID, list[tuple[UUID, str]]] = {}
    for row in connection.execute(query):
        found.setdefault(row.family_id, []).append((row.id, row.given_names))
    return found


def _guardian_hits(connection: Connection, fits: dict[UUID, Fit]) -> list[SearchHit]:
    rows = {row.id: row for row in connection.execute(_GUARDIAN_HITS, {"owners": list(fits)})}
    return [
        _hit(rows[owner], None, _person_name(rows[owner]), rows[owner].date_of_birth, fits[owner], is_guardian=True)
        for owner in fits
    ]


def _family_hits(connection: Connection, fits: dict[UUID, Fit]) -> list[SearchHit]:
    rows = {row.family_id: row for row in connection.execute(_FAMILY_HITS, {"owners": list(fits)})}
    return [_hit(rows[owner], None, rows[owner].family_name, None, fits[owner]) for owner in fits]


def _hit(row: Any, child_id: Any, name: str, born: Any, fit: Fit, *, is_guardian: bool = False) -> SearchHit:
    return SearchHit(
        child_id=child_id,
        family_id=row.family_id,
        name=name,
        name_in_script=row.name_in_script,
        date_of_birth=born,
        case_number=row.case_number,
        town=row.town,
        score=fit.score,
        why=fit.why,
        is_guardian=is_guardian,
    )


def _person_name(row: Any) -> str:
    return ", ".join(filter(None, (row.family_name, row.given_names)))
