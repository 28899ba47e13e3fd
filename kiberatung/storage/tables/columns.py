"""The kinds of columns, the names of constraints and the register of which record lives in which table."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, SafeUUID

from sqlalchemy import Boolean, Column, Date, DateTime, Dialect, ForeignKey, Integer, MetaData, Table, Text, Uuid
from sqlalchemy.types import TypeDecorator

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

TABLES: dict[type, Table] = {}
"""Filled by the modules of this package; read through `kiberatung.storage.tables.register`."""


class Identifier(Uuid[UUID]):
    """A UUID; where the database has no such type it is read twice as fast as `UUID(text)` does it.

    Lists of 10,000 identifiers are read at each key typed, so this counts.
    """

    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        if dialect.supports_native_uuid:
            return super().result_processor(dialect, coltype)  # type: ignore[no-untyped-call]  # untyped there
        return identifier_of


def identifier_of(text: str | None) -> UUID | None:
    """From 32 hexadecimal digits that this program wrote: without the checks and choices of `UUID()`."""
    if text is None:
        return None
    identifier = object.__new__(UUID)
    _set(identifier, "int", int(text, 16))
    _set(identifier, "is_safe", _UNKNOWN)
    return identifier


_UNKNOWN = SafeUUID.unknown
_set = object.__setattr__
"""`UUID` forbids its own attributes to be set, also to itself."""


class UtcMoment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite keeps it without a zone, which then means UTC."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(DateTime(timezone=dialect.name == "postgresql"))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment = value.astimezone(UTC)
        return moment if dialect.name == "postgresql" else moment.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def record_table(name: str, record: type, *columns: Column[Any]) -> Table:
    """A table for records: identifier and version first, the day of removal last; no record field is named so."""
    table = Table(
        name,
        METADATA,
        Column("id", Identifier(), primary_key=True),
        Column("version", Integer, nullable=False),
        *columns,
        Column("deleted_at", UtcMoment()),
    )
    TABLES[record] = table
    return table


def text(name: str, *, index: bool = False) -> Column[Any]:
    return Column(name, Text, nullable=False, index=index)


def key(name: str) -> Column[Any]:
    """A key of a catalogue or an enumeration that may be unknown."""
    return Column(name, Text)


def texts(name: str) -> Column[Any]:
    """A tuple, as a JSON array."""
    return Column(name, Text, nullable=False)


def number(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, Integer, nullable=optional)


def yes_no(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, Boolean, nullable=optional)


def day(name: str, *, optional: bool = True, index: bool = False) -> Column[Any]:
    return Column(name, Date, nullable=optional, index=index)


def moment(name: str, *, index: bool = False) -> Column[Any]:
    return Column(name, UtcMoment(), nullable=False, index=index)


def reference(name: str, table: str, *, optional: bool = False) -> Column[Any]:
    """To another record; looked at when the transaction ends, so that the order within one does not matter."""
    target = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return Column(name, Identifier(), target, nullable=optional, index=True)
