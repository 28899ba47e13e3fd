"""SQLAlchemy engines for both databases: one connection each, transactions begun by ourselves."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.pool import StaticPool
from sqlalchemy.util import LRUCache
from sqlcipher3 import dbapi2

from kiberatung.storage.faults import fault_of


def file_engine(connection: Any) -> Engine:
    """For the keyed connection of `database_file`.

    The driver's own transactions are off and `BEGIN IMMEDIATE` is ours, so that schema steps roll back too. Statements
    are compiled once for all openings: the list after unlocking comes sooner.
    """
    first = _first_engine()
    engine = Engine(StaticPool(lambda: connection, dialect=first.dialect), first.dialect, first.url)
    event.listen(engine, "begin", _begin_immediate)
    return engine.execution_options(compiled_cache=_compiled)


@cache
def _first_engine() -> Engine:
    """In memory and never used: it knows the dialect."""
    engine = create_engine("sqlite://", module=dbapi2)
    engine.connect().close()
    return engine


_compiled: LRUCache[Any, Any] = LRUCache(500)


def server_engine(url: str) -> Engine:
    """For `postgresql+psycopg://…`."""
    return create_engine(url, poolclass=StaticPool)


@contextmanager
def telling_faults() -> Iterator[None]:
    """Turns the database's errors into sentences; what is a bug stays one."""
    try:
        yield
    except IntegrityError:
        raise
    except DBAPIError as error:
        fault = fault_of(error.orig) if error.orig is not None else None
        if fault is None:
            raise
        raise fault from error


def may_have_happened(error: DBAPIError) -> bool:
    """Whether a commit that failed so may still stand: the disk or the server broke off, nobody said no."""
    return not isinstance(error, IntegrityError) and error.orig is not None and fault_of(error.orig) is not None


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
