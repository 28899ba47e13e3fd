"""Reading records within one transaction."""

from collections.abc import Hashable
from enum import Enum, auto
from functools import cache
from typing import Any, TypeVar, cast
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Connection, RowMapping, Select, bindparam, select

from kiberatung.services.ports import Record
from kiberatung.storage.mapper import column_value, from_row, records_of
from kiberatung.storage.no_record import no_such_record
from kiberatung.storage.tables.register import table_of

R = TypeVar("R", bound=Record)


class SqlRecords:
    """Fulfils `services.ports.Records`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, kind: type[R], identifier: UUID) -> R:
        row = self._row(kind, identifier)
        if row is None or row["deleted_at"] is not None:
            raise no_such_record()
        record: R = from_row(kind, row)
        return record

    def find(self, kind: type[R], **equal: object) -> list[R]:
        wanted = {field: _wanted(kind, field, value) for field, value in equal.items()}
        query = _finding(kind, tuple((field, _match(value)) for field, value in wanted.items()))
        given = {field: value for field, value in wanted.items() if value is not None}
        found = self._connection.execute(query, given)
        return records_of(kind, found.keys(), found)

    def _row(self, kind: type, identifier: UUID) -> RowMapping | None:
        """Also of a removed record."""
        return self._connection.execute(_by_identifier(kind), {"wanted": identifier}).mappings().one_or_none()


@cache
def _by_identifier(kind: Hashable) -> Select[Any]:
    """Made once for each kind: it is the statement of every write."""
    table = table_of(cast("type", kind))
    return select(table).where(table.c.id == bindparam("wanted", type_=table.c.id.type))


class _Match(Enum):
    NOTHING = auto()
    ONE = auto()
    ANY_OF = auto()


def _match(wanted: object) -> _Match:
    if wanted is None:
        return _Match.NOTHING
    return _Match.ANY_OF if isinstance(wanted, list) else _Match.ONE


def _wanted(kind: type, field: str, value: object) -> object:
    """As it stands in the column; a list where any of several will do."""
    if _means_any_of(value, column_is_tuple=_is_tuple(kind, field)):
        return [column_value(kind, field, item) for item in value]  # type: ignore[attr-defined]
    return column_value(kind, field, value)


@cache
def _finding(kind: Hashable, conditions: tuple[tuple[str, _Match], ...]) -> Select[Any]:
    """Made once for each kind and its conditions: a page asks some thirty times, and making costs more than asking."""
    table = table_of(cast("type", kind))
    order = [table.c[name] for name in ("position", "id") if name in table.c]
    met = [_condition(table.c[field], match) for field, match in conditions]
    return select(table).where(table.c.deleted_at.is_(None), *met).order_by(*order)


def _condition(column: Column[Any], match: _Match) -> ColumnElement[bool]:
    if match is _Match.NOTHING:
        return column.is_(None)
    if match is _Match.ANY_OF:
        return column.in_(bindparam(column.name, type_=column.type, expanding=True))
    return column == bindparam(column.name, type_=column.type)


def _means_any_of(value: object, *, column_is_tuple: bool) -> bool:
    if isinstance(value, (list, set, frozenset)):
        return True
    return isinstance(value, tuple) and not column_is_tuple


def _is_tuple(kind: type, field: str) -> bool:
    return str(kind.__annotations__.get(field, "")).startswith("tuple")
