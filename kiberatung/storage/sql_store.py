"""The store behind the services' port: one connection, one transaction at a time."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine

from kiberatung.services.changes import Change
from kiberatung.services.ports import Records, UnitOfWork
from kiberatung.storage.engine import telling_faults
from kiberatung.storage.queries.lists import SqlLists
from kiberatung.storage.records import SqlRecords
from kiberatung.storage.unit_of_work import SqlUnitOfWork


class SqlStore:
    """Fulfils `services.ports.Store`; used from one thread at a time.

    Lists and `reading` inside a unit of work see what it has written so far.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection = engine.connect()
        self._lists = SqlLists(self.transaction)

    @property
    def lists(self) -> SqlLists:
        return self._lists

    @contextmanager
    def reading(self) -> Iterator[Records]:
        with self.transaction() as connection:
            yield SqlRecords(connection)

    @contextmanager
    def changing(self, change: Change) -> Iterator[UnitOfWork]:
        if self._connection.in_transaction():
            raise RuntimeError("a unit of work inside another transaction")
        with telling_faults():
            self._connection.begin()
            try:
                yield SqlUnitOfWork(self._connection, change)
            finally:
                self._roll_back()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """The one in progress, or a short one of its own."""
        with telling_faults():
            if self._connection.in_transaction():
                yield self._connection
            else:
                with self._connection.begin():
                    yield self._connection

    def _roll_back(self) -> None:
        """Also where a commit was refused: SQLite keeps such a transaction open, which SQLAlchemy does not see."""
        self._connection.rollback()
        driver = self._connection.connection.dbapi_connection
        if driver is not None:
            driver.rollback()

    @property
    def dialect(self) -> str:
        return self._engine.dialect.name

    def dispose(self) -> None:
        """Lets go of the connection; the store cannot be used afterwards."""
        self._connection.close()
        self._engine.dispose()
