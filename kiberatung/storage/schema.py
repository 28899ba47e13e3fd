"""The schema of a new store, and which one an existing store has: one raw query, so that Alembic stays unimported."""

from types import ModuleType
from uuid import UUID

from sqlalchemy import Connection, insert, text

from kiberatung.storage import search_postgresql, search_sqlite
from kiberatung.storage.link_hashes import NO_HEAD
from kiberatung.storage.tables.change_log import STORE_STATE
from kiberatung.storage.tables.register import METADATA

HEAD = "0007"
"""Revision this program writes; revisions are numbered, so that a higher one is newer."""

REVISION_QUERY = "SELECT version_num FROM alembic_version"


def search_module(connection: Connection) -> ModuleType:
    """The one place that asks which database it is."""
    return search_postgresql if connection.dialect.name == "postgresql" else search_sqlite


def create(connection: Connection, store_id: UUID) -> None:
    """Everything a new store needs; equal to running all migrations, which a test proves."""
    METADATA.create_all(connection)
    search_module(connection).create(connection)
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
    connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})
    start_log(connection, store_id)


def start_log(connection: Connection, store_id: UUID) -> None:
    connection.execute(insert(STORE_STATE).values(store_id=store_id, changes=0, head=NO_HEAD))


def belongs_to_models(_object: object, name: str | None, _kind: str, _reflected: bool, _other: object) -> bool:
    """For Alembic's comparison: the search indexes of each database stand outside the models."""
    return not (name or "").startswith(("search_trigrams", "search_entries_trigrams"))
