"""The store behind the services' port: one connection, one transaction at a time."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from kiberatung.domain.errors import EnvironmentFault
from kiberatung.services.changes import Change, ChangeId
from kiberatung.services.ports import Records, UnitOfWork
from kiberatung.services.sight import Sight
from kiberatung.storage.drafts import SqlDrafts
from kiberatung.storage.engine import may_have_happened, telling_faults
from kiberatung.storage.faults import fault_of, outcome_unknown, saved_after_all
from kiberatung.storage.queries.list_memory import ListMemories
from kiberatung.storage.queries.lists import SqlLists
from kiberatung.storage.queries.sighted_lists import SightedLists
from kiberatung.storage.records import SqlRecords
from kiberatung.storage.unit_of_work import SavedBefore, SqlUnitOfWork, is_logged


class SqlStore(ABC):
    """Fulfils `services.ports.Store`; used from one thread at a time.

    Lists and `reading` inside a unit of work see what it has written so far. A change whose identifier is in the log
    already is not written again.
    """

    def __init__(self, engine: Engine) -> None:
        self._use(engine)
        self._memories = ListMemories()
        self._lists = SqlLists(self.transaction, self._memories.whole)
        self._is_lost = False
        self._unsettled: ChangeId | None = None

    @property
    def lists(self) -> SqlLists:
        return self._lists

    @property
    def drafts(self) -> SqlDrafts:
        return SqlDrafts(self.transaction)

    def lists_seen_by(self, sight: Sight) -> SqlLists:
        if sight.is_whole:
            return self._lists
        return SightedLists(self.transaction, sight, self._memories.of(sight))

    @contextmanager
    def reading(self) -> Iterator[Records]:
        with self.transaction() as connection:
            yield SqlRecords(connection)

    @contextmanager
    def changing(self, change: Change) -> Iterator[UnitOfWork]:
        self._require_connection()
        if self._connection.in_transaction():
            raise RuntimeError("a unit of work inside another transaction")
        self._require_settled()
        self._before_saving()
        with telling_faults(), self._memories.at_rest():
            self._connection.begin()
            try:
                if is_logged(self._connection, change.id):
                    yield SavedBefore(self._connection)
                else:
                    yield SqlUnitOfWork(self._connection, change, self._commit)
            finally:
                self._roll_back()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """The one in progress, or a short one of its own."""
        self._require_connection()
        with telling_faults():
            if self._connection.in_transaction():
                yield self._connection
            else:
                with self._connection.begin():
                    yield self._connection

    @property
    def dialect(self) -> str:
        return self._engine.dialect.name

    def dispose(self) -> None:
        """Lets go of the connection; the store cannot be used afterwards."""
        self._memories.forget()
        self._connection.close()
        self._engine.dispose()

    @abstractmethod
    def _connect_anew(self) -> Engine:
        """Lets go of a connection that failed and makes another; raises `EnvironmentFault`."""

    @abstractmethod
    def _before_saving(self) -> None:
        """Whatever must hold before a transaction that writes."""

    @abstractmethod
    def _make_durable(self) -> None:
        """Whatever must be done before a commit that reported a fault, and is there, may count."""

    def _use(self, engine: Engine) -> None:
        self._engine = engine
        self._connection = engine.connect()

    def _commit(self, token: ChangeId | None) -> None:
        try:
            self._connection.commit()
        except DBAPIError as error:
            if not may_have_happened(error):
                raise
            self._settle(token, error)

    def _settle(self, token: ChangeId | None, error: DBAPIError) -> None:
        """After a commit that failed in an unknown way: the store is opened anew and asked (R03)."""
        self._unsettled, self._is_lost = token, True
        try:
            self._require_connection()
            is_saved = self._find_unsettled()
        except EnvironmentFault:
            raise outcome_unknown() from error
        if not is_saved:
            raise (fault_of(error.orig) if error.orig else None) or outcome_unknown() from error

    def _require_settled(self) -> None:
        """Before the next save: did the last one happen after all? Then the person must look before saving again."""
        if self._unsettled is not None and self._find_unsettled():
            raise saved_after_all()

    def _find_unsettled(self) -> bool:
        with telling_faults(), self._connection.begin():
            is_saved = self._unsettled is not None and is_logged(self._connection, self._unsettled)
        if is_saved:
            self._make_durable()
        self._unsettled = None
        return is_saved

    def _require_connection(self) -> None:
        """A connection that was lost is made anew; raises `EnvironmentFault` while that fails."""
        if self._is_lost:
            self._use(self._connect_anew())
            self._is_lost = False

    def _roll_back(self) -> None:
        """Also where a commit was refused: SQLite keeps such a transaction open, which SQLAlchemy does not see."""
        if self._is_lost:
            return
        self._connection.rollback()
        driver = self._connection.connection.dbapi_connection
        if driver is not None:
            driver.rollback()
