"""Reading records within one transaction."""

from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, Table, bindparam, select

from kiberatung.services.ports import Record
from kiberatung.storage.mapper import column_value, from_row
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
        table = table_of(kind)
        conditions = [_condition(kind, table, field, value) for field, value in equal.items()]
        order = [table.c[name] for name in ("position", "id") if name in table.c]
        query = select(table).where(table.c.deleted_at.is_(None), *conditions).order_by(*order)
        return [from_row(kind, row) for row in self._connection.execute(query).mappings()]

    def _row(self, kind: type, identifier: UUID) -> RowMapping | None:
        """Also of a removed record."""
        return self._connection.execute(_by_identifier(kind), {"wanted": identifier}).mappings().one_or_none()


@cache
def _by_identifier(kind: Hashable) -> Select[Any]:
    """Made once for each kind: it is the statement of every write."""
    table = table_of(cast("type", kind))
    return select(table).where(table.c.id == bindparam("wanted", type_=table.c.id.type))


def _condition(kind: type, table: Table, field: str, value: object) -> ColumnElement[bool]:
    column = table.c[field]
    if _means_any_of(value, column_is_tuple=_is_tuple(kind, field)):
        return column.in_([column_value(kind, field, item) for item in value])  # type: ignore[attr-defined]
    stored: Any = column_value(kind, field, value)
    return column.is_(None) if stored is None else column == stored


def _means_any_of(value: object, *, column_is_tuple: bool) -> bool:
    if isinstance(value, (list, set, frozenset)):
        return True
    return isinstance(value, tuple) and not column_is_tuple


def _is_tuple(kind: type, field: str) -> bool:
    return str(kind.__annotations__.get(field, "")).startswith("tuple")
